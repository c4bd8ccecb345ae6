import { differ, knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { nameOf, quoted, rule } from '../rule';

export const membershipIsInRegion = rule({
  id: 'MembershipIsInRegion',
  catalogueIds: ['CR-MEMB-003'],
  subject: 'membership',
  severity: 'error',
  title: 'A membership is in the Region of its collaboration',
  why: 'a collaboration exists in one Region, and an account can join it only there',
  fix: 'create the membership in a stack in the Region of the collaboration',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateMembership.html',
    basis: 'inferred',
    proof: 'the operation accepts only the ID of a collaboration, which is that of the Region of the request',
  },
  check: (membership) => {
    const collaboration = nodeOf(membership.collaboration);
    if (!collaboration || !differ(membership.env.region, collaboration.env.region)) {
      return [];
    }
    const own = `${nameOf(membership)} is in ${quoted([knownValue(membership.env.region)])}`;
    const room = `its collaboration ${nameOf(collaboration)} is in ${quoted([knownValue(collaboration.env.region)])}`;
    return [{ what: `${own}, but ${room}`, property: 'CollaborationIdentifier' }];
  },
});
