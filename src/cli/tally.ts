import type { CheckResult } from './result';

/** How many results of each kind there are. */
export interface Tally {
  readonly errors: number;
  /** Findings of this severity, and acknowledgments that are not used. */
  readonly warnings: number;
  /** Findings of any severity, which are in no other number. */
  readonly acknowledged: number;
  readonly unreadable: number;
}

export function tally({ findings, unreadable, unused }: CheckResult): Tally {
  const open = findings.filter((finding) => finding.acknowledged === undefined);
  const errors = open.filter(({ severity }) => severity === 'error').length;
  return {
    errors,
    warnings: open.length - errors + unused.length,
    acknowledged: findings.length - open.length,
    unreadable: unreadable.length,
  };
}
