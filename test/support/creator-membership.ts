import { type Collaboration, Membership, type MembershipOptions } from '../../src';

/** The membership of the account that has created a collaboration, below it. */
export function creatorMembership(
  collaboration: Collaboration,
  id = 'Membership',
  options: MembershipOptions = {},
): Membership {
  return new Membership(collaboration, id, { ...options, collaboration });
}
