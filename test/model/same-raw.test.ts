import { expect, test } from 'vitest';
import { Concatenation, type Raw, ReferenceTo } from '../../src/model/raw';
import { sameRaw } from '../../src/model/same-raw';

const [bucket, other] = [{}, {}];

/** What a property can be read as, each twice. */
const VALUES: readonly [string, () => Raw][] = [
  ['nothing', () => undefined],
  ['null', () => null],
  ['text', () => 'sales'],
  ['empty text', () => ''],
  ['a number', () => 1],
  ['no number', () => Number.NaN],
  ['a switch', () => true],
  ['an empty list', () => []],
  ['a list', () => ['user_id']],
  ['a list with the same start', () => ['user_id', 'city']],
  ['a list in another order', () => ['city', 'user_id']],
  ['a list in a list', () => [['user_id']]],
  ['an empty object', () => ({})],
  ['an object', () => ({ type: 'LIST' })],
  ['an object with another value', () => ({ type: 'CUSTOM' })],
  ['an object with another key', () => ({ kind: 'LIST' })],
  ['an object with more', () => ({ type: 'LIST', policy: {} })],
  ['an object whose key has no value', () => ({ type: undefined })],
  ['a list-like object', () => ({ 0: 'user_id' })],
  ['a reference', () => new ReferenceTo(bucket, 'Arn')],
  ['a reference to another attribute', () => new ReferenceTo(bucket, 'Ref')],
  ['a reference to another resource', () => new ReferenceTo(other, 'Arn')],
  ['what is not read', () => new Concatenation([])],
  ['text around a reference', () => new Concatenation(['s3://', new ReferenceTo(bucket, 'Ref')])],
  ['text around another reference', () => new Concatenation(['s3://', new ReferenceTo(other, 'Ref')])],
];

test.each(VALUES)('%s is the same as in another reading, and nothing else is', (name, read) => {
  expect(VALUES.filter(([, another]) => sameRaw(read(), another())).map(([same]) => same)).toEqual([name]);
});

test('a value of another class is the same only in itself', () => {
  const date = new Date(0);

  expect(sameRaw([date], [date])).toBe(true);
  expect(sameRaw(date, new Date(0))).toBe(false);
  expect(sameRaw(date, {})).toBe(false);
  expect(sameRaw({}, date)).toBe(false);
});
