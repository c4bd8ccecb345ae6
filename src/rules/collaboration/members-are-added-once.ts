import { differ, excludes, includes, itemsOf, same } from '../../model/fact';
import type { MemberFacts } from '../../model/members';
import { code, text } from '../../private/text';
import { CAN_RECEIVE_RESULTS } from '../../private/words';
import { memberName } from '../members';
import { nameOf, quoted, rule } from '../rule';

export const membersAreAddedOnce = rule({
  id: 'MembersAreAddedOnce',
  catalogueIds: ['CR-COLLAB-007'],
  subject: 'collaboration',
  severity: 'error',
  title: 'A member is added once',
  why: text`an account is one member of a collaboration, with one display name and one set of abilities; each
    ${code('CollaborationMember')} changes the member to its own`,
  fix: text`merge them into one ${code('CollaborationMember')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_MemberChangeSpecification.html',
    basis: 'inferred',
    proof:
      'a member has one display name and can either receive results or not, so that one of the resources is never right',
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

function differenceBetween(a: MemberFacts, b: MemberFacts) {
  const receives = (one: MemberFacts) => includes(one.abilities, CAN_RECEIVE_RESULTS);
  const cannot = (one: MemberFacts) => excludes(one.abilities, CAN_RECEIVE_RESULTS);
  if ((receives(a) && cannot(b)) || (cannot(a) && receives(b))) {
    return code('abilities');
  }
  return differ(a.displayName, b.displayName) ? code('displayName') : undefined;
}
