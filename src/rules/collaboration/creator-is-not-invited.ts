import { itemsOf, same } from '../../model/fact';
import { code, text } from '../../private/text';
import { memberName } from '../members';
import { nameOf, rule } from '../rule';

export const creatorIsNotInvited = rule({
  id: 'CreatorIsNotInvited',
  catalogueIds: ['CR-COLLAB-006'],
  subject: 'collaboration',
  severity: 'error',
  title: 'The creator is not among the invited members',
  why: 'the account that creates a collaboration is its member already; only others are invited',
  fix: text`remove it from ${code('members')}, and say with ${code('creator')} what it may do and what it pays for`,
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
        what: `${nameOf(collaboration)} invites ${memberName(invited)}, the account that creates it`,
        property: 'Members',
      },
    ];
  },
});
