import { describe, expect, test } from 'vitest';
import { items, type Limit, length, unique } from '../../src/rules/limit';

/** The words for a value, as one sentence. */
function words(limit: Limit, value: unknown): string | undefined {
  const breach = limit.breachOf(value);
  return breach && `${String(breach.what)}; ${String(breach.why)}; ${String(breach.fix)}`;
}

describe('the length of a text', () => {
  test.each([
    [length(2, 3), 'a', 'has 1 character; it must have 2 to 3 characters; specify at least 2 characters'],
    [length(1, 3), '', 'is empty; it must have 1 to 3 characters; specify at least 1 character'],
    [length(0, 3), 'four', 'has 4 characters; it must have at most 3 characters; remove 1 character'],
    [length(1, 3), 'fives', 'has 5 characters; it must have 1 to 3 characters; remove 2 characters'],
    [length(1, 1), 'ab', 'has 2 characters; it must have exactly 1 character; remove 1 character'],
  ])('is reported in the number of its noun (%#)', (limit, value, expected) => {
    expect(words(limit, value)).toBe(expected);
  });

  test('is counted in characters, not in UTF-16 units', () => {
    expect(words(length(0, 2), '😀😀')).toBeUndefined();
  });
});

describe('the number of elements', () => {
  test.each([
    [items(1, 2), [], 'is empty; it must have 1 to 2 elements; specify at least 1 element'],
    [items(1, 1), ['a', 'b'], 'has 2 elements; it can have at most 1 element; remove 1 of them'],
    [
      items(2, Number.POSITIVE_INFINITY),
      ['a'],
      'has 1 element; it must have at least 2 elements; specify at least 2 elements',
    ],
    [items(1, Number.POSITIVE_INFINITY), [], 'is empty; it must have at least 1 element; specify at least 1 element'],
  ])('is reported in the number of its noun (%#)', (limit, value, expected) => {
    expect(words(limit, value)).toBe(expected);
  });
});

describe('elements that must be distinct', () => {
  const log = { allowedAccountIds: ['111111111111'], logType: 'ALL' };

  test('are texts, which are named', () => {
    expect(words(unique(), ['a', 'b', 'a'])).toBe(
      'contains "a" more than once; its elements must be distinct; remove the repeated elements',
    );
  });

  test('are objects, which are named by their indexes', () => {
    expect(words(unique(), [log, { ...log, logType: 'ERROR_SUMMARY' }, { ...log }])).toBe(
      'has the same element at index 0 and index 2; its elements must be distinct; remove the repeated elements',
    );
  });

  test.each([
    ['objects with a value that is not known', [{ id: { Ref: 'Id' } }, { id: { Ref: 'Id' } }]],
    ['tokens', [{ Ref: 'Id' }, { Ref: 'Id' }]],
    ['dynamic references', ['{{resolve:ssm:a}}', '{{resolve:ssm:a}}']],
    ['objects that differ', [log, { ...log, logType: 'ERROR_SUMMARY' }]],
  ])('can be %s', (_, list) => {
    expect(words(unique(), list)).toBeUndefined();
  });
});
