import { code, text } from '../../private/text';
import { foreignRole } from '../roles';
import { nameOf, rule } from '../rule';

const ROLES = [
  ['resultRole', 'DefaultResultConfiguration'],
  ['jobResultRole', 'DefaultJobResultConfiguration'],
] as const;

export const membershipRolesAreOwn = rule({
  id: 'MembershipRolesAreOwn',
  catalogueIds: ['CR-MEMB-022'],
  subject: 'membership',
  severity: 'error',
  title: 'The roles of a membership belong to its account',
  why: 'a role can be passed to a service only within its own account',
  fix: text`specify a role in the account of the membership, or omit ${code('role')} so that one is created`,
  evidence: {
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    basis: 'documented',
  },
  check: (membership) =>
    ROLES.flatMap(([link, property]) => {
      const problem = foreignRole(nameOf(membership), membership.env, membership[link]);
      return problem === undefined ? [] : [{ what: problem, property }];
    }),
});
