import { differ, excludes, includes, isAbsent, itemsOf, type ListFact, same } from '../../model/fact';
import type { MemberFacts } from '../../model/members';
import { ALL_COSTS } from '../../model/payment';
import { code, text } from '../../private/text';
import {
  CAN_EXPORT_QUERY_ANALYSIS_LOG,
  CAN_RECEIVE_INFERENCE_OUTPUT,
  CAN_RECEIVE_MODEL_OUTPUT,
  CAN_RECEIVE_RESULTS,
} from '../../private/words';
import { memberName } from '../members';
import { nameOf, quoted, rule } from '../rule';

export const membersAreAddedOnce = rule({
  id: 'MembersAreAddedOnce',
  catalogueIds: ['CR-COLLAB-007'],
  subject: 'collaboration',
  severity: 'error',
  title: 'A member is added once',
  why: text`an account is one member of a collaboration, with one display name, and one set of abilities and
    payments; each ${code('CollaborationMember')} changes the member to its own`,
  fix: text`merge them into one ${code('CollaborationMember')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_MemberChangeSpecification.html',
    basis: 'inferred',
    proof:
      'a member has one display name, and each ability and payment either or not, so that one of the resources is never ' +
      'right',
  },
  check: (collaboration) => {
    const added = itemsOf(collaboration.addedMembers);
    return added.flatMap((later) => {
      // The first one is compared with itself.
      const earlier = added.find(({ member }) => same(member.account, later.member.account));
      const difference = earlier && differenceBetween(earlier.member, later.member);
      if (!earlier || !difference) {
        return [];
      }
      const both = `${quoted([earlier.path])} and ${quoted([later.path])}`;
      const member = `the same member ${memberName(later.member)} to ${nameOf(collaboration)}`;
      return [{ what: text`${both} add ${member}, but differ in ${difference}` }];
    });
  },
});

/** Whether one list certainly has one of the values, which the other certainly has not. */
function areDifferent(a: ListFact<string>, b: ListFact<string>, values: readonly string[]): boolean {
  return values.some(
    (value) => (includes(a, value) && excludes(b, value)) || (excludes(a, value) && includes(b, value)),
  );
}

function differenceBetween(a: MemberFacts, b: MemberFacts) {
  if (areDifferent(a.abilities, b.abilities, [CAN_RECEIVE_RESULTS, CAN_EXPORT_QUERY_ANALYSIS_LOG])) {
    return code('abilities');
  }
  // What one of them leaves out, it does not change.
  const bothState = !isAbsent(a.mlAbilities) && !isAbsent(b.mlAbilities);
  if (
    bothState &&
    areDifferent(a.mlAbilities, b.mlAbilities, [CAN_RECEIVE_MODEL_OUTPUT, CAN_RECEIVE_INFERENCE_OUTPUT])
  ) {
    return code('mlAbilities');
  }
  if (ALL_COSTS.some((cost) => differ(a.payments[cost], b.payments[cost]))) {
    return code('paymentResponsibilities');
  }
  return differ(a.displayName, b.displayName) ? code('displayName') : undefined;
}
