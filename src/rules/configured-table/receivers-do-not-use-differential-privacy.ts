import { userIdentifiersOf } from '../../model/analysis-rule';
import { includes, itemsOf } from '../../model/fact';
import { nodeOf, participationOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { CAN_RECEIVE_RESULTS } from '../../private/words';
import { memberName } from '../members';
import { nameOf, rule, type Violation } from '../rule';

export const receiversDoNotUseDifferentialPrivacy = rule({
  id: 'ReceiversDoNotUseDifferentialPrivacy',
  catalogueIds: ['CR-CUSTOM-020'],
  subject: 'configuredTable',
  // A change request can take this ability from a member.
  severity: 'warning',
  title: 'A member who can receive results does not use differential privacy',
  why: text`differential privacy protects data from the members who receive results, and is not available to these
    members`,
  fix: text`use ${code('OutputProtection.aggregationThreshold({ … })')} instead, or remove
    ${code('MemberAbility.RECEIVE_RESULTS')} from the member`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/differential-privacy.html',
    basis: 'documented',
  },
  check: (table) => {
    if (!userIdentifiersOf(table.rule)) {
      return [];
    }
    const rooms = itemsOf(table.associations).flatMap((association) => {
      const membership = nodeOf(association.membership);
      return (membership && participationOf(membership)) ?? [];
    });
    const found = new Map<object, Violation>();
    for (const { collaboration, member } of rooms) {
      if (includes(member.abilities, CAN_RECEIVE_RESULTS)) {
        const receiver = `its owner ${memberName(member)} can receive results in ${nameOf(collaboration)}`;
        const what = `${nameOf(table)} uses differential privacy, but ${receiver}`;
        found.set(collaboration, { what, property: 'AnalysisRules' });
      }
    }
    return [...found.values()];
  },
});
