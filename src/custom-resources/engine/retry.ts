import type { Ports } from './ports';
import { NoAnswer, ServiceError } from './service-error';

/**
 * What a failed call allows:
 *
 * | Failure | Had an effect? | Then |
 * | --- | --- | --- |
 * | throttled (429; older pages say 400) | no | call again |
 * | IAM_SYNCHRONIZATION_DELAY | no | call again |
 * | AccessDenied by IAM: the policy may still spread | no | call again |
 * | AccessDenied by the service: also how absence looks | no | a few more calls, then it is meant |
 * | 5xx, no answer | unknown | call again if repeatable, else the caller looks first |
 * | everything else | no | it is meant |
 */
export type Verdict = 'again' | 'few' | 'unknown' | 'meant';

export function verdictOn(error: unknown): Verdict {
  if (error instanceof NoAnswer) {
    return 'unknown';
  }
  if (!(error instanceof ServiceError)) {
    return 'meant';
  }
  if (error.status === 429 || THROTTLED.has(error.code)) {
    return 'again';
  }
  if (error.reason === 'IAM_SYNCHRONIZATION_DELAY') {
    return 'again';
  }
  if (isDenied(error)) {
    return isDeniedByIam(error) ? 'again' : 'few';
  }
  return error.status >= 500 ? 'unknown' : 'meant';
}

export function isDenied(error: unknown): boolean {
  return error instanceof ServiceError && (error.code === 'AccessDeniedException' || error.code === 'AccessDenied');
}

/** IAM names the action that it refuses; the service itself says only that it will not. */
export function isDeniedByIam(error: unknown): boolean {
  return isDenied(error) && /not authorized to perform/i.test((error as ServiceError).serviceMessage);
}

export function isNotFound(error: unknown): boolean {
  return error instanceof ServiceError && error.code === 'ResourceNotFoundException';
}

/** Not there, or not for us: a few attempts have already shown that it is meant. */
export function isGone(error: unknown): boolean {
  return isNotFound(error) || (isDenied(error) && !isDeniedByIam(error));
}

export function isConflict(error: unknown): boolean {
  return error instanceof ServiceError && error.code === 'ConflictException';
}

/** Until when work may go on, so that time remains to answer. */
export interface Budget {
  /** In the milliseconds of `Ports.now`. */
  readonly deadline: number;
}

export function hasTime(budget: Budget, ports: Ports, milliseconds = 0): boolean {
  return ports.now() + milliseconds < budget.deadline;
}

/** Full jitter below a doubling ceiling: many handlers of one deployment share five requests a second. */
export function backoff(attempt: number, ports: Ports): number {
  const ceiling = Math.min(10_000, 250 * 2 ** attempt);
  return Math.round(ceiling / 2 + (ports.random() * ceiling) / 2);
}

/** A denial by the service itself is believed after so many attempts: some seconds. */
const FEW = 5;

/** Repeats a call as long as its failure allows it and time remains; then throws the last failure. */
export async function retrying<T>(
  call: () => Promise<T>,
  options: { readonly repeatable: boolean; readonly budget: Budget; readonly ports: Ports },
): Promise<T> {
  const { repeatable, budget, ports } = options;
  for (let attempt = 0; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const verdict = verdictOn(error);
      const meant = verdict === 'meant' || (verdict === 'few' && attempt + 1 >= FEW);
      const pause = backoff(attempt, ports);
      if (meant || (verdict === 'unknown' && !repeatable) || !hasTime(budget, ports, pause)) {
        throw error;
      }
      await ports.sleep(pause);
    }
  }
}

const THROTTLED: ReadonlySet<string> = new Set(['ThrottlingException', 'TooManyRequestsException', 'Throttling']);
