import { is } from '../../model/fact';
import { type MembershipNode, nodeOf, type RoleNode } from '../../model/nodes';
import { CLEAN_ROOMS, excludesCallers, trustedServices, trustsCleanRooms } from '../../model/trust';
import { code, text } from '../../private/text';
import { resultPlacesOf } from '../result-places';
import { nameOf, quoted, rule } from '../rule';

export const resultRoleTrustsCleanRooms = rule({
  id: 'ResultRoleTrustsCleanRooms',
  catalogueIds: ['CR-MEMB-027'],
  subject: 'membership',
  severity: 'error',
  title: 'Clean Rooms can assume the role for results',
  why: 'Clean Rooms assumes this role as cleanrooms.amazonaws.com, for memberships of the collaboration, to write results',
  fix: text`omit ${code('role')} of ${code('ResultOutput.s3')} so that a role is created, or set ${code('assumedBy')} of the
    role to ${code('new ServicePrincipal("cleanrooms.amazonaws.com")')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html',
    basis: 'documented',
  },
  check: (membership) =>
    resultPlacesOf(membership).flatMap(({ role, property }) => {
      const problem = problemOf(role, membership);
      const subject = `the role ${nameOf(role)} for results of ${nameOf(membership)}`;
      return problem === undefined
        ? []
        : [{ what: `${subject} cannot be assumed by ${CLEAN_ROOMS}: its trust policy ${problem}`, property }];
    }),
});

function problemOf(role: RoleNode, membership: MembershipNode): string | undefined {
  if (is(trustsCleanRooms(role), false)) {
    const trusted = trustedServices(role);
    return `allows ${trusted.length === 0 ? 'no service' : `only ${quoted(trusted)}`}`;
  }
  const collaboration = nodeOf(membership.collaboration);
  return excludesCallers(role, { region: membership.env.region, collaboration })
    ? 'excludes all memberships of the collaboration'
    : undefined;
}
