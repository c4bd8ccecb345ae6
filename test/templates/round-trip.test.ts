import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readDocument } from '../../src/templates/read-document';
import { holds, SEEDS } from '../support/exploration';
import { expectInside, pathsIn } from './support/inside';

/** Keys and strings that JavaScript, YAML or CloudFormation take for something else. */
const word = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('__proto__', 'constructor', '*a', '&a', '!Ref a', 'yes', '010', '1e3', '~', '', '|', '# a', 'a: b'),
);

const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 5 },
    word,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 5 }),
    fc.array(fc.tuple(word, tie('json')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  ),
}));

const QUOTED = { defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'QUOTE_SINGLE' } as const;

/** Ways to write a value. */
const WRITERS: readonly (readonly [string, (value: unknown) => string])[] = [
  ['JSON', (value) => JSON.stringify(value)],
  ['indented JSON', (value) => JSON.stringify(value, undefined, 2).replaceAll('\n', '\r\n')],
  ['YAML', (value) => stringify(value)],
  ['quoted YAML', (value) => stringify(value, { ...QUOTED, lineWidth: 0 })],
  ['YAML in flow style', (value) => stringify(value, { ...QUOTED, lineWidth: 0, collectionStyle: 'flow' })],
];

/** Paths that can lead anywhere, and nowhere. */
const anyPath = fc.array(fc.oneof(word, fc.integer({ min: -2, max: 5 }), fc.double()), { maxLength: 6 });

/** `toStrictEqual` takes the value of a key `constructor` for a class. */
function expectSame(one: unknown, other: unknown): void {
  expect(isDeepStrictEqual(one, other) ? other : one).toBe(other);
}

describe.each(SEEDS)('any value (RANDOM_SEED=%i)', (seed) => {
  test.each(WRITERS)('in %s is read as it was', (_, write) => {
    holds(
      fc.property(json, (value) => {
        expectSame(readDocument('f', write(value)).data, value);
      }),
      seed,
    );
  });

  test.each(WRITERS)('in %s has positions in the file, also for paths that do not exist', (_, write) => {
    holds(
      fc.property(json, anyPath, (value, path) => {
        const text = write(value);
        const document = readDocument('f', text);
        for (const existing of pathsIn(value, 50)) {
          expectInside(text.split('\n'), document.positionOf(existing));
          expectInside(text.split('\n'), document.positionOf([...existing, ...path]));
        }
      }),
      seed,
    );
  });

  test('in JSON is at the place that holds it', () => {
    holds(
      fc.property(json, (value) => {
        const text = JSON.stringify(value);
        const document = readDocument('f', `[${text}]`);
        for (const path of pathsIn(value, 50)) {
          const { column, endColumn } = document.positionOf([0, ...path]);
          const part = path.reduce<unknown>((whole, key) => (whole as Record<string, unknown>)[key], value);
          expectSame(JSON.parse(`[${text}]`.slice(column - 1, endColumn - 1)), part);
        }
      }),
      seed,
    );
  });
});
