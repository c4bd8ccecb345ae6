import { is } from '../model/fact';
import { paysFor } from '../model/payer';
import { ALL_COSTS, COSTS, type Cost } from '../model/payment';
import type { MemberFacts } from '../model/read-collaboration';
import type { Terms } from './terms';

/**
 * The costs that a membership must accept, by what its collaboration says; `undefined` if it can leave the whole
 * configuration out, as a member can that pays for queries by default only.
 */
export function costsToAccept(terms: Terms | undefined, member: MemberFacts | undefined): readonly Cost[] | undefined {
  if (!terms || !member) {
    return undefined;
  }
  const costs = ALL_COSTS.filter((cost) => mustAccept(terms, member, cost));
  return costs.some((cost) => is(member.payments[cost], true)) ? costs : undefined;
}

/** Whether a member must accept a cost: the collaboration names it, or it certainly pays for compute by default. */
function mustAccept(terms: Terms, member: MemberFacts, cost: Cost): boolean {
  if (is(member.payments[cost], true)) {
    return true;
  }
  // Nobody accepts costs of machine learning without being named: most collaborations have none.
  return COSTS[cost][0] !== 'machineLearning' && is(paysFor(terms, member, cost), true);
}
