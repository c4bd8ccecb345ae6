import { envOfArn } from '../../model/env';
import { differ, type Fact, knownValue, UNKNOWN } from '../../model/fact';
import type { Link, MembershipNode, RoleNode } from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule, type Violation } from '../rule';

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
  check: (membership) => [
    ...foreignRole(membership, membership.resultRole, 'DefaultResultConfiguration'),
    ...foreignRole(membership, membership.jobResultRole, 'DefaultJobResultConfiguration'),
  ],
});

function foreignRole(membership: MembershipNode, role: Link<RoleNode>, property: string): readonly Violation[] {
  const account = accountOf(role);
  const own = membership.env.account;
  if (!differ(account, own)) {
    return [];
  }
  const name = role.to === 'node' ? role.node.path : knownValue(role.text);
  const where = `${nameOf(membership)} is in account ${knownValue(own)}`;
  return [{ what: `${where}, but its role ${quoted([name])} is in account ${knownValue(account)}`, property }];
}

function accountOf(role: Link<RoleNode>): Fact<string> {
  if (role.to === 'node') {
    return role.node.env.account;
  }
  return role.text.state === 'known' ? envOfArn(role.text.value).account : UNKNOWN;
}
