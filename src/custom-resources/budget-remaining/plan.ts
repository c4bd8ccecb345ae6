/*
 * "Accepted" is an Update back to what was accepted before: a rollback, which must not fail because queries have spent
 * the budget in the meantime, or because it was deleted.
 *
 * | Budget                                       | Create, Update                        | accepted            |
 * | -------------------------------------------- | ------------------------------------- | ------------------- |
 * | at least each minimum remains                | done                                  | done                |
 * | less than a minimum remains, or no number is | fail: what remains, and the fix       | done                |
 * | returned for it                              |                                       |                     |
 * | there is none                                | wait shortly; after that fail         | the same; then done |
 *
 * A budget with two limits, or one of two budgets, has the number that is smaller: it ends first.
 *
 * Delete: done, without a call: nothing was made.
 */

import { digestOf } from '../../private/digest';
import { DIFFERENTIAL_PRIVACY } from '../../private/words';
import type { Done } from '../engine/done';
import type { Request } from '../engine/event';
import { type Decision, fail, type Progress, SETTLING_MS, wait } from '../engine/reconciler';
import type { BudgetSummary } from '../service/operations/privacy';
import { ATTRIBUTES, type RemainingProperties, type Unit } from './contract';

/** How much remains of what a budget allows. */
interface Amount {
  readonly remaining: number;
  readonly max: number;
}

type Amounts = ReadonlyMap<string, Amount>;

const UNITS = Object.keys(ATTRIBUTES) as Unit[];

export function decide(
  { properties, accepted }: Request<RemainingProperties>,
  budgets: readonly BudgetSummary[],
  { waited }: Progress<never>,
): Decision<never> {
  if (budgets.length === 0) {
    const reason = `${subjectOf(properties)} does not exist: deploy the privacy budget template first, by its owner`;
    return waited < SETTLING_MS ? wait(reason) : (accepted ?? fail(reason));
  }
  const amounts = amountsIn(budgets);
  const short = UNITS.flatMap((unit) => shortfallOf(unit, amounts.get(unit), properties.minimums[unit]));
  if (short.length === 0 || accepted) {
    return doneWith(properties, amounts);
  }
  const owners = [...new Set(budgets.map(({ creatorAccountId }) => creatorAccountId))].join(', ');
  return fail(
    `not enough is left of ${subjectOf(properties)}: ${short.join(', ')}; fix: lower the minimum, wait until the budget ` +
      `is refreshed, if it is, or let its owner (account ${owners}) raise ${LIMIT_OF[properties.budgetType]}`,
  );
}

const LIMIT_OF: Readonly<Record<RemainingProperties['budgetType'], string>> = {
  DIFFERENTIAL_PRIVACY: 'epsilon, which protects less',
  ACCESS_BUDGET: 'the limit',
};

function subjectOf({ budgetType, collaborationId, resourceArn }: RemainingProperties): string {
  return budgetType === DIFFERENTIAL_PRIVACY
    ? `the differential privacy budget of collaboration ${collaborationId}`
    : `the access budget of ${resourceArn} in collaboration ${collaborationId}`;
}

/** By unit, of which a later version of the service can have others. */
function amountsIn(budgets: readonly BudgetSummary[]): Amounts {
  const all = budgets.flatMap(({ budget }) => [
    ...(budget.differentialPrivacy?.aggregations ?? []).map(
      ({ type, remainingCount, maxCount }) => [type, { remaining: remainingCount, max: maxCount }] as const,
    ),
    ...(budget.accessBudget?.details ?? []).map(
      ({ remainingBudget, budget: max }) => ['ACCESSES', { remaining: remainingBudget, max }] as const,
    ),
  ]);
  // The last entry of a map stays.
  return new Map([...all].sort(([, one], [, other]) => other.remaining - one.remaining));
}

function shortfallOf(unit: Unit, amount: Amount | undefined, minimum: number | undefined): string[] {
  if (minimum === undefined || (amount !== undefined && amount.remaining >= minimum)) {
    return [];
  }
  const rest = amount ? `${amount.remaining} of ${amount.max} ${unit} remain` : `no number of ${unit} is returned`;
  return [`${rest}, and at least ${minimum} are required`];
}

/** The physical id contains what was accepted. */
export function accepted(physicalId: string, properties: RemainingProperties): Done | undefined {
  return physicalId === physicalIdOf(properties) ? doneWith(properties, new Map()) : undefined;
}

/** Of a unit that the budget does not count, or that was not read. */
const NO_NUMBER = 'NONE';

function doneWith(properties: RemainingProperties, amounts: Amounts): Done {
  const attributes = UNITS.flatMap((unit) => {
    const { remaining, max } = ATTRIBUTES[unit];
    const amount = amounts.get(unit);
    return [
      [remaining, String(amount?.remaining ?? NO_NUMBER)],
      [max, String(amount?.max ?? NO_NUMBER)],
    ];
  });
  return { next: 'done', physicalId: physicalIdOf(properties), attributes: Object.fromEntries(attributes) };
}

/** With a digest, because ARNs are long and revisions are texts of users. */
function physicalIdOf(properties: RemainingProperties): string {
  const { collaborationId, budgetType, resourceArn = null, minimums, revision = null } = properties;
  const required = UNITS.map((unit) => minimums[unit] ?? null);
  return `${collaborationId}/budget-remaining/${digestOf(JSON.stringify([budgetType, resourceArn, required, revision]))}`;
}
