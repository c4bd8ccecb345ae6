import type { Attributes } from './done';
import type { CloudFormationEvent } from './event';
import type { Ports } from './ports';
import { backoff } from './retry';

/** The result of a request. */
export interface Outcome {
  readonly status: 'SUCCESS' | 'FAILED';
  readonly physicalId: string;
  readonly reason?: string;
  readonly attributes?: Attributes;
}

/** The quota of CloudFormation. */
const MAX_RESPONSE_BYTES = 4096;
const MAX_ATTEMPTS = 12;

/**
 * Puts the response and repeats that until CloudFormation accepts it: without a response, the stack waits for the whole
 * service timeout. Throws if the response cannot be delivered, so that Lambda delivers the request again.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
 */
export async function deliver(
  event: CloudFormationEvent,
  outcome: Outcome,
  ports: Ports,
  remainingMs: () => number,
): Promise<void> {
  const body = renderResponse(event, outcome);
  for (let attempt = 0; ; attempt++) {
    // The error can contain the URL.
    const status = await ports.put(event.ResponseURL, body).catch(() => undefined);
    if (status !== undefined && status >= 200 && status <= 299) {
      return;
    }
    const pause = backoff(attempt, ports);
    if (attempt + 1 >= MAX_ATTEMPTS || pause + 500 > remainingMs()) {
      throw new Error(
        `the response could not be delivered: ${status === undefined ? 'no connection' : `HTTP ${status}`}`,
      );
    }
    await ports.sleep(pause);
  }
}

/** The response as JSON, with long texts truncated so that CloudFormation accepts it. */
export function renderResponse(event: CloudFormationEvent, outcome: Outcome): string {
  let maxLength = MAX_RESPONSE_BYTES;
  for (;;) {
    const body = JSON.stringify({
      Status: outcome.status,
      Reason: outcome.reason === undefined ? undefined : truncate(outcome.reason, maxLength),
      PhysicalResourceId: outcome.physicalId,
      StackId: event.StackId,
      RequestId: event.RequestId,
      LogicalResourceId: event.LogicalResourceId,
      Data: outcome.attributes && truncateAll(outcome.attributes, maxLength),
    });
    if (Buffer.byteLength(body) <= MAX_RESPONSE_BYTES || maxLength < 16) {
      return body;
    }
    maxLength = Math.floor(maxLength * 0.8);
  }
}

function truncateAll(attributes: Attributes, maxLength: number): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, truncate(value, maxLength)]));
}

/** By whole characters, so that no surrogate pair is split. */
function truncate(value: string, maxLength: number): string {
  if (value.length <= maxLength) {
    return value;
  }
  return `${[...value.slice(0, maxLength)].slice(0, -1).join('')}…`;
}
