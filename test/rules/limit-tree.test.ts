import { describe, expect, test } from 'vitest';
import { at, type Raw } from '../../src/model/raw';
import { length, range } from '../../src/rules/limit';
import { breachesIn, limitTree } from '../../src/rules/limit-tree';
import type { LimitsOfType } from '../../src/rules/limits';

const LIMITS: LimitsOfType = {
  name: [length(1, 3), length(2, 9)],
  'members[].accountId': [length(2, 2)],
  'members[].payment.share': [range(1, 9)],
  'members[].tags[]': [length(1, 1)],
  description: [length(0, 1)],
};

/** What is reported: the place of each value, with the path of its limit. */
function breaches(properties: Record<string, Raw>): readonly string[] {
  const found = breachesIn((name) => at(properties, name), limitTree(LIMITS));
  return found.map(({ breach, path, place }) => `${place} (${path}) ${String(breach.what)}`);
}

describe('limits of the properties of a resource', () => {
  test('hold for a property, of which the first breach counts', () => {
    expect(breaches({ name: '' })).toEqual(['name (name) is empty']);
  });

  test('hold for each element of a list, and within it', () => {
    const members = [{ accountId: '11' }, { accountId: '1', payment: { share: 0 }, tags: ['a', 'bb'] }];

    expect(breaches({ members })).toEqual([
      'members[1].accountId (members[].accountId) has 1 character',
      'members[1].payment.share (members[].payment.share) is 0',
      'members[1].tags[1] (members[].tags[]) has 2 characters',
    ]);
  });

  test('hold for names as a template spells them, and once for a name in both spellings', () => {
    const members = [
      { AccountId: '1', Payment: { Share: 0 } },
      { accountId: '1', AccountId: '1' },
    ];

    expect(breaches({ members })).toEqual([
      'members[0].accountId (members[].accountId) has 1 character',
      'members[1].accountId (members[].accountId) has 1 character',
      'members[0].payment.share (members[].payment.share) is 0',
    ]);
  });

  test('are reported in the order of the table, in which a list can come before what was read first', () => {
    const limits: LimitsOfType = { 'a.x': [length(0, 0)], b: [length(0, 0)], 'a.y': [length(0, 0)] };
    const properties = { a: { x: 'x', y: 'y' }, b: 'b' };
    const found = breachesIn((name) => at(properties, name), limitTree(limits));

    expect(found.map(({ place }) => place)).toEqual(['a.x', 'b', 'a.y']);
  });

  test.each([
    ['what is absent', {}],
    ['no value', { name: null, members: null, description: undefined }],
    ['an element without a value', { members: [null, undefined] }],
    ['what is no list where one is expected', { members: { accountId: '1' } }],
    ['an intrinsic function with the name of a property', { members: [{ 'Fn::If': ['C', { accountId: '1' }, '1'] }] }],
    ['a reference', { members: { Ref: 'Members' }, name: { Ref: 'Name' } }],
  ])('do not hold for %s', (_, properties) => {
    expect(breaches(properties)).toEqual([]);
  });
});
