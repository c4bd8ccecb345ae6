import { App, Fn, Stack } from 'aws-cdk-lib';
import {
  CfnManagedPolicy,
  CfnPolicy,
  CfnRole,
  CfnRolePolicy,
  type CfnRoleProps,
  Effect,
  ManagedPolicy,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/model/construct-source';
import { ABSENT, itemsOf, join, known, list, UNKNOWN } from '../../../src/model/fact';
import { managedPolicy, policy as POLICY, rolePolicy } from '../../../src/model/kinds/policy';
import { role as ROLE } from '../../../src/model/kinds/role';
import { statement } from '../../support/nodes';

const app = new App();
let stacks = 0;

function newStack() {
  stacks += 1;
  return new Stack(app, `Stack${stacks}`);
}

function read(props: Partial<CfnRoleProps>) {
  return factsOf(ROLE, new CfnRole(newStack(), 'Role', { assumeRolePolicyDocument: { Statement: [] }, ...props }));
}

function trust(statement: unknown) {
  return read({ assumeRolePolicyDocument: { Statement: statement } }).trust;
}

const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

describe('a role', () => {
  test('is known of an L2', () => {
    const role = new Role(newStack(), 'Role', {
      assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com', { conditions: { StringEquals: { a: 'b' } } }),
      inlinePolicies: {
        Read: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['s3:GetObject', 's3:ListBucket'], resources: ['*'] }),
            new PolicyStatement({ effect: Effect.DENY, actions: ['s3:PutObject'], resources: ['*'] }),
          ],
        }),
      },
    });

    const facts = factsOf(ROLE, role.node.defaultChild as CfnRole);

    expect(facts).toEqual({
      name: ABSENT,
      trust: list([
        {
          allow: known(true),
          actions: list(['sts:AssumeRole']),
          resources: ABSENT,
          services: list(['cleanrooms.amazonaws.com']),
          principals: ABSENT,
          conditional: known(true),
          conditions: list([{ operator: 'StringEquals', key: 'a', values: list([['b']]) }]),
        },
      ]),
      statements: list([
        statement({ actions: ['s3:GetObject', 's3:ListBucket'] }),
        statement({ actions: ['s3:PutObject'], allow: false }),
      ]),
      managedPolicies: ABSENT,
    });
  });

  test('has no policies', () => {
    expect(read({})).toEqual({ name: ABSENT, trust: list([]), statements: list([]), managedPolicies: ABSENT });
  });

  test('names managed policies', () => {
    const stack = newStack();
    const policy = new CfnManagedPolicy(stack, 'Policy', { policyDocument: { Statement: READ } });
    const arn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    const role = new CfnRole(stack, 'Role', {
      assumeRolePolicyDocument: {},
      managedPolicyArns: [policy.ref, arn, Fn.importValue('Policy')],
    });

    expect(itemsOf(factsOf(ROLE, role).managedPolicies)).toEqual([
      { kind: 'resource', key: policy, attribute: 'Ref' },
      { kind: 'literal', text: arn },
      { kind: 'unknown' },
    ]);
  });

  test('has unknown policies', () => {
    expect(read({ policies: Fn.conditionIf('Test', [], Fn.importValue('Other')) }).statements).toEqual(UNKNOWN);
    expect(read({ policies: [{ policyName: 'Read', policyDocument: Fn.importValue('Read') }] }).statements).toEqual(
      list([], false),
    );
    expect(read({ assumeRolePolicyDocument: Fn.importValue('Trust') }).trust).toEqual(list([], false));
  });

  test('has a policy as text, which is not worked out', () => {
    expect(
      read({ policies: [{ policyName: 'Read', policyDocument: JSON.stringify({ Statement: READ }) }] }).statements,
    ).toEqual(list([], false));
  });
});

