import { describe, expect, test } from 'vitest';
import { lex } from '../../src/sql/lexer';
import { placeholdersOf, tablesOf } from '../../src/sql/names';
import { read } from '../../src/sql/read';
import { Random } from '../fuzz/random';
import { SEEDS } from '../support/exploration';
import syntax from './syntax.json';

/**
 * Texts that nobody writes. `FUZZ_TEXTS=100000 npx vitest run test/sql/fuzz.test.ts` tries more of them.
 */
const TEXTS = Number(process.env.FUZZ_TEXTS ?? 2_000);

const PIECES: readonly string[] = [
  ...new Set(
    [...syntax.valid.map(({ sql }) => sql), ...syntax.broken].flatMap((sql) =>
      lex(sql).tokens.map(({ at, end }) => sql.slice(at, end)),
    ),
  ),
  '/*',
  '*/',
  '/*+ x(1) */',
  '--',
  '\n',
  ';',
  '\u0000',
  '\ud800',
  'é',
  ':p',
  '?',
  '|>',
];

/** Changes that do not change what a text means. */
const HARMLESS: readonly ((sql: string, random: Random) => string)[] = [
  (sql) => `${sql} ;`,
  (sql) => `\n/* x ' */ ${sql} -- y "`,
  (sql) => spaced(sql, () => '\t\r\n '),
  (sql, random) => spaced(sql, () => (random.chance(0.3) ? '/* z */' : '')),
];

describe.each(SEEDS)('with the seed %i', (seed) => {
  test('no sequence of tokens is an exception', () => {
    const random = new Random(seed);
    for (let i = 0; i < TEXTS; i++) {
      const sql = Array.from({ length: random.upTo(40) }, () => random.of(PIECES)).join(random.of(['', ' ', '\n']));

      expect(read(sql).state, sql).toMatch(/^(understood|broken|opaque)$/);
      tablesOf(sql);
      placeholdersOf(sql);
    }
  });

  test('no change of a query is an exception', () => {
    const random = new Random(seed);
    for (let i = 0; i < TEXTS; i++) {
      const { sql } = random.of(syntax.valid);
      const tokens = lex(sql).tokens.map(({ at, end }) => sql.slice(at, end));
      const at = random.upTo(tokens.length);
      tokens.splice(at, random.upTo(3), ...Array.from({ length: random.upTo(3) }, () => random.of(PIECES)));

      expect(read(tokens.join(' ')).state).toMatch(/^(understood|broken|opaque)$/);
    }
  });

  test('blanks and comments change nothing', () => {
    const random = new Random(seed);
    for (const { sql } of syntax.valid) {
      const changed = random.of(HARMLESS)(sql, random);

      expect(read(changed), changed).toMatchObject({ state: 'understood' });
      expect(tablesOf(changed), changed).toEqual(tablesOf(sql));
      expect(placeholdersOf(changed), changed).toEqual(placeholdersOf(sql));
    }
  });
});

test('the time that a text needs grows with its length', () => {
  // Shapes in which a reader could look ahead again and again.
  const shapes = [
    '(a, ',
    '((',
    'f(x, ',
    'CASE ',
    'a.b-c ',
    'x -> ',
    '/* ',
    "' ",
    'SELECT (',
    '1 AND ',
    '[',
    ':p ',
    '"',
    '`',
    '1',
    '1e',
  ];
  for (const shape of shapes) {
    const start = performance.now();
    read(`SELECT ${shape.repeat(Math.ceil(300_000 / shape.length))}x`);

    expect(performance.now() - start, shape).toBeLessThan(3_000);
  }
});

/** The text with something else between its tokens where a blank can be. */
function spaced(sql: string, blank: () => string): string {
  const { tokens } = lex(sql);
  return tokens
    .map(({ at, end, kind }, i) => {
      const before = tokens[i - 1];
      const apart = before !== undefined && before.end < at && kind !== 'hint' && before.kind !== 'hint';
      return `${apart ? ` ${blank()} ` : sql.slice(before?.end ?? 0, at)}${sql.slice(at, end)}`;
    })
    .join('');
}
