import { is, itemsOf, knownValue } from '../../model/fact';
import { label } from '../../model/nodes';
import { memberNames } from '../members';
import { rule } from '../rule';

export const membersAreDistinct = rule({
  id: 'MembersAreDistinct',
  catalogueIds: ['CR-COLLAB-007'],
  subject: 'collaboration',
  severity: 'error',
  title: 'Every account is invited once',
  why: 'an account is one member: the service finds a member of a collaboration by its account',
  fix: 'merge them into one Member.of with the abilities and payments of all',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_DeleteMember.html',
    basis: 'inferred',
  },
  check: (collaboration) => {
    const invited = itemsOf(collaboration.members);
    const accounts = new Set(invited.flatMap(({ account }) => knownValue(account) ?? []));
    return [...accounts].flatMap((account) => {
      const members = invited.filter((member) => is(member.account, account));
      if (members.length === 1) {
        return [];
      }
      return [
        {
          what: `${members.length} members of "${label(collaboration)}" are one account: ${memberNames(members)}`,
          property: 'Members',
        },
      ];
    });
  },
});