describe('a statement', () => {
  test('stands alone or in a list', () => {
    expect(trust(READ)).toEqual(trust([READ]));
  });

  test.each<[string, object, object]>([
    ['one action', READ, { actions: list(['s3:GetObject']) }],
    ['several actions', { ...READ, Action: ['s3:Get*', 's3:List*'] }, { actions: list(['s3:Get*', 's3:List*']) }],
    ['an unknown action', { ...READ, Action: ['s3:Get*', Fn.ref('Action')] }, { actions: list(['s3:Get*'], false) }],
    ['everything but an action', { Effect: 'Allow', NotAction: 's3:PutObject', Resource: '*' }, { actions: UNKNOWN }],
    ['everything but a resource', { Effect: 'Allow', Action: 's3:*', NotResource: 'arn' }, { actions: UNKNOWN }],
    ['an unknown effect', { ...READ, Effect: Fn.ref('Effect') }, { allow: UNKNOWN }],
    ['no effect', { Action: 's3:*' }, { allow: UNKNOWN }],
    ['one service', { Principal: { Service: 'glue.amazonaws.com' } }, { services: list(['glue.amazonaws.com']) }],
    [
      'several services',
      { Principal: { Service: ['a.amazonaws.com', 'b.amazonaws.com'] } },
      { services: list(['a.amazonaws.com', 'b.amazonaws.com']) },
    ],
    ['an unknown service', { Principal: { Service: Fn.ref('Service') } }, { services: list([], false) }],
    ['an account', { Principal: { AWS: '111111111111' } }, { services: ABSENT }],
    ['everyone as an account', { Principal: { AWS: '*' } }, { services: UNKNOWN }],
    ['everyone among accounts', { Principal: { AWS: ['111111111111', '*'] } }, { services: UNKNOWN }],
    ['everyone', { Principal: '*' }, { services: list([], false) }],
    ['everyone but a service', { NotPrincipal: { Service: 'glue.amazonaws.com' } }, { services: UNKNOWN }],
    ['all resources but one', { Effect: 'Allow', Action: '*', NotResource: 'a' }, { resources: UNKNOWN }],
    ['a resource', READ, { resources: list([['*']]) }],
    ['an unknown resource', { ...READ, Resource: Fn.findInMap('Lakes', 'eu', 'arn') }, { resources: list([], false) }],
    ['an account as a principal', { Principal: { AWS: '111111111111' } }, { principals: list([['111111111111']]) }],
    ['all principals but one', { NotPrincipal: { AWS: '111111111111' } }, { principals: UNKNOWN }],
    ['an unknown condition', { ...READ, Condition: Fn.conditionIf('Test', {}, { Bool: {} }) }, { conditions: UNKNOWN }],
    [
      'an unknown key of a condition',
      { ...READ, Condition: { ArnLike: Fn.conditionIf('Test', {}, { a: 'b' }) } },
      { conditions: list([], false) },
    ],
    ['a condition', { ...READ, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, { conditional: known(true) }],
  ])('has %s', (_, statement, expected) => {
    expect(itemsOf(trust(statement))).toMatchObject([expected]);
  });

  test('is unknown as a token', () => {
    expect(trust([READ, Fn.conditionIf('Test', {}, Fn.importValue('Other'))])).toMatchObject({
      value: { complete: false },
    });
  });
});

describe('a policy', () => {
  test('is attached to roles', () => {
    const stack = newStack();
    const role = new CfnRole(stack, 'Role', { assumeRolePolicyDocument: {} });
    const policy = new CfnPolicy(stack, 'Policy', {
      policyName: 'Read',
      policyDocument: { Statement: READ },
      roles: [role.ref, 'Reader'],
    });

    expect(factsOf(POLICY, policy).rolePointers).toMatchObject({
      value: { items: [{ key: role }, { text: 'Reader' }] },
    });
    expect(itemsOf(factsOf(POLICY, policy).statements)).toMatchObject([{ actions: list(['s3:GetObject']) }]);
  });

  test('is attached to no role', () => {
    const policy = new ManagedPolicy(newStack(), 'Policy', {
      statements: [new PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] })],
    });

    const facts = factsOf(managedPolicy, policy.node.defaultChild as CfnManagedPolicy);

    expect(itemsOf(facts.rolePointers)).toEqual([]);
    expect(itemsOf(facts.statements)).toMatchObject([{ actions: list(['s3:GetObject']) }]);
  });

  test('is attached to the role that it names', () => {
    const stack = newStack();
    const role = new CfnRole(stack, 'Role', { assumeRolePolicyDocument: {} });
    const policy = new CfnRolePolicy(stack, 'Policy', {
      policyName: 'Read',
      policyDocument: { Statement: READ },
      roleName: role.ref,
    });

    expect(itemsOf(factsOf(rolePolicy, policy).rolePointers)).toMatchObject([{ key: role }]);
    expect(itemsOf(factsOf(rolePolicy, policy).statements)).toMatchObject([{ actions: list(['s3:GetObject']) }]);
  });
});

test.each([
  ['several lists', list([list([1]), list([2, 3])]), list([1, 2, 3])],
  ['a list that is incomplete', list([list([1], false), list([2])]), list([1, 2], false)],
  ['a list that is unknown', list([list([1]), UNKNOWN]), list([1], false)],
  ['a list that is left out', list([list([1]), ABSENT]), list([1])],
  ['an incomplete list of lists', list([list([1])], false), list([1], false)],
  ['nothing', ABSENT, list([])],
  ['an unknown list of lists', UNKNOWN, UNKNOWN],
])('joining %s', (_, lists, expected) => {
  expect(join(lists)).toEqual(expected);
});
