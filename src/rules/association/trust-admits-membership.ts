import { collaborationOf, nodeOf } from '../../model/nodes';
import { excludesCallers } from '../../model/trust';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';

export const trustAdmitsMembership = rule({
  id: 'TrustAdmitsMembership',
  catalogueIds: ['CR-ASSOC-006'],
  subject: 'association',
  severity: 'error',
  title: 'The conditions in the trust policy of a role admit the memberships of the collaboration',
  why: 'Clean Rooms assumes the role for memberships of the collaboration, whose ARNs the conditions must include',
  fix: text`specify the ARNs of the memberships of this collaboration in the trust policy, or omit ${code('role')} so that
    the association creates one`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/cross-service-confused-deputy-prevention.html',
    basis: 'documented',
  },
  check: (association) => {
    const role = nodeOf(association.role);
    const collaboration = collaborationOf(association);
    const owner = nodeOf(association.membership) ?? association;
    if (!role || !excludesCallers(role, { region: owner.env.region, collaboration })) {
      return [];
    }
    const subject = `the conditions in the trust policy of the role ${nameOf(role)} of ${nameOf(association)}`;
    const memberships = collaboration ? `all memberships of ${nameOf(collaboration)}` : 'its membership';
    return [{ what: `${subject} exclude ${memberships}`, property: 'RoleArn' }];
  },
});
