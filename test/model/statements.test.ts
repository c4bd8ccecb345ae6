import { describe, expect, test } from 'vitest';
import { itemsOf } from '../../src/model/fact';
import { Concatenation, type Pointer, type Raw, ReferenceTo, UNREAD } from '../../src/model/raw';
import { asArray, type StatementFacts, statementsOf } from '../../src/model/statements';
import { ABSENT, known, list, UNKNOWN } from '../support/nodes';

const role = { name: 'Reader' };
const ARN = new ReferenceTo(role, 'Arn');
const toRole: Pointer = { kind: 'resource', key: role, attribute: 'Arn' };
const TOKEN = { Ref: 'Parameter' };
const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

describe('the statements of a policy', () => {
  test('are one or several', () => {
    const deny = { ...READ, Effect: 'Deny' };

    expect(itemsOf(statementsOf({ Statement: READ })).map(({ allow }) => allow)).toEqual([known(true)]);
    expect(itemsOf(statementsOf({ Statement: [READ, deny] })).map(({ allow }) => allow)).toEqual([
      known(true),
      known(false),
    ]);
  });

  test.each<[string, Raw, object]>([
    ['absent in a document without them', { Version: '2012-10-17' }, ABSENT],
    ['absent without a document', undefined, ABSENT],
    ['none in an empty list', { Statement: [] }, list([])],
    ['incomplete if one is unknown', { Statement: [UNREAD] }, list([], false)],
    ['incomplete if they are a token', { Statement: TOKEN }, list([], false)],
    ['incomplete if the document is a token', TOKEN, list([], false)],
    ['incomplete if they are text', { Statement: 'Allow' }, list([], false)],
  ])('are %s', (_, document, expected) => {
    expect(statementsOf(document)).toEqual(expected);
  });
});

test.each<[string, Raw, Partial<StatementFacts>]>([
  ['an effect in another case', { Effect: 'allow' }, { allow: known(false) }],
  ['an unknown effect', { Effect: TOKEN }, { allow: UNKNOWN }],
  ['no effect', {}, { allow: UNKNOWN }],
  [
    'nothing else',
    { Effect: 'Allow' },
    { actions: ABSENT, resources: ABSENT, services: ABSENT, principals: ABSENT, conditions: ABSENT },
  ],
  ['an unknown action', { Action: ['s3:*', TOKEN] }, { actions: list(['s3:*'], false) }],
  ['all actions but one', { NotAction: 's3:*', Resource: '*' }, { actions: UNKNOWN, resources: list([['*']]) }],
  ['all resources but one', { Action: 's3:*', NotResource: '*' }, { actions: UNKNOWN, resources: UNKNOWN }],
  ['a resource of the app', { Resource: ARN }, { resources: list([[toRole]]) }],
  ['what is below a resource', { Resource: new Concatenation([ARN, '/*']) }, { resources: list([[toRole, '/*']]) }],
  [
    'what is below an unknown resource',
    { Resource: new Concatenation([TOKEN, '/*']) },
    { resources: list([[{ kind: 'unknown' } as const, '/*']]) },
  ],
  ['an unknown resource', { Resource: ['*', TOKEN] }, { resources: list([['*']], false) }],
  [
    'a resource that is partly unknown',
    { Resource: new Concatenation(['arn:aws:s3:::', TOKEN]) },
    { resources: list([['arn:aws:s3:::', { kind: 'unknown' } as const]]) },
  ],
  ['services', { Principal: { Service: ['a', 'b'] } }, { services: list(['a', 'b']), principals: ABSENT }],
  ['an unknown service', { Principal: { Service: TOKEN } }, { services: list([], false) }],
  ['an unknown principal', { Principal: TOKEN }, { services: list([], false), principals: list([], false) }],
  ['a role', { Principal: { AWS: ARN } }, { services: ABSENT, principals: list([[toRole]]) }],
  ['every account', { Principal: { AWS: '*' } }, { services: UNKNOWN, principals: list([['*']]) }],
  [
    'a service and every account',
    { Principal: { Service: 'a', AWS: ['111111111111', '*'] } },
    { services: UNKNOWN, principals: list([['111111111111'], ['*']]) },
  ],
  ['a service and an account', { Principal: { Service: 'a', AWS: '111111111111' } }, { services: list(['a']) }],
  ['all principals but one', { NotPrincipal: { AWS: '111111111111' } }, { services: UNKNOWN, principals: UNKNOWN }],
  ['no condition', READ, { conditional: known(false), conditions: ABSENT }],
  [
    'conditions',
    { Condition: { ArnLike: { 'aws:SourceArn': [ARN, 'a'], b: 'c' }, Bool: { d: 'true' } } },
    {
      conditional: known(true),
      conditions: list([
        { operator: 'ArnLike', key: 'aws:SourceArn', values: list([[toRole], ['a']]) },
        { operator: 'ArnLike', key: 'b', values: list([['c']]) },
        { operator: 'Bool', key: 'd', values: list([['true']]) },
      ]),
    },
  ],
  [
    'a condition with an unknown value',
    { Condition: { Bool: { a: TOKEN } } },
    { conditions: list([{ operator: 'Bool', key: 'a', values: list([], false) }]) },
  ],
  [
    'conditions of which one is unknown',
    { Condition: { ArnLike: TOKEN, Bool: { a: 'true' } } },
    { conditions: list([{ operator: 'Bool', key: 'a', values: list([['true']]) }], false) },
  ],
  ['unknown conditions', { Condition: TOKEN }, { conditional: known(true), conditions: UNKNOWN }],
])('a statement has %s', (_, statement, expected) => {
  expect(itemsOf(statementsOf({ Statement: statement }))).toMatchObject([expected]);
});

test.each([
  ['a', ['a']],
  [['a'], ['a']],
  [undefined, undefined],
])('one element, or a list: %j', (raw, expected) => {
  expect(asArray(raw)).toEqual(expected);
});
