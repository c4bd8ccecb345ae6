import { describe, expect, test } from 'vitest';
import { allows } from '../../src/model/permissions';
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
