import { describe, expect, test } from 'vitest';
import {
  ABSENT,
  differ,
  excludes,
  type Fact,
  flatMap,
  includes,
  incomplete,
  is,
  isAbsent,
  isComplete,
  isNot,
  itemsOf,
  join,
  known,
  knownValue,
  type ListFact,
  list,
  map,
  same,
  UNKNOWN,
} from '../../src/model/fact';

const ONE: Fact<number> = known(1);
const TWO: Fact<number> = known(2);

describe('a fact', () => {
  test.each<[Fact<number>, number | undefined, boolean]>([
    [ONE, 1, false],
    [ABSENT, undefined, true],
    [UNKNOWN, undefined, false],
  ])('%o has the value %s', (fact, value, absent) => {
    expect(knownValue(fact)).toBe(value);
    expect(isAbsent(fact)).toBe(absent);
  });

  test.each<[Fact<number>, boolean, boolean]>([
    [ONE, true, false],
    [TWO, false, true],
    // Neither is certain.
    [ABSENT, false, false],
    [UNKNOWN, false, false],
  ])('%o is 1: %s, is not 1: %s', (fact, expected, expectedNot) => {
    expect(is(fact, 1)).toBe(expected);
    expect(isNot(fact, 1)).toBe(expectedNot);
  });

  test.each<[Fact<number>, Fact<number>, boolean, boolean]>([
    [ONE, known(1), true, false],
    [ONE, TWO, false, true],
    [ONE, ABSENT, false, false],
    [ONE, UNKNOWN, false, false],
    [UNKNOWN, UNKNOWN, false, false],
    [ABSENT, ABSENT, false, false],
    [UNKNOWN, ONE, false, false],
  ])('%o and %o are the same: %s, differ: %s', (a, b, expectedSame, expectedDiffer) => {
    expect(same(a, b)).toBe(expectedSame);
    expect(differ(a, b)).toBe(expectedDiffer);
  });

  test('that is unknown or absent does not have the value `undefined`', () => {
    const nothing: Fact<undefined> = known(undefined);

    for (const fact of [ABSENT, UNKNOWN]) {
      expect([is(fact, undefined), same(fact, nothing), same(nothing, fact)]).toEqual([false, false, false]);
      expect([isNot(fact, undefined), differ(fact, nothing), differ(nothing, fact)]).toEqual([false, false, false]);
    }
  });

  test('is changed only if it is known', () => {
    const double = (value: number) => 2 * value;

    expect([map(ONE, double), map<number, number>(ABSENT, double), map<number, number>(UNKNOWN, double)]).toEqual([
      TWO,
      ABSENT,
      UNKNOWN,
    ]);
  });
});

describe('a list', () => {
  test.each<[string, ListFact<string>, readonly string[], boolean]>([
    ['whole', list(['a', 'b']), ['a', 'b'], true],
    ['with unknown elements', list(['a'], false), ['a'], false],
    ['empty', list<string>([]), [], true],
    ['left out', ABSENT, [], true],
    ['unknown', UNKNOWN, [], false],
  ])('that is %s', (_, fact, items, complete) => {
    expect(itemsOf(fact)).toEqual(items);
    expect(isComplete(fact)).toBe(complete);
  });

  test.each<[string, ListFact<string>, boolean, boolean]>([
    ['has it', list(['a', 'b']), true, false],
    ['has it beside unknown elements', list(['a'], false), true, false],
    ['does not have it', list(['b']), false, true],
    ['may have it among unknown elements', list(['b'], false), false, false],
    ['is left out', ABSENT, false, true],
    ['is unknown', UNKNOWN, false, false],
  ])('that %s', (_, fact, expectedHolds, expectedLacks) => {
    expect(includes(fact, 'a')).toBe(expectedHolds);
    expect(excludes(fact, 'a')).toBe(expectedLacks);
  });

  test.each<[string, ListFact<string>, readonly string[]]>([
    ['complete', list(['a', 'b']), ['a', 'b']],
    ['incomplete already', list(['a'], false), ['a']],
    ['left out', ABSENT, []],
    ['unknown', UNKNOWN, []],
  ])('that is %s can have others', (_, fact, items) => {
    expect(incomplete(fact)).toEqual(list(items, false));
  });
});

describe('lists in a list', () => {
  test.each<[string, ListFact<ListFact<string>>, ListFact<string>]>([
    ['are one list', list([list(['a']), list(['b', 'c'])]), list(['a', 'b', 'c'])],
    ['are one list, of which one is left out', list([ABSENT, list(['a'])]), list(['a'])],
    ['are incomplete if one is', list([list(['a'], false), list(['b'])]), list(['a', 'b'], false)],
    ['are incomplete if one is unknown', list([list(['a']), UNKNOWN]), list(['a'], false)],
    ['are incomplete if there can be others', list([list(['a'])], false), list(['a'], false)],
    ['are empty if there is none', list<ListFact<string>>([]), list([])],
    ['are empty if they are left out', ABSENT, list([])],
    ['are unknown if they are', UNKNOWN, UNKNOWN],
  ])('%s', (_, lists, expected) => {
    expect(join(lists)).toEqual(expected);
  });

  test.each<[string, ListFact<number>, ListFact<string>]>([
    ['of each element', list([1, 2]), list(['a', 'a', 'a'])],
    ['of each known element', list([1], false), list(['a'], false)],
    ['of an element with an unknown one', list([1, 0]), list(['a'], false)],
    ['of a list that is left out', ABSENT, list([])],
    ['of an unknown list', UNKNOWN, UNKNOWN],
  ])('are joined: %s', (_, fact, expected) => {
    const repeat = (times: number) => (times > 0 ? list(Array.from({ length: times }, () => 'a')) : UNKNOWN);

    expect(flatMap(fact, repeat)).toEqual(expected);
  });
});
