import { code, text } from '../../private/text';
import { onRole } from '../role-of-associations';
import { rule } from '../rule';
import { lackOf } from '../table-permissions';

export const roleCanReadTable = rule({
  id: 'RoleCanReadTable',
  catalogueIds: ['CR-ASSOC-009'],
  subject: 'association',
  severity: 'error',
  title: 'The role of an association can read the table',
  why: 'Clean Rooms reads the table with this role, and queries fail without these permissions',
  fix: text`omit ${code('role')} so that the association creates a role that can read its table, or add the actions to a
    policy of the role`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html',
    basis: 'inferred',
    proof: 'IAM denies an action that no policy of the role or of the resource allows',
  },
  check: (association) =>
    onRole(association, (one) => {
      const lack = lackOf(one);
      return lack && { problem: `does not have permissions for ${lack.names}`, severity: lack.severity };
    }),
});
