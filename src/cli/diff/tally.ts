import { DIFFERENCE_KINDS, type DifferenceKind } from '../../report/diff/difference';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import type { DiffResult, ReviewedDifference } from './result';

/** What makes the command fail. `unknown`: also what is not known of the present app. */
export const FAIL_ON = ['widens', 'unknown', 'never'] as const;

export type FailOn = (typeof FAIL_ON)[number];

/** How many differences of each kind there are. */
export function countsOf(
  differences: readonly Pick<ReviewedDifference, 'kind'>[],
): readonly (readonly [kind: DifferenceKind, count: number])[] {
  return DIFFERENCE_KINDS.map((kind) => [kind, differences.filter((one) => one.kind === kind).length] as const);
}

/** The differences that widen, and that no one accepts. */
export function openOf({ collaborations }: DiffResult): readonly ReviewedDifference[] {
  return collaborations.flatMap(({ differences }) => differences.filter(isOpen));
}

export function isOpen({ kind, accepted }: ReviewedDifference): boolean {
  return kind === 'widens' && accepted === undefined;
}

/**
 * As that of a check: what cannot be read outweighs what was found, since it was not compared. Nor is anything compared if
 * there is no collaboration, for example because the folder is another one.
 */
export function diffStatus(result: DiffResult, failOn: FailOn): ExitStatus {
  if (result.unreadable.length > 0 || result.collaborations.length === 0) {
    return EXIT_STATUS.unreadable;
  }
  const isUnknown = failOn === 'unknown' && result.collaborations.some(({ complete }) => !complete);
  const fails = failOn !== 'never' && (openOf(result).length > 0 || isUnknown);
  return fails ? EXIT_STATUS.findings : EXIT_STATUS.clean;
}
