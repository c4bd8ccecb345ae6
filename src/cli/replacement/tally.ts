import type { ReplacementsResult } from './result';

/** How many results of each kind there are. */
export interface ReplacementsTally {
  /** Changes by which something is lost that cannot be restored. */
  readonly errors: number;
  /** All other changes. */
  readonly warnings: number;
  readonly unknown: number;
  readonly unreadable: number;
}

export function replacementsTally({ changes, unknown, unreadable }: ReplacementsResult): ReplacementsTally {
  const errors = changes.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: changes.length - errors, unknown: unknown.length, unreadable: unreadable.length };
}
