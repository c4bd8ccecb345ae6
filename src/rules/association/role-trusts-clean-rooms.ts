import { is } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { CLEAN_ROOMS, trustedServices, trustsCleanRooms } from '../../model/trust';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

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
  check: (association) => {
    const role = nodeOf(association.role);
    if (!role || !is(trustsCleanRooms(role), false)) {
      return [];
    }
    const trusted = trustedServices(role);
    const subject = `the role ${nameOf(role)} of ${nameOf(association)} cannot be assumed by ${CLEAN_ROOMS}`;
    const allowed = trusted.length === 0 ? 'no service' : `only ${quoted(trusted)}`;
    return [{ what: `${subject}: its trust policy allows ${allowed}`, property: 'RoleArn' }];
  },
});
