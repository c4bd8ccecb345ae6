import { type AssociationNode, collaborationOf, type MembershipNode, nodeOf, type RoleNode } from '../../model/nodes';
import { onceFor } from '../../model/once-for';
import { excludesCallers } from '../../model/trust';
import { code, text } from '../../private/text';
import { onRole } from '../role-of-associations';
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
  check: (association) =>
    onRole(association, (one, role) => {
      if (!excludesMembership(role)(nodeOf(one.membership) ?? one)) {
        return undefined;
      }
      const collaboration = collaborationOf(one);
      const memberships = collaboration ? `all memberships of ${nameOf(collaboration)}` : 'its membership';
      return { problem: `excludes ${memberships} by the conditions in its trust policy` };
    }),
});

/** Whether a role excludes a membership, or that of an association whose membership is outside of the app. */
const excludesMembership = onceFor((role: RoleNode) =>
  onceFor((member: MembershipNode | AssociationNode) => {
    const collaboration = member.kind === 'membership' ? nodeOf(member.collaboration) : undefined;
    return excludesCallers(role, { region: member.env.region, collaboration });
  }),
);
