import { type Env, envOfArn } from '../model/env';
import { differ, type Fact, knownValue, UNKNOWN } from '../model/fact';
import type { Link, RoleNode } from '../model/nodes';
import { quoted } from './rule';

/** What is wrong with a role that certainly belongs to another account than the resource that specifies it. */
export function foreignRole(owner: string, env: Env, role: Link<RoleNode>): string | undefined {
  const account = accountOf(role);
  if (!differ(account, env.account)) {
    return undefined;
  }
  const name = role.to === 'node' ? role.node.path : knownValue(role.text);
  const where = `${owner} is in account ${knownValue(env.account)}`;
  return `${where}, but its role ${quoted([name])} is in account ${knownValue(account)}`;
}

function accountOf(role: Link<RoleNode>): Fact<string> {
  if (role.to === 'node') {
    return role.node.env.account;
  }
  return role.text.state === 'known' ? envOfArn(role.text.value).account : UNKNOWN;
}
