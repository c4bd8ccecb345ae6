import { describe, expect, test } from 'vitest';
import type { ArnPattern } from '../../src/model/arn-pattern';
import type { ListFact } from '../../src/model/fact';
import { allows, allowsOn, canGrant } from '../../src/model/permissions';
import type { Pointer } from '../../src/model/raw';
import type { StatementFacts } from '../../src/model/statements';
import { objectsTarget } from '../../src/model/targets';
import { ABSENT, known, list, statement, UNKNOWN } from '../support/nodes';

const allowing = (...actions: string[]) => list([statement({ actions })]);

describe('allows', () => {
  test.each([['s3:GetObject'], ['S3:getobject'], ['s3:Get*'], ['s3:*Object'], ['s3:GetObjec?'], ['s3:*'], ['*']])(
    'an action by %s',
    (pattern) => {
      expect(allows(allowing('s3:PutObject', pattern), 's3:GetObject')).toEqual(known(true));
    },
  );

  test.each([
    ['s3:GetObjectVersion'],
    ['s3:GetObjec'],
    ['s3:GetObject?'],
    ['s3:Put*'],
    ['xs3:GetObject'],
    ['s3.GetObject'],
    ['glue:*'],
  ])('not an action by %s', (pattern) => {
    expect(allows(allowing(pattern), 's3:GetObject')).toEqual(known(false));
  });

  test('nothing without statements', () => {
    expect(allows(list([]), 's3:GetObject')).toEqual(known(false));
    expect(allows(ABSENT, 's3:GetObject')).toEqual(known(false));
  });

  test('nothing that is only denied', () => {
    const denied = { ...statement({ actions: ['*'], allow: false }), actions: UNKNOWN };

    expect(allows(list([denied]), 's3:GetObject')).toEqual(known(false));
  });

  test('what it names, whatever else is unknown', () => {
    const partly = { ...statement({}), actions: list(['s3:GetObject'], false) };

    expect(allows(list([partly], false), 's3:GetObject')).toEqual(known(true));
  });

  test.each([
    ['the statements are unknown', UNKNOWN],
    ['a statement is unknown', list([statement({})], false)],
    ['the actions are unknown', list([{ ...statement({}), actions: UNKNOWN }])],
    ['an action is unknown', list([{ ...statement({}), actions: list(['s3:PutObject'], false) }])],
    [
      'the effect of a statement that names it is unknown',
      list([{ ...statement({ actions: ['*'] }), allow: UNKNOWN }]),
    ],
  ])('it cannot be told where %s', (_, statements) => {
    expect(allows(statements, 's3:GetObject')).toEqual(UNKNOWN);
  });

  test('a statement of unknown effect that does not name it is no matter', () => {
    const other = { ...statement({ actions: ['glue:*'] }), allow: UNKNOWN };

    expect(allows(list([other]), 's3:GetObject')).toEqual(known(false));
  });
});

const THIS: Pointer = { kind: 'resource', key: {}, attribute: 'Arn' };
const LAKE: Pointer = { kind: 'literal', text: 'lake' };
const OBJECTS = objectsTarget(LAKE, '');

