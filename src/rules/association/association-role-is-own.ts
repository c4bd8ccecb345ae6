import { code, text } from '../../private/text';
import { foreignRole } from '../roles';
import { nameOf, rule } from '../rule';

export const associationRoleIsOwn = rule({
  id: 'AssociationRoleIsOwn',
  catalogueIds: ['CR-ASSOC-004'],
  subject: 'association',
  severity: 'error',
  title: 'The role of an association belongs to its account',
  why: 'a role can be passed to a service only within its own account',
  fix: text`specify a role in the account of the association, or omit ${code('role')} so that one is created`,
  evidence: {
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    basis: 'documented',
  },
  check: (association) => {
    const problem = foreignRole(nameOf(association), association.env, association.role);
    return problem === undefined ? [] : [{ what: problem, property: 'RoleArn' }];
  },
});
