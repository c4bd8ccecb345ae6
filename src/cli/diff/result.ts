import type { Difference } from '../../report/diff/difference';
import type { Unreadable } from '../result';
import type { Acceptance } from './acceptances';

/** What `diff` has found out about two apps. */
export interface DiffResult {
  readonly collaborations: readonly ReviewedCollaboration[];
  /** Acceptances that accept nothing. */
  readonly unused: readonly UnusedAcceptance[];
  /** What could not be read. Then nothing was compared. */
  readonly unreadable: readonly Unreadable[];
}

export interface ReviewedCollaboration {
  readonly name: string;
  readonly differences: readonly ReviewedDifference[];
  /** Whether everything is known of it in the present app. */
  readonly complete: boolean;
}

export interface ReviewedDifference extends Difference {
  /** Who accepts a difference that widens. It is absent if no one does. */
  readonly accepted?: Acceptance;
}

export interface UnusedAcceptance extends Acceptance {
  /** `void`: no difference that widens has this fingerprint. `expired`: one has it, but the last day has passed. */
  readonly because: 'void' | 'expired';
}
