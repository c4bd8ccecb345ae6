import type { CloudFormationEvent } from './event';

/** CloudFormation waits for so long without a `ServiceTimeout`. */
const DEFAULT_TIMEOUT_SECONDS = 3600;

/** How long after it was made a response URL can be used: those of the newer signature state it (`X-Amz-Expires`). */
const URL_LIFETIME_SECONDS = 7200;

/**
 * When CloudFormation abandons a request, in milliseconds since 1970: what a handler does after that is not wanted
 * any more. An event contains no time, but its response URL is presigned: it states when it was made, or, with the older
 * signature, when it ends. Undefined if it states neither, so that it is not presigned.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function givenUpAt({ ResponseURL, ResourceProperties }: CloudFormationEvent): number | undefined {
  if (!URL.canParse(ResponseURL)) {
    return undefined;
  }
  const made = madeAt(new URL(ResponseURL).searchParams);
  return Number.isNaN(made) ? undefined : made + timeoutSeconds(ResourceProperties?.ServiceTimeout) * 1000;
}

function madeAt(query: URLSearchParams): number {
  const date = query.get('X-Amz-Date');
  if (date !== null) {
    return Date.parse(date.replace(BASIC_FORMAT, '$1-$2-$3T$4:$5:$6Z'));
  }
  const end = query.get('Expires') ?? '';
  return /^\d+$/.test(end) ? (Number(end) - URL_LIFETIME_SECONDS) * 1000 : Number.NaN;
}

const BASIC_FORMAT = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

function timeoutSeconds(raw: unknown): number {
  const seconds = Number(raw);
  return seconds > 0 ? seconds : DEFAULT_TIMEOUT_SECONDS;
}
