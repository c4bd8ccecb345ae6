import type { CfnRoleProps } from 'aws-cdk-lib/aws-iam';
import { type Fact, isComplete, itemsOf, join, known, type ListFact, list, UNKNOWN } from '../fact';
import { kind, links } from '../kind';
import { type Link, nodeOf } from '../node';
import { at, listOf, type Pointer, pointerOf, textOf } from '../raw';
import type { Property } from '../source';
import { type StatementFacts, statementsOf } from '../statements';
import type { PolicyFacts } from './policy';

/** `AWS::IAM::Role`: who can assume it, and what it allows as far as the source shows it. */
export interface RoleFacts {
  /** The name that the user gave it, by which policies elsewhere can be attached. */
  readonly name: Fact<string>;
  readonly trust: ListFact<StatementFacts>;
  /** Of inline policies, and of all that are attached; incomplete if a policy is attached whose text is elsewhere. */
  readonly statements: ListFact<StatementFacts>;
  /** The managed policies that the role lists. */
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

/** A role with the policies to which its references lead, and those whose references lead to it. */
interface AttachedRole extends RoleFacts {
  readonly managed: readonly Link<PolicyFacts>[];
  readonly policies: readonly PolicyFacts[];
  /** Policies that mention the name of the role: they may mean it, so it is not known as a whole. */
  readonly policiesByName: readonly PolicyFacts[];
}

function complete(role: AttachedRole): Pick<RoleFacts, 'statements'> {
  if (role.policiesByName.length > 0) {
    return { statements: UNKNOWN };
  }
  const managed = role.managed.map((link) => nodeOf(link)?.statements ?? UNKNOWN);
  const attached = role.policies.map(({ statements }) => statements);
  return { statements: join(list([role.statements, ...managed, ...attached], isComplete(role.managedPolicies))) };
}

export const role = kind({
  type: 'AWS::IAM::Role',
  read,
  complete,
  links: {
    managed: links(['policy', 'managedPolicy', 'rolePolicy'], ({ managedPolicies }: RoleFacts) =>
      itemsOf(managedPolicies),
    ),
  },
});
