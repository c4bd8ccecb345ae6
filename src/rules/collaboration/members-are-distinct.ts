import { is, itemsOf, knownValue } from '../../model/fact';
import { counted } from '../../private/counted';
import { code, text } from '../../private/text';
import { memberNames } from '../members';
import { nameOf, rule } from '../rule';

export const membersAreDistinct = rule({
  id: 'MembersAreDistinct',
  catalogueIds: ['CR-COLLAB-007'],
  subject: 'collaboration',
  severity: 'error',
  title: 'An account is invited once',
  why: 'the service identifies a member of a collaboration by its account',
  fix: text`merge them into one ${code('Member.account')} with the abilities and payment responsibilities of all`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_DeleteMember.html',
    basis: 'inferred',
    proof: 'the API identifies a member by its account, so two members cannot have the same account',
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
          what: `${counted(members.length, 'member')} of ${nameOf(collaboration)} have the same account: ${memberNames(members)}`,
          property: 'Members',
        },
      ];
    });
  },
});
