import type { Ports } from './ports';
import { NoResponse, ServiceError } from './service-error';

/**
 * What to do after a failed call:
 *
 * | Failure | Had an effect? | Disposition | Meaning |
 * | --- | --- | --- | --- |
 * | throttled (429; 400 on older pages) | no | `retry` | call again while time remains |
 * | a transient reason of the service | no | `retry` | |
 * | AccessDenied by IAM: the policy might still propagate | no | `retry` | |
 * | AccessDenied by the service: also for what does not exist | no | `retry-briefly` | call again a few times |
 * | a signature that is too old, or a session that has ended | no | `retry-briefly` | sign and call again a few times |
 * | 5xx, no response, a response that cannot be read | unknown | `ambiguous` | call again if repeatable, else observe first |
 * | everything else | no | `final` | fail |
 */
export type Disposition = 'retry' | 'retry-briefly' | 'ambiguous' | 'final';

export function dispositionOf(error: unknown): Disposition {
  if (error instanceof NoResponse) {
    return 'ambiguous';
  }
  if (!(error instanceof ServiceError)) {
    return 'final';
  }
  if (error.status === 429 || THROTTLED.has(error.code)) {
    return 'retry';
  }
  if (error.reason !== undefined && error.service.transientReasons.includes(error.reason)) {
    return 'retry';
  }
  if (isDenied(error)) {
    return isDeniedByIam(error) ? 'retry' : 'retry-briefly';
  }
  if (
    UNSIGNED.has(error.code) ||
    (error.code === 'InvalidSignatureException' && /signature (expired|not yet current)/i.test(error.serviceMessage))
  ) {
    return 'retry-briefly';
  }
  return error.status >= 500 ? 'ambiguous' : 'final';
}

export function isDenied(error: unknown): boolean {
  return error instanceof ServiceError && (error.code === 'AccessDeniedException' || error.code === 'AccessDenied');
}

/** IAM names the action that it denies; the message of the service itself does not. */
export function isDeniedByIam(error: unknown): boolean {
  return isDenied(error) && /not authorized to perform/i.test((error as ServiceError).serviceMessage);
}

export function isNotFound(error: unknown): boolean {
  return error instanceof ServiceError && error.code === 'ResourceNotFoundException';
}

/** The result of a call; undefined if what it is about does not exist. */
export function unlessNotFound<T>(call: Promise<T>): Promise<T | undefined> {
  return call.catch((error: unknown) => {
    if (isNotFound(error)) {
      return undefined;
    }
    throw error;
  });
}

/** Does not exist, or is no longer visible to the caller, which a few attempts have confirmed. */
export function isGone(error: unknown): boolean {
  return isNotFound(error) || (isDenied(error) && !isDeniedByIam(error));
}

export function isConflict(error: unknown): boolean {
  return error instanceof ServiceError && error.code === 'ConflictException';
}

/** Until when a request can be processed, so that time remains to respond. */
export interface Budget {
  /** In the milliseconds of `Ports.now`. */
  readonly deadline: number;
}

export function hasTime(budget: Budget, ports: Ports, milliseconds = 0): boolean {
  return ports.now() + milliseconds < budget.deadline;
}

/** Exponential backoff with jitter: the handlers of one deployment share a low request rate. */
export function backoff(attempt: number, ports: Ports): number {
  const ceiling = Math.min(10_000, 250 * 2 ** attempt);
  return Math.round(ceiling / 2 + (ports.random() * ceiling) / 2);
}

/** After this many attempts, which take some seconds, a denial is final. */
const MAX_DENIED_ATTEMPTS = 5;

/** Repeats a call while its failure allows that and time remains; then throws the last failure. */
export async function retrying<T>(
  call: () => Promise<T>,
  options: { readonly repeatable: boolean; readonly budget: Budget; readonly ports: Ports },
): Promise<T> {
  const { repeatable, budget, ports } = options;
  for (let attempt = 0; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const disposition = dispositionOf(error);
      const isFinal =
        disposition === 'final' ||
        (disposition === 'ambiguous' && !repeatable) ||
        (disposition === 'retry-briefly' && attempt + 1 >= MAX_DENIED_ATTEMPTS);
      const pause = backoff(attempt, ports);
      if (isFinal || !hasTime(budget, ports, pause)) {
        throw error;
      }
      await ports.sleep(pause);
    }
  }
}

/** The clock or the credentials of the function are not those of the service, or not yet. */
const UNSIGNED: ReadonlySet<string> = new Set([
  'ExpiredTokenException',
  'ExpiredToken',
  'RequestExpired',
  'RequestTimeTooSkewed',
  'RequestInTheFuture',
  'UnrecognizedClientException',
]);

const THROTTLED: ReadonlySet<string> = new Set(['ThrottlingException', 'TooManyRequestsException', 'Throttling']);
