import { CAN_QUERY, CAN_RUN_JOB } from '../private/words';
import { excludes, type Fact, includes, is, isComplete, known, UNKNOWN } from './fact';
import type { CollaborationFacts } from './kinds/collaboration';
import { type MemberFacts, participants } from './members';
import type { Cost } from './payment';

/**
 * The ability of the member who pays for a cost that is assigned to no member. Synthetic data generation has no default
 * payer.
 */
const PAYS_BY_DEFAULT: { readonly [C in Cost]?: string } = {
  queryCompute: CAN_QUERY,
  jobCompute: CAN_RUN_JOB,
  modelTraining: CAN_QUERY,
  modelInference: CAN_QUERY,
};

/**
 * Whether a member pays for a cost: the collaboration assigns it to the member, or assigns it to no member and the
 * member pays by default.
 */
export function paysFor(collaboration: CollaborationFacts, member: MemberFacts, cost: Cost): Fact<boolean> {
  const named = member.payments[cost];
  if (named.state === 'unknown' || is(named, true)) {
    return named;
  }
  const ability = PAYS_BY_DEFAULT[cost];
  if (!ability || excludes(member.abilities, ability)) {
    return known(false);
  }
  const everyone = participants(collaboration).map(({ payments }) => payments[cost]);
  if (everyone.some((pays) => is(pays, true))) {
    return known(false);
  }
  const nobody = isComplete(collaboration.members) && everyone.every(({ state }) => state !== 'unknown');
  return nobody && includes(member.abilities, ability) ? known(true) : UNKNOWN;
}
