import type { CloudFormationEvent } from './event';

/** CloudFormation waits for so long without a `ServiceTimeout`. */
const DEFAULT_TIMEOUT_SECONDS = 3600;

/**
 * When CloudFormation abandons a request, in milliseconds since 1970: what a handler does after that is not wanted
 * any more. An event contains no time, but its response URL is presigned: it states when it was made, or, with the older
 * signature, when it ends. Undefined if it states neither.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function givenUpAt({ ResponseURL, ResourceProperties }: CloudFormationEvent): number | undefined {
  if (!URL.canParse(ResponseURL)) {
    return undefined;
  }
  const query = new URL(ResponseURL).searchParams;
  const made = Date.parse((query.get('X-Amz-Date') ?? '').replace(BASIC_FORMAT, '$1-$2-$3T$4:$5:$6Z'));
  if (!Number.isNaN(made)) {
    return made + timeoutSeconds(ResourceProperties?.ServiceTimeout) * 1000;
  }
  return /^\d+$/.test(query.get('Expires') ?? '') ? Number(query.get('Expires')) * 1000 : undefined;
}

const BASIC_FORMAT = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

function timeoutSeconds(raw: unknown): number {
  const seconds = Number(raw);
  return seconds > 0 ? seconds : DEFAULT_TIMEOUT_SECONDS;
}
