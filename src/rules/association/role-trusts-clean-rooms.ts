import { is } from '../../model/fact';
import { CLEAN_ROOMS, trustedServices, trustsCleanRooms } from '../../model/trust';
import { code, text } from '../../private/text';
import { onRole } from '../role-of-associations';
import { quoted, rule } from '../rule';

export const roleTrustsCleanRooms = rule({
  id: 'RoleTrustsCleanRooms',
  catalogueIds: ['CR-ASSOC-005', 'CR-ASSOC-024'],
  subject: 'association',
  severity: 'error',
  title: 'Clean Rooms can assume the role of an association',
  why: 'Clean Rooms assumes this role as cleanrooms.amazonaws.com to read the table',
  fix: text`set ${code('assumedBy')} of the role to ${code('new ServicePrincipal("cleanrooms.amazonaws.com")')}, or omit
    ${code('role')} so that the association creates one`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html',
    basis: 'documented',
  },
  check: (association) =>
    onRole(association, (_, role) => {
      if (!is(trustsCleanRooms(role), false)) {
        return undefined;
      }
      const trusted = trustedServices(role);
      const allowed = trusted.length === 0 ? 'no service' : `only ${quoted(trusted)}`;
      return { problem: `cannot be assumed by ${CLEAN_ROOMS}: its trust policy allows ${allowed}` };
    }),
});
