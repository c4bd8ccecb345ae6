import type { CloudFormationEvent } from './event';
import type { Attributes } from './kind';
import type { Ports } from './ports';
import { backoff } from './retry';

/** What becomes of a request. */
export interface Outcome {
  readonly status: 'SUCCESS' | 'FAILED';
  readonly physicalId: string;
  readonly reason?: string;
  readonly attributes?: Attributes;
}

/** CloudFormation reads no more. */
const MOST_BYTES = 4096;
const ATTEMPTS = 12;

/**
 * Tells CloudFormation, again and again until it has heard: an answer that gets lost leaves the stack hanging for the
 * whole service timeout. Throws if it cannot be delivered, so that Lambda delivers the request once more.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
 */
export async function deliver(
  event: CloudFormationEvent,
  outcome: Outcome,
  ports: Ports,
  remainingMs: () => number,
): Promise<void> {
  const body = renderAnswer(event, outcome);
  for (let attempt = 0; ; attempt++) {
    // The error itself may name the URL.
    const status = await ports.put(event.ResponseURL, body).catch(() => undefined);
    if (status !== undefined && status >= 200 && status <= 299) {
      return;
    }
    const pause = backoff(attempt, ports);
    if (attempt + 1 >= ATTEMPTS || pause + 500 > remainingMs()) {
      throw new Error(
        `the answer could not be delivered: ${status === undefined ? 'no connection' : `HTTP ${status}`}`,
      );
    }
    await ports.sleep(pause);
  }
}

/** The answer as JSON, cut where texts are long so that CloudFormation accepts it. */
export function renderAnswer(event: CloudFormationEvent, outcome: Outcome): string {
  let longest = MOST_BYTES;
  for (;;) {
    const body = JSON.stringify({
      Status: outcome.status,
      Reason: outcome.reason === undefined ? undefined : cut(outcome.reason, longest),
      PhysicalResourceId: outcome.physicalId,
      StackId: event.StackId,
      RequestId: event.RequestId,
      LogicalResourceId: event.LogicalResourceId,
      Data: outcome.attributes && cutAll(outcome.attributes, longest),
    });
    if (Buffer.byteLength(body) <= MOST_BYTES || longest < 16) {
      return body;
    }
    longest = Math.floor(longest * 0.8);
  }
}

function cutAll(attributes: Attributes, longest: number): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, cut(value, longest)]));
}

/** By whole characters, so that no half of a surrogate pair is left. */
function cut(value: string, longest: number): string {
  if (value.length <= longest) {
    return value;
  }
  return `${[...value.slice(0, longest)].slice(0, -1).join('')}…`;
}
