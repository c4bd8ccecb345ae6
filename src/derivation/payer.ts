import { is } from '../model/fact';
import type { MemberFacts } from '../model/members';
import { paysFor } from '../model/payer';
import { ALL_COSTS, COSTS, type Cost } from '../model/payment';
import type { Terms } from './terms';

/**
 * The costs that a membership must accept, derived from its collaboration.
 *
 * They are `undefined` if the membership can omit the payment configuration, for example for a member who only pays for
 * queries by default.
 */
export function costsToAccept(terms: Terms | undefined, member: MemberFacts | undefined): readonly Cost[] | undefined {
  if (!terms || !member) {
    return undefined;
  }
  const costs = ALL_COSTS.filter((cost) => mustAccept(terms, member, cost));
  return costs.some((cost) => is(member.payments[cost], true)) ? costs : undefined;
}

/**
 * Whether a member must accept a cost, because the collaboration specifies it or because the member certainly pays for
 * compute by default.
 */
function mustAccept(terms: Terms, member: MemberFacts, cost: Cost): boolean {
  if (is(member.payments[cost], true)) {
    return true;
  }
  // No member accepts machine learning costs by default, because most collaborations have none.
  return COSTS[cost][0] !== 'machineLearning' && is(paysFor(terms, member, cost), true);
}
