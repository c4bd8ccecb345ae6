import { describe, expect, test } from 'vitest';
import { ALWAYS, canBePresent, exclusive, type Formula, implies, presenceOf } from '../../src/model/presence';

/** When resources under conditions are deployed: whether at all, one with the other, and never both. */

const equal = (term: string, value: string): Formula => ({ is: 'equal', term, value });
const not = (of: Formula): Formula => ({ is: 'not', of });
const all = (...of: Formula[]): Formula => ({ is: 'all', of });
const any = (...of: Formula[]): Formula => ({ is: 'any', of });
const opaque = (key: string): Formula => ({ is: 'opaque', key });

const [yes, no]: readonly Formula[] = [
  { is: 'constant', value: true },
  { is: 'constant', value: false },
];
const [production, staging, large] = [equal('Stage', 'production'), equal('Stage', 'staging'), equal('Size', 'large')];
const [a, b] = [opaque('a'), opaque('b')];

describe('a resource', () => {
  test.each<[string, readonly Formula[]]>([
    ['without conditions', []],
    ['under a condition that is met', [yes]],
    ['under a condition that a parameter meets', [production]],
    ['under a condition that other values meet', [not(production), not(staging)]],
    ['under conditions of two parameters', [production, large]],
    ['under one of two conditions', [any(production, staging)]],
    ['under one of two conditions, of which one is never met', [any(no, production)]],
    ['under several conditions in one', [all(production, large, not(staging))]],
    ['under an unknown condition', [a]],
    ['without an unknown condition', [not(a)]],
    ['under an unknown condition, and without another', [a, not(b)]],
    ['under no condition of none', [all()]],
  ])('can be deployed %s', (_, conditions) => {
    expect(canBePresent(presenceOf(conditions))).toBe(true);
  });

  test.each<[string, readonly Formula[]]>([
    ['under a condition that is not met', [no]],
    ['without a condition that is always met', [not(yes)]],
    ['under two values of a parameter', [production, staging]],
    ['under a value of a parameter, and without it', [production, not(production)]],
    ['under two values of a parameter in one condition', [all(production, staging)]],
    ['under one of two conditions, and without both', [any(production, large), not(production), not(large)]],
    ['under one of two conditions that are not met', [any(no, no)]],
    ['under an unknown condition, and without it', [a, not(a)]],
    ['under one of no conditions', [any()]],
    ['under one condition that is not met, of two', [yes, no]],
  ])('can never be deployed %s', (_, conditions) => {
    expect(canBePresent(presenceOf(conditions))).toBe(false);
  });

  test('is taken for possible if there are too many parameters to try', () => {
    const parameters = (count: number) => Array.from({ length: count }, (_, i) => equal(`P${i}`, 'a'));
    const contradiction = (count: number) => presenceOf([...parameters(count), not(equal('P0', 'a'))]);

    expect(canBePresent(contradiction(12))).toBe(false);
    expect(canBePresent(contradiction(13))).toBe(true);
    // What is always met has no values to try.
    expect(canBePresent(presenceOf([yes, ...contradiction(12).conditions]))).toBe(false);
    const many = presenceOf(parameters(20));
    expect([implies(many, presenceOf(parameters(20))), implies(many, ALWAYS)]).toEqual([true, true]);
  });
});

describe('two resources', () => {
  test.each<[string, readonly Formula[], readonly Formula[]]>([
    ['none and none', [], []],
    ['a condition and none', [production], []],
    ['a condition and the same', [production], [production]],
    ['an unknown condition and the same', [a], [a]],
    ['two conditions and one of them', [production, large], [large]],
    ['a value and one of several', [production], [any(production, staging)]],
    ['a value and all but another', [production], [not(staging)]],
    ['a condition and the same beside what is always met', [production], [yes, production]],
    ['what is never met and anything', [no], [large]],
  ])('of which one never comes without the other: %s', (_, one, other) => {
    expect(implies(presenceOf(one), presenceOf(other))).toBe(true);
  });

  test.each<[string, readonly Formula[], readonly Formula[]]>([
    ['none and a condition', [], [production]],
    ['a condition and another', [production], [large]],
    ['a condition and two', [production], [production, large]],
    ['a value and another', [production], [staging]],
    ['unknown conditions', [a], [b]],
    ['one of several values and one of them', [any(production, staging)], [production]],
  ])('of which one can come without the other: %s', (_, one, other) => {
    expect(implies(presenceOf(one), presenceOf(other))).toBe(false);
  });

  test.each<[string, readonly Formula[], readonly Formula[], boolean]>([
    ['none and none', [], [], false],
    ['none and a condition', [], [production], false],
    ['two values', [production], [staging], true],
    ['a condition and its opposite', [production], [not(production)], true],
    ['two parameters', [production], [large], false],
    ['unknown conditions', [a], [b], false],
    ['an unknown condition and its opposite', [a], [not(a)], true],
    ['anything and what is never met', [large], [no], true],
  ])('are never deployed together, or can be: %s', (_, one, other, expected) => {
    expect(exclusive(presenceOf(one), presenceOf(other))).toBe(expected);
    expect(exclusive(presenceOf(other), presenceOf(one))).toBe(expected);
  });

  test('have equal keys if their conditions are equal', () => {
    expect(presenceOf([any(production, a)]).key).toBe(presenceOf([any(production, opaque('a'))]).key);
    expect(presenceOf([production]).key).not.toBe(presenceOf([staging]).key);
    expect(presenceOf([]).key).toBe(ALWAYS.key);
  });
});
