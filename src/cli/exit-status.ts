import type { CheckResult } from './result';
import { tally } from './tally';

/** What the process reports to the shell. */
export const EXIT_STATUS = {
  clean: 0,
  /** The command line itself is wrong. */
  usage: 1,
  findings: 2,
  unreadable: 3,
} as const;

export type ExitStatus = (typeof EXIT_STATUS)[keyof typeof EXIT_STATUS];

export interface ExitStatusOptions {
  /**
   * The highest number of warnings with which the check passes.
   *
   * @default - any number
   */
  readonly maxWarnings?: number;
}

/**
 * The exit status of a check.
 *
 * What cannot be read outweighs errors: the list of findings is then incomplete. A pipeline that accepts findings for a
 * while, by the status 2, must not accept what no rule has evaluated.
 */
export function exitStatus(result: CheckResult, { maxWarnings }: ExitStatusOptions = {}): ExitStatus {
  const { errors, warnings, unreadable } = tally(result);
  if (unreadable > 0) {
    return EXIT_STATUS.unreadable;
  }
  const tooManyWarnings = maxWarnings !== undefined && warnings > maxWarnings;
  return errors > 0 || tooManyWarnings ? EXIT_STATUS.findings : EXIT_STATUS.clean;
}
