import { knownValue } from '../../model/fact';
import { knowsEveryAccount, participantIn, participants } from '../../model/members';
import { nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { memberNames } from '../members';
import { nameOf, rule } from '../rule';

export const accountIsInvited = rule({
  id: 'AccountIsInvited',
  catalogueIds: ['CR-MEMB-001'],
  subject: 'membership',
  // A change request can add a member outside of this app.
  severity: 'warning',
  title: 'The account of a membership is a member of the collaboration',
  why: 'only the account that creates a collaboration and accounts that are invited to it can join it',
  fix: text`invite the account with ${code('Member.account')} in the collaboration, add it with
    ${code('CollaborationMember')}, or acknowledge this warning if it is added outside of this app`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html',
    basis: 'documented',
  },
  check: (membership) => {
    const collaboration = nodeOf(membership.collaboration);
    const account = knownValue(membership.env.account);
    if (!collaboration || !account || participantIn(collaboration, membership.env)) {
      return [];
    }
    if (!knowsEveryAccount(collaboration)) {
      return [];
    }
    const subject = `${nameOf(membership)} is in account ${account}`;
    const members = memberNames(participants(collaboration));
    return [{ what: `${subject}, which is not a member of ${nameOf(collaboration)}; its members are ${members}` }];
  },
});
