import { type Fact, is, isComplete, itemsOf, known, type ListFact, UNKNOWN } from './fact';
import type { StatementFacts } from './statements';

/**
 * Whether statements allow an action on any resource.
 *
 * Resources, conditions and deny statements are not evaluated: `false` means that no statement contains the action.
 */
export function allows(statements: ListFact<StatementFacts>, action: string): Fact<boolean> {
  const candidates = itemsOf(statements).filter((statement) => !is(statement.allow, false));
  const naming = candidates.filter(({ actions }) => itemsOf(actions).some((pattern) => stands(pattern, action)));
  if (naming.some((statement) => is(statement.allow, true))) {
    return known(true);
  }
  const sure = isComplete(statements) && candidates.every(({ actions }) => isComplete(actions));
  return sure && naming.length === 0 ? known(false) : UNKNOWN;
}

/** Whether a pattern in a policy, with `*` and `?`, matches an action. The comparison is not case-sensitive. */
function stands(pattern: string, action: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*+/g, '.*').replace(/\?/g, '.')}$`, 'i').test(action);
}