describe('allowsOn', () => {
  const about = (resource: string, more: Parameters<typeof statement>[0] = {}) =>
    statement({ actions: ['s3:*'], resources: [[resource]], ...more });

  test('an action on a target that a statement covers', () => {
    expect(allowsOn(list([about('arn:aws:s3:::lake/*')]), 's3:GetObject', OBJECTS)).toEqual(known(true));
  });

  test.each<[string, StatementFacts[]]>([
    ['there is no statement', []],
    ['statements are about other resources', [about('arn:aws:s3:::lake'), about('arn:aws:s3:::other/*')]],
    ['statements are about other actions', [about('*', { actions: ['s3:PutObject'] })]],
    ['a statement denies all', [about('*'), about('*', { allow: false })]],
    ['a statement denies all objects', [about('*'), about('arn:aws:s3:::lake/*', { allow: false })]],
  ])('nothing where %s', (_, statements) => {
    expect(allowsOn(list(statements), 's3:GetObject', OBJECTS)).toEqual(known(false));
  });

  test.each<[string, ListFact<StatementFacts>]>([
    ['the statements are unknown', UNKNOWN],
    ['a statement is unknown', list([about('arn:aws:s3:::other/*')], false)],
    ['the resources are unknown', list([{ ...about('*'), resources: UNKNOWN }])],
    ['the actions are unknown', list([{ ...about('*'), actions: UNKNOWN }])],
    ['the effect is unknown', list([{ ...about('*'), allow: UNKNOWN }])],
    ['a condition may not be met', list([about('*', { conditions: [] })])],
    ['a resource of the app may have the name', list([about('', { resources: [[THIS, '/*']] })])],
  ])('it cannot be told where %s', (_, statements) => {
    expect(allowsOn(statements, 's3:GetObject', OBJECTS)).toEqual(UNKNOWN);
  });

  test('what the policy of a bucket denies to others is no matter', () => {
    const others = about('*', { allow: false, principals: [['arn:aws:iam::111111111111:role/Other']] });

    expect(allowsOn(list([about('*'), others]), 's3:GetObject', OBJECTS)).toEqual(known(true));
  });

  test('an action on a target that one of several statements covers without a condition', () => {
    const statements = [about('*', { conditions: [] }), about('*'), about('arn:aws:s3:::lake/*', { conditions: [] })];

    expect(allowsOn(list(statements), 's3:GetObject', OBJECTS)).toEqual(known(true));
  });

  test('an action on a target that one of several resources covers', () => {
    const both = { resources: [['arn:aws:s3:::lake'], ['arn:aws:s3:::lake/*']] };

    expect(allowsOn(list([about('', both)]), 's3:GetObject', OBJECTS)).toEqual(known(true));
    expect(allowsOn(list([about('*'), about('', { ...both, allow: false })]), 's3:GetObject', OBJECTS)).toEqual(
      known(false),
    );
  });

  test('a statement that denies something under a condition, or elsewhere, is no matter', () => {
    const conditional = about('*', { allow: false, conditions: [] });
    const elsewhere = about('arn:aws:s3:::lake/private/*', { allow: false });

    expect(allowsOn(list([about('*'), conditional, elsewhere]), 's3:GetObject', OBJECTS)).toEqual(known(true));
  });
});

describe('the policy of a resource', () => {
  const role: Pointer = { kind: 'resource', key: {}, attribute: 'Arn' };
  const other: Pointer = { kind: 'resource', key: {}, attribute: 'Arn' };
  const granting = (...principals: ArnPattern[]) => list([statement({ actions: ['s3:GetObject'], principals })]);

  test.each<[string, ListFact<StatementFacts>]>([
    ['the role', granting([role])],
    ['everyone', granting(['*'])],
    ['a role by its ARN', granting(['arn:aws:iam::111111111111:role/Reader'])],
    ['a role whose name ends like an account', granting(['arn:aws:iam::111111111111:role/Of222222222222'])],
    ['a number that is longer than an account', granting(['1111111111111'])],
    ['somebody unknown', list([{ ...statement({ actions: ['s3:*'] }), principals: list<ArnPattern>([], false) }])],
    ['statements that are unknown', UNKNOWN],
    ['actions that are unknown', list([{ ...statement({ principals: [[role]] }), actions: UNKNOWN }])],
  ])('can allow an action to %s', (_, policy) => {
    expect(canGrant(policy, role, 's3:GetObject')).toBe(true);
  });

  test.each<[string, ListFact<StatementFacts>]>([
    ['another role', granting([other])],
    ['an account', granting(['arn:aws:iam::111111111111:root'], ['111111111111'])],
    ['an account of the app', granting(['arn:aws:iam::', { kind: 'unknown' }, ':root'])],
    ['a service', list([statement({ actions: ['*'], services: ['s3.amazonaws.com'] })])],
    ['nobody', list([])],
    ['the role, for other actions', list([statement({ actions: ['s3:PutObject'], principals: [[role]] })])],
    ['the role, which it denies', list([statement({ allow: false, actions: ['*'], principals: [[role]] })])],
  ])('does not allow it to %s', (_, policy) => {
    expect(canGrant(policy, role, 's3:GetObject')).toBe(false);
  });
});
