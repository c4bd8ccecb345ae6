import { describe, expect, test } from 'vitest';
import { inLanguageOfApp } from '../../src/private/language';
import { format, items, type Limit, length, oneOf, range, unique } from '../../src/rules/limit';

/** The words for a value, as one sentence. */
function words(limit: Limit, value: unknown): string | undefined {
  const breach = limit.breachOf(value);
  return breach && [breach.what, breach.why, breach.fix].map((part) => inLanguageOfApp(part, '')).join('; ');
}

test('a limit states what it is', () => {
  const pattern = /^a/;
  const limits = [
    length(1, 3),
    range(0, 9),
    items(1, 2),
    unique(),
    oneOf('SQL'),
    format({ pattern, why: 'a', fix: 'b', url: 'c' }),
  ];

  expect(limits.map(({ states }) => states)).toEqual([
    { length: [1, 3] },
    { range: [0, 9] },
    { items: [1, 2] },
    { unique: true },
    { oneOf: ['SQL'] },
    { pattern },
  ]);
});

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

  test.each(['ab', 'abc'])('can be at its limits (%j)', (value) => {
    expect(words(length(2, 3), value)).toBeUndefined();
  });

  test('is counted in characters, not in UTF-16 units', () => {
    expect(words(length(0, 2), '😀😀')).toBeUndefined();
    expect(words(length(2, 3), '😀')).toBe(
      'has 1 character; it must have 2 to 3 characters; specify at least 2 characters',
    );
  });
});

describe('a number', () => {
  test.each([
    [range(1, 2000), 0, 'is 0; it must be an integer from 1 to 2,000; specify an integer from 1 to 2,000'],
    [range(1, 20), 21, 'is 21; it must be an integer from 1 to 20; specify an integer from 1 to 20'],
    [range(1, 20), 1.5, 'is 1.5; it must be an integer from 1 to 20; specify an integer from 1 to 20'],
    [range(0, 1, 'a number'), 1.5, 'is 1.5; it must be a number from 0 to 1; specify a number from 0 to 1'],
  ])('is reported with its range (%#)', (limit, value, expected) => {
    expect(words(limit, value)).toBe(expected);
  });

  test.each([
    [range(1, 20), 1],
    [range(1, 20), 20],
    [range(0, 1, 'a number'), 0.5],
    [range(1, 20), '21'],
  ])('can be in its range, and what is no number has none (%#)', (limit, value) => {
    expect(words(limit, value)).toBeUndefined();
  });
});

describe('one of several texts', () => {
  test.each([
    [oneOf('SQL'), 'R', 'is "R"; it must be "SQL"; use one of these values'],
    [oneOf('GLUE', 'ATHENA'), 'GLU', 'is "GLU"; it must be one of "GLUE", "ATHENA"; use "GLUE"'],
    [oneOf('GLUE', 'ATHENA'), 'x', 'is "x"; it must be one of "GLUE", "ATHENA"; use one of these values'],
  ])('is reported with all of them (%#)', (limit, value, expected) => {
    expect(words(limit, value)).toBe(expected);
  });

  test.each([
    [60, 'x'.repeat(60)],
    [61, `${'x'.repeat(60)}…`],
  ])('is shortened in a message if it has %i characters', (count, shown) => {
    expect(words(oneOf('SQL'), 'x'.repeat(count))).toBe(
      `is ${JSON.stringify(shown)}; it must be "SQL"; use one of these values`,
    );
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
    [items(1, 1), [null, 'a'], 'has 2 elements; it can have at most 1 element; remove 1 of them'],
    [items(1, Number.POSITIVE_INFINITY), [], 'is empty; it must have at least 1 element; specify at least 1 element'],
  ])('is reported in the number of its noun (%#)', (limit, value, expected) => {
    expect(words(limit, value)).toBe(expected);
  });
});

describe('a number of elements', () => {
  test.each([
    ['at the lower bound', ['a']],
    ['at the upper bound', ['a', 'b']],
    ['that a token leaves within the upper bound', ['a', 'b', { Ref: 'Third' }]],
    ['that a token can bring to the lower bound', [{ Ref: 'First' }]],
  ])('%s is accepted', (_, value) => {
    expect(items(1, 2).breachOf(value)).toBeUndefined();
  });

  test('counts only the elements that are known', () => {
    expect(words(items(1, 2), ['a', 'b', 'c', { Ref: 'Fourth' }])).toBe(
      'has 3 elements; it can have at most 2 elements; remove 1 of them',
    );
    expect(words(items(3, 4), ['a', { Ref: 'Second' }])).toBe(
      'has 1 element; it must have 3 to 4 elements; specify at least 3 elements',
    );
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
    [
      'whose keys are in another order',
      [
        { a: 'x', b: 'y' },
        { b: 'y', a: 'x' },
      ],
    ],
    [
      'with numbers and booleans',
      [
        { a: 1, b: true },
        { a: 1, b: true },
      ],
    ],
    ['that contain equal lists', [{ a: ['x', 'y'] }, { a: ['x', 'y'] }]],
  ])('are objects %s', (_, list) => {
    expect(words(unique(), list)).toBe(
      'has the same element at index 0 and index 1; its elements must be distinct; remove the repeated elements',
    );
  });

  test.each([
    [
      'objects of which one value is not known',
      [
        { a: 'x', id: { Ref: 'Id' } },
        { a: 'x', id: { Ref: 'Id' } },
      ],
    ],
    ['objects with other lists', [{ a: ['x'] }, { a: ['y'] }]],
    ['objects with other numbers', [{ a: 1 }, { a: 2 }]],
    ['objects with values of other types', [{ a: 1 }, { a: true }, { a: '1' }]],
    ['objects with a value that is not known', [{ id: { Ref: 'Id' } }, { id: { Ref: 'Id' } }]],
    ['tokens', [{ Ref: 'Id' }, { Ref: 'Id' }]],
    ['dynamic references', ['{{resolve:ssm:a}}', '{{resolve:ssm:a}}']],
    ['objects that differ', [log, { ...log, logType: 'ERROR_SUMMARY' }]],
  ])('can be %s', (_, list) => {
    expect(words(unique(), list)).toBeUndefined();
  });
});
