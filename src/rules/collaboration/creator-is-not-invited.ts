import { itemsOf, same } from '../../model/fact';
import { code, text } from '../../private/text';
import { memberName } from '../members';
import { nameOf, rule } from '../rule';

export const creatorIsNotInvited = rule({
  id: 'CreatorIsNotInvited',
  catalogueIds: ['CR-COLLAB-006'],
  subject: 'collaboration',
  severity: 'error',
  title: 'The creator is not one of the invited members',
  why: 'the account that creates a collaboration is a member of it already; only other accounts can be invited',
  fix: text`remove the account from ${code('members')}, and specify its abilities and payment responsibilities in
    ${code('creator')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateCollaboration.html',
    basis: 'documented',
  },
  check: (collaboration) => {
    const invited = itemsOf(collaboration.members).find(({ account }) => same(account, collaboration.creator.account));
    if (!invited) {
      return [];
    }
    return [
      {
        what: `${nameOf(collaboration)} invites ${memberName(invited)}, which is the account that creates it`,
        property: 'Members',
      },
    ];
  },
});
