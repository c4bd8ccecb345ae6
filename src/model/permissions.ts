import { type ArnPattern, matches, referenceIn } from './arn-pattern';
import { type Fact, includes, is, isAbsent, isComplete, itemsOf, known, type ListFact, UNKNOWN } from './fact';
import type { Pointer } from './raw';
import type { StatementFacts } from './statements';
import { covers, coversAll, isSame, type Target } from './targets';

/**
 * Whether statements allow an action on any resource.
 *
 * Resources, conditions and deny statements are not evaluated: `false` means that no statement contains the action.
 */
export function allows(statements: ListFact<StatementFacts>, action: string): Fact<boolean> {
  const candidates = itemsOf(statements).filter((statement) => !is(statement.allow, false));
  const naming = candidates.filter(({ actions }) => includesAction(actions, action));
  if (naming.some((statement) => is(statement.allow, true))) {
    return known(true);
  }
  const sure = isComplete(statements) && candidates.every(({ actions }) => isComplete(actions));
  return sure && naming.length === 0 ? known(false) : UNKNOWN;
}

/**
 * Whether statements of a role allow an action on a target.
 *
 * `false` is certain: no statement can cover the action and the target, or one denies all of it. Conditions are not
 * evaluated, so a statement with a condition can cover it, and does not deny it with certainty.
 */
export function allowsOn(statements: ListFact<StatementFacts>, action: string, target: Target): Fact<boolean> {
  const all = itemsOf(statements);
  if (all.some((one) => is(one.allow, false) && is(one.conditional, false) && denies(one, action, target))) {
    return known(false);
  }
  const candidates = all.filter((one) => !is(one.allow, false) && canCover(one, action, target));
  if (candidates.length === 0) {
    return isComplete(statements) ? known(false) : UNKNOWN;
  }
  return candidates.some((one) => is(one.allow, true) && is(one.conditional, false) && coversIt(one, action, target))
    ? known(true)
    : UNKNOWN;
}

/** Whether the policy of a resource can allow an action to a role. */
export function canGrant(policy: ListFact<StatementFacts>, role: Pointer, action: string): boolean {
  const statements = itemsOf(policy).filter((one) => !is(one.allow, false));
  return (
    !isComplete(policy) ||
    statements.some(
      ({ actions, principals }) =>
        (includesAction(actions, action) || !isComplete(actions)) &&
        (!isComplete(principals) || itemsOf(principals).some((principal) => canBe(principal, role))),
    )
  );
}

/** Whether a principal can be a role. An account is not one, because it only delegates to the policies of its roles. */
function canBe(principal: ArnPattern, role: Pointer): boolean {
  const reference = referenceIn(principal);
  if (reference) {
    return !is(isSame(reference, role), false);
  }
  const last = principal.at(-1);
  return !(typeof last === 'string' && /(:root|^\d{12})$/.test(last));
}

function denies({ actions, resources, principals }: StatementFacts, action: string, target: Target): boolean {
  // The policy of a bucket can deny something to others only.
  return (
    isAbsent(principals) && includesAction(actions, action) && itemsOf(resources).some((one) => coversAll(one, target))
  );
}

function canCover({ actions, resources }: StatementFacts, action: string, target: Target): boolean {
  return (
    (includesAction(actions, action) || !isComplete(actions)) &&
    (itemsOf(resources).some((pattern) => !is(covers(pattern, target), false)) || !isComplete(resources))
  );
}

function coversIt({ actions, resources }: StatementFacts, action: string, target: Target): boolean {
  return includesAction(actions, action) && itemsOf(resources).some((pattern) => is(covers(pattern, target), true));
}

/** Whether actions, which can have `*` and `?`, contain an action. The comparison is not case-sensitive. */
function includesAction(actions: ListFact<string>, action: string): boolean {
  return itemsOf(actions).some((pattern) => matches(pattern, action, 'i'));
}

/** Whether a statement can allow a service to assume a role. */
export function canTrust({ allow, actions, services }: StatementFacts, service: string, action: string): boolean {
  return (
    !is(allow, false) &&
    (includesAction(actions, action) || !isComplete(actions)) &&
    (includes(services, service) || !isComplete(services))
  );
}
