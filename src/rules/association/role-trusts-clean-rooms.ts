import { excludes, is, itemsOf, list, map } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { allows } from '../../model/permissions';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

const CLEAN_ROOMS = 'cleanrooms.amazonaws.com';
const ASSUME = 'sts:AssumeRole';

export const roleTrustsCleanRooms = rule({
  id: 'RoleTrustsCleanRooms',
  catalogueIds: ['CR-ASSOC-005', 'CR-ASSOC-024'],
  subject: 'association',
  severity: 'error',
  title: 'Clean Rooms may assume the role of an association',
  why: `Clean Rooms reads the table with this role, as ${CLEAN_ROOMS}`,
  fix: text`create the role with ${code('new ServicePrincipal("cleanrooms.amazonaws.com")')} as ${code('assumedBy')}, or leave ${code('role')} out`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html',
    basis: 'documented',
  },
  check: (association) => {
    const role = nodeOf(association.role);
    if (!role) {
      return [];
    }
    const forCleanRooms = map(role.trust, ({ items, complete }) => ({
      items: items.filter(({ services }) => !excludes(services, CLEAN_ROOMS)),
      complete,
    }));
    if (!is(allows(forCleanRooms, ASSUME), false)) {
      return [];
    }
    const trusted = itemsOf(role.trust)
      .filter((statement) => is(allows(list([statement]), ASSUME), true))
      .flatMap(({ services }) => itemsOf(services));
    const names = `the role ${nameOf(role)} of ${nameOf(association)}`;
    return [{ what: `of all services, ${names} trusts ${quoted(trusted)}`, property: 'RoleArn' }];
  },
});
