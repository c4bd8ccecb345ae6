import { itemsOf } from '../../model/fact';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';
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
  check: (association) => {
    const lack = lackOf(association);
    if (!lack) {
      return [];
    }
    // A role is reported once for all associations for which it lacks the same.
    const all = itemsOf(lack.role.associations).filter((other) => lackOf(other)?.names === lack.names);
    if (all.some(({ order }) => order < association.order)) {
      return [];
    }
    const others = ['', ' and one other association'][all.length - 1] ?? ` and ${all.length - 1} other associations`;
    const subject = `the role ${nameOf(lack.role)} of ${nameOf(association)}${others}`;
    const what = `${subject} does not have permissions for ${lack.names}`;
    return [{ what, severity: lack.severity, property: 'RoleArn' }];
  },
});
