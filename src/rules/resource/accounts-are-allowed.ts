import type { AnyNode } from '../../model/nodes';
import { trustedAccounts } from '../../model/trust';
import { code, text } from '../../private/text';
import { memberAccountsBeside, partiesOf } from '../parties';
import { onRole } from '../role-of-associations';
import { organizationRule, type Violation } from '../rule';

const NOT_ALLOWED = 'that your organization does not allow';

export const accountsAreAllowed = organizationRule('allowedAccountIds', {
  id: 'AccountsAreAllowed',
  catalogueIds: ['CR-COLLAB-041'],
  subject: 'resource',
  title: 'Only accounts that your organization allows take part in collaborations',
  why: 'the members of a collaboration analyze the tables in it, and receive results and logs',
  fix: text`remove the account, or add it to ${code('allowedAccountIds')} if your organization agrees`,
  page: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/working-with-collaborations.html',
  check: (resource, allowed) => {
    const isAllowed = new Set(allowed);
    // A member is reported at the collaboration, and not again wherever it is named.
    const members = memberAccountsBeside(resource);
    const isStranger = (account: string) => !isAllowed.has(account) && !members.has(account);
    return [
      ...partiesOf(resource)
        .filter(({ account }) => isStranger(account))
        .map(({ words, property }): Violation => ({ what: `${words}, an account ${NOT_ALLOWED}`, property })),
      ...violationsOfRole(resource, isStranger),
    ];
  },
});

function violationsOfRole(resource: AnyNode, isStranger: (account: string) => boolean): readonly Violation[] {
  if (resource.kind !== 'association') {
    return [];
  }
  return onRole(resource, (_, role) => {
    const strangers = trustedAccounts(role).filter(isStranger);
    if (strangers.length === 0) {
      return undefined;
    }
    const accounts = strangers.length === 1 ? 'an account' : 'accounts';
    return { problem: `trusts memberships of ${strangers.join(', ')}, ${accounts} ${NOT_ALLOWED}` };
  });
}
