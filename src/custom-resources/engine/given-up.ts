import type { CloudFormationEvent } from './event';
import { sentAt } from './sent-at';

/** CloudFormation waits for so long without a `ServiceTimeout`. */
const DEFAULT_TIMEOUT_SECONDS = 3600;

/**
 * When CloudFormation abandons a request, in milliseconds since 1970: what a handler does after that is not wanted
 * any more. Undefined if the request does not state when it was made.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
 */
export function givenUpAt({ ResponseURL, ResourceProperties }: CloudFormationEvent): number | undefined {
  const made = sentAt(ResponseURL);
  return made === undefined ? undefined : made + timeoutSeconds(ResourceProperties?.ServiceTimeout) * 1000;
}

function timeoutSeconds(raw: unknown): number {
  const seconds = Number(raw);
  return seconds > 0 ? seconds : DEFAULT_TIMEOUT_SECONDS;
}
