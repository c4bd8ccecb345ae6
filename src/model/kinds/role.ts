import type { CfnRoleProps } from 'aws-cdk-lib/aws-iam';
import type { Env } from '../env';
import { differ, type Fact, flatMap, isComplete, itemsOf, join, known, type ListFact, list, UNKNOWN } from '../fact';
import { kind, links } from '../kind';
import { type Link, nodeOf } from '../node';
import { at, listOf, type Pointer, pointerOf, textOf } from '../raw';
import type { Property } from '../source';
import { type StatementFacts, statementsOf } from '../statements';
import type { PolicyFacts } from './policy';

/** The facts of an `AWS::IAM::Role`: its trust policy, and its permissions that the source contains. */
export interface RoleFacts {
  /** The name that the user specifies, which policies elsewhere can use to attach themselves. */
  readonly name: Fact<string>;
  readonly trust: ListFact<StatementFacts>;
  /**
   * The statements of inline and attached policies. They are incomplete if the text of an attached policy is elsewhere.
   */
  readonly statements: ListFact<StatementFacts>;
  /** The managed policies in the properties of the role. */
  readonly managedPolicies: ListFact<Pointer>;
}

function read(property: Property<CfnRoleProps>): RoleFacts {
  const inline = listOf(property('policies'), (policy) => known(statementsOf(at(policy, 'policyDocument'))));
  return {
    name: textOf(property('roleName')),
    trust: statementsOf(property('assumeRolePolicyDocument')),
    statements: join(inline),
    managedPolicies: listOf(property('managedPolicyArns'), (raw) => known(pointerOf(raw))),
  };
}

/** The resources whose ARNs or IDs are in the values of the conditions of the trust policy. */
export function trustSources({ trust }: RoleFacts): readonly Pointer[] {
  const values = itemsOf(trust).flatMap(({ conditions }) => itemsOf(conditions).flatMap((one) => itemsOf(one.values)));
  return values.flatMap((value) => value.filter((part) => typeof part === 'object'));
}

/** A role with the policies that it refers to, and the policies that refer to it. */
interface AttachedRole extends RoleFacts {
  readonly env: Env;
  readonly managed: readonly Link<PolicyFacts>[];
  readonly policies: ListFact<PolicyFacts & { readonly env: Env }>;
}

function complete(role: AttachedRole): Pick<RoleFacts, 'statements'> {
  const managed = role.managed.map((link) => nodeOf(link)?.statements ?? UNKNOWN);
  // A policy of another account does not allow a role anything that its own account does not allow.
  const attached = flatMap(role.policies, ({ env, statements }) =>
    differ(env.account, role.env.account) ? list<StatementFacts>([]) : statements,
  );
  return { statements: join(list([role.statements, ...managed, attached], isComplete(role.managedPolicies))) };
}

export const role = kind({
  type: 'AWS::IAM::Role',
  read,
  complete,
  links: {
    /** The resources in the conditions of the trust policy, in the order of `trustSources`. */
    sources: links(['membership', 'collaboration'], (facts: RoleFacts) => list(trustSources(facts))),
    managed: links(['policy', 'managedPolicy', 'rolePolicy'], ({ managedPolicies }: RoleFacts) => managedPolicies),
  },
});
