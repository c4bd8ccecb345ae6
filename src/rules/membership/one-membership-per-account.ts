import { sameAccount } from '../../model/env';
import { is } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { nameOf, rule } from '../rule';

export const oneMembershipPerAccount = rule({
  id: 'OneMembershipPerAccount',
  catalogueIds: ['CR-MEMB-002'],
  subject: 'membership',
  severity: 'error',
  title: 'An account joins a collaboration once',
  why: 'joining creates the membership of an account, which has one at most in a collaboration',
  fix: 'keep one membership, and let other stacks refer to it',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-membership.html',
    basis: 'inferred',
  },
  check: (membership) => {
    const collaboration = nodeOf(membership.collaboration);
    const first = collaboration?.memberships.find(
      (other) => other.order < membership.order && is(sameAccount(other.env, membership.env), true),
    );
    if (!collaboration || !first) {
      return [];
    }
    const again = `"${membership.path}" joins ${nameOf(collaboration)} again`;
    return [{ what: `${again} after "${first.path}" of the same account`, property: 'CollaborationIdentifier' }];
  },
});
