import { sameAccount } from '../../model/env';
import { is, itemsOf } from '../../model/fact';
import { type MembershipNode, nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const oneMembershipPerAccount = rule({
  id: 'OneMembershipPerAccount',
  catalogueIds: ['CR-MEMB-002'],
  subject: 'membership',
  severity: 'error',
  title: 'An account joins a collaboration once',
  why: 'an account can have only one membership in a collaboration',
  fix: 'keep one membership, and refer to it from other stacks',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_Collaboration.html',
    basis: 'inferred',
    proof: 'the API has one membership ID for each account in a collaboration',
  },
  check: (membership) => {
    const collaboration = nodeOf(membership.collaboration);
    if (!collaboration) {
      return [];
    }
    const first = itemsOf(collaboration.memberships).find(
      (other) => precedes(other, membership) && is(sameAccount(other.env, membership.env), true),
    );
    if (!first || !isDistinct(membership)) {
      return [];
    }
    const subject = `${quoted([membership.path])} joins ${nameOf(collaboration)}`;
    const fix = membership.declared ? 'declare each partner once' : text`remove the ${code('DeclaredPartner')}`;
    return [
      {
        what: `${subject} with the same account as ${quoted([first.path])}`,
        fix: first.declared && fix,
        property: 'CollaborationIdentifier',
      },
    ];
  },
});

function precedes(other: MembershipNode, membership: MembershipNode): boolean {
  return isDistinct(other) && other.order < membership.order;
}

/** Imports of one membership in several stacks are the same membership. */
function isDistinct({ imported, declared }: MembershipNode): boolean {
  return !imported || declared !== undefined;
}
