import type { CfnManagedPolicy, CfnPolicy, CfnRole, CfnRolePolicy } from 'aws-cdk-lib/aws-iam';
import { type Fact, includes, isComplete, itemsOf, known, type ListFact, list, UNKNOWN } from './fact';
import { at, listOf, objectOf, type Pointer, pointerOf, type Raw, readRaw, textOf } from './raw';

/** `AWS::IAM::Role`: who may assume it, and what it may do as far as the tree shows it. */
export interface RoleFacts {
  /** The name that the user gave it, by which policies elsewhere can be attached. */
  readonly name: Fact<string>;
  readonly trust: ListFact<StatementFacts>;
  /** The statements of inline policies; incomplete if a policy is attached whose text is elsewhere. */
  readonly inline: ListFact<StatementFacts>;
  /** The managed policies that the role names. */
  readonly managedPolicies: ListFact<Pointer>;
}

/** `AWS::IAM::Policy`, `AWS::IAM::ManagedPolicy` or `AWS::IAM::RolePolicy`: statements attached to roles. */
export interface PolicyFacts {
  readonly roles: ListFact<Pointer>;
  readonly statements: ListFact<StatementFacts>;
}

export interface StatementFacts {
  readonly allow: Fact<boolean>;
  readonly actions: ListFact<string>;
  /** The service principals of a trust statement. */
  readonly services: ListFact<string>;
  readonly conditional: Fact<boolean>;
}

export function readRole(cfn: CfnRole): RoleFacts {
  const read = (value: unknown) => readRaw(cfn, value);
  const inline = listOf(read(cfn.policies), (policy) => known(statementsOf(at(policy, 'policyDocument'))));
  return {
    name: textOf(read(cfn.roleName)),
    trust: statementsOf(read(cfn.assumeRolePolicyDocument)),
    inline: join(inline),
    managedPolicies: listOf(read(cfn.managedPolicyArns), (raw) => known(pointerOf(raw))),
  };
}

export function readPolicy(cfn: CfnPolicy | CfnManagedPolicy): PolicyFacts {
  const roles = readRaw(cfn, cfn.roles);
  return {
    roles: listOf(roles, (raw) => known(pointerOf(raw))),
    statements: statementsOf(readRaw(cfn, cfn.policyDocument)),
  };
}

export function readRolePolicy(cfn: CfnRolePolicy): PolicyFacts {
  return {
    roles: list([pointerOf(readRaw(cfn, cfn.roleName))]),
    statements: statementsOf(readRaw(cfn, cfn.policyDocument)),
  };
}

/** One list out of many; incomplete if any of them is. */
export function join<T>(lists: ListFact<ListFact<T>>): ListFact<T> {
  if (lists.state === 'absent') {
    return list<T>([]);
  }
  if (lists.state === 'unknown') {
    return UNKNOWN;
  }
  return list(lists.value.items.flatMap(itemsOf), lists.value.complete && lists.value.items.every(isComplete));
}

function statementsOf(document: Raw): ListFact<StatementFacts> {
  const statements = at(document, 'Statement') ?? at(document, 'statement');
  return listOf(statements === undefined ? undefined : asArray(statements), (statement) =>
    objectOf(statement, readStatement),
  );
}

function readStatement(statement: Raw): StatementFacts {
  const effect = textOf(at(statement, 'Effect'));
  // What a statement says by exclusion is not worked out.
  const inverted = at(statement, 'NotAction') !== undefined || at(statement, 'NotResource') !== undefined;
  const service = at(statement, 'Principal', 'Service');
  // `AWS: *` stands for everyone, services included.
  const everyone = listOf(asArray(at(statement, 'Principal', 'AWS')), textOf);
  const anyone = includes(everyone, '*') || at(statement, 'NotPrincipal') !== undefined;
  return {
    allow: effect.state === 'known' ? known(effect.value === 'Allow') : UNKNOWN,
    actions: inverted ? UNKNOWN : listOf(asArray(at(statement, 'Action')), textOf),
    services: anyone ? UNKNOWN : listOf(service && asArray(service), textOf),
    conditional: known(at(statement, 'Condition') !== undefined),
  };
}

function asArray(raw: Raw): Raw {
  return raw === undefined || Array.isArray(raw) ? raw : [raw];
}
