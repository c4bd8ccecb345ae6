import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/templates/read-document';
import { expectInside } from './support/inside';
import { refusalOf } from './support/refusal';

const TOO_DEEP = 'more than 200 objects and lists are nested in each other: reduce the nesting';

describe('nesting', () => {
  const nested: readonly (readonly [string, (levels: number) => string])[] = [
    ['lists in JSON', (levels) => '['.repeat(levels) + ']'.repeat(levels)],
    ['objects in JSON', (levels) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`],
    ['lists in YAML', (levels) => '- '.repeat(levels)],
    ['flow lists in YAML', (levels) => `a: ${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}`],
    ['flow mappings in YAML', (levels) => `${'{a: '.repeat(levels)}1${'}'.repeat(levels)}`],
    ['keys in YAML', (levels) => Array.from({ length: levels }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
  ];

  test.each(nested)('of 200 %s is read', (_, make) => {
    const text = make(200);

    const document = readDocument('f', text);

    expectInside(text.split('\n'), document.positionOf(Array(300).fill(0)));
    expectInside(text.split('\n'), document.positionOf(Array(300).fill('a')));
  });

  test.each(nested)('of 201 %s is refused with its place', (_, make) => {
    expect(refusalOf(make(201))).toMatch(new RegExp(`^\\d+:\\d+ ${TOO_DEEP}$`));
  });

  test.each(nested.slice(0, 5))('of 100,000 %s is refused', (_, make) => {
    expect(refusalOf(make(100_000))).toContain(TOO_DEEP);
  });

  test.each([
    ['[', '['],
    ['{', '{"a":'],
    ['keys', '? '],
    ['values', ': '],
    ['flow keys', '{? '],
    ['pairs', '[a: '],
    ['sequences of flow', '- ['],
  ])('of %s that are never closed is refused', (_, opening) => {
    expect(refusalOf(opening.repeat(100_000))).toContain(TOO_DEEP);
  });

  test('is counted after short forms and aliases', () => {
    expect(refusalOf(`${'!A ['.repeat(101)}${']'.repeat(101)}`)).toContain(TOO_DEEP);
    expect(refusalOf(`- &a ${'['.repeat(150)}${']'.repeat(150)}\n- ${'['.repeat(60)}*a${']'.repeat(60)}`)).toContain(
      TOO_DEEP,
    );
  });

  test('is also bounded in what a program wrote', () => {
    expect(refusalOf('['.repeat(201) + ']'.repeat(201), { trusted: true })).toBe(`1:201 ${TOO_DEEP}`);
    // The deep value is replaced by the second one, and is still in the text.
    const text = `{"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}, "a": 1}`;
    expect(readDocument('f', text, { trusted: true }).positionOf(['a'])).toMatchObject({ endColumn: text.length });
  });
});

describe('aliases', () => {
  /** Each line has ten times the values of the line before it. */
  function laughs(lines: number): string {
    const aliases = (i: number) => Array(10).fill(`*a${i}`).join(', ');
    return ['a0: &a0 [1]', ...Array.from({ length: lines }, (_, i) => `a${i + 1}: &a${i + 1} [${aliases(i)}]`)].join(
      '\n',
    );
  }

  test('multiply values up to a bound', () => {
    expect(readDocument('f', laughs(4)).data).toHaveProperty('a4[9][9][9][9][0]', 1);
    expect(refusalOf(laughs(6))).toBe(
      '7:9 with the values of its aliases the file has more than 1048576 values: use fewer aliases',
    );
    expect(refusalOf(laughs(100))).toContain('use fewer aliases');
  });

  test('multiply the entries of mappings up to a bound', () => {
    const keys = Array.from({ length: 5000 }, (_, i) => `k${i}: 1`).join(', ');

    expect(refusalOf(`- &a { ${keys} }\n${'- <<: *a\n'.repeat(5000)}`)).toContain('use fewer aliases');
    expect(refusalOf(`- &a { ${keys} }\n- <<: [${Array(5000).fill('*a').join(', ')}]`)).toContain('use fewer aliases');
  });
});

describe('a file', () => {
  test('in YAML has a largest length', () => {
    const longest = 5 * 1024 * 1024;

    expect(readDocument('f', `# ${'x'.repeat(longest - 4)}\na`).data).toBe('a');
    expect(refusalOf(`# ${'x'.repeat(longest)}\na`)).toBe(
      'the file has more than 5242880 characters, and CloudFormation accepts templates of 1 MB at most: split it, or convert it to JSON',
    );
  });

  test('in JSON can be longer', () => {
    const text = JSON.stringify({ a: Array(10).fill('x'.repeat(1024 * 1024)), b: { c: 1 } });

    const document = readDocument('f', text);

    expect(document.positionOf(['b', 'c'])).toMatchObject({ column: text.length - 2 });
    expect(refusalOf(`${text.slice(0, -1)}, c: 1}`)).toContain('the file is not valid JSON: ');
  });

  test('in YAML has at most as many tokens as a template of 1 MB can have', () => {
    expect(refusalOf(`[${','.repeat(1024 * 1024)}]`.replace('[', 'a: ['))).toMatch(
      /^1:\d+ the file has more values than a template of 1 MB can have: split it, or convert it to JSON$/,
    );
  });

  test('can have many keys', () => {
    const keys = Array.from({ length: 100_000 }, (_, i) => `k${i}`);

    // YAML itself compares each key with each other one.
    expect(Object.keys(readDocument('f', keys.map((key) => `${key}:\n`).join('')).data as object)).toEqual(keys);
  });

  test('can have many errors', () => {
    const before = Error.stackTraceLimit;

    expect(refusalOf(`a: "${'\\q'.repeat(200_000)}"`)).toMatch(/^1:5 the file is not valid YAML/);
    expect(Error.stackTraceLimit).toBe(before);
  });
});
