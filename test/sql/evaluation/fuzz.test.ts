import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/sql/evaluation/evaluate';
import { lineageOf } from '../../../src/sql/evaluation/lineage';
import { resolve } from '../../../src/sql/evaluation/resolve';
import type { QueryTable } from '../../../src/sql/evaluation/tables';
import { lex } from '../../../src/sql/lexer';
import { read } from '../../../src/sql/read';
import { Random } from '../../fuzz/random';
import { SEEDS } from '../../support/exploration';
import syntax from '../syntax.json';
import corpus from './corpus.json';
import { table } from './rooms';

/** `FUZZ_TEXTS=100000 npx vitest run test/sql/evaluation/fuzz.test.ts` tries more queries. */
const TEXTS = Number(process.env.FUZZ_TEXTS ?? 2_000);

const QUERIES = corpus.queries.map(({ sql, room, parameters }) => ({
  sql,
  room: {
    runner: corpus.runner,
    tables: corpus.rooms[room as keyof typeof corpus.rooms] as readonly QueryTable[],
    parameters,
  },
}));

/** Pieces of queries that are valid, so that many mutations are. */
const PIECES = [
  ...new Set(
    [...QUERIES, ...syntax.valid].flatMap(({ sql }) => lex(sql).tokens.map(({ at, end }) => sql.slice(at, end))),
  ),
];

describe.each(SEEDS)('with the seed %i', (seed) => {
  test('no mutation of a query is an exception', () => {
    const random = new Random(seed);
    for (let i = 0; i < TEXTS; i++) {
      const { sql, room } = random.of(QUERIES);
      const changed = mutated(sql, random);
      const reading = read(changed);

      expect(evaluate(changed, room).verdict).toMatch(/^(allowed|refused|unknown)$/);
      // The evaluation hides exceptions, which are mistakes nevertheless.
      if (reading.state === 'understood') {
        resolve(reading.statements, room.tables);
        expect(evaluate(changed, room).opaqueAt, changed).toBeUndefined();
        lineageOf(changed, room.tables);
      }
    }
  });

  test('what does not change the meaning of a query does not change its evaluation', () => {
    const random = new Random(seed);
    for (const { sql, room } of QUERIES) {
      const tokens = lex(sql).tokens.filter(({ kind }) => kind !== 'end');
      const changed = tokens
        .map((token, i) => {
          const text = sql.slice(token.at, token.end);
          const apart = i > 0 && (tokens[i - 1]?.end ?? 0) < token.at;
          const isName = token.kind === 'word' && random.chance(0.5);
          return `${apart ? random.of([' ', '\n', ' /* x */ ']) : ''}${isName ? text.toUpperCase() : text}`;
        })
        .join('');

      const { verdict, findings } = evaluate(changed, room);

      expect(verdict, changed).toBe(evaluate(sql, room).verdict);
      expect(
        findings.map(({ id }) => id),
        changed,
      ).toEqual(evaluate(sql, room).findings.map(({ id }) => id));
    }
  });
});

test('the time and the memory that an evaluation needs grow with the length of the text', () => {
  const room = { tables: [table('t', 'A', 'a b')], runner: 'B', parameters: [] };
  const many = (part: (i: number) => string, separator = ', ') =>
    Array.from({ length: 5_000 }, (_, i) => part(i)).join(separator);
  const texts = [
    `SELECT t.a FROM ${many(() => 't')}`,
    `SELECT t.a FROM t ${many((i) => `NATURAL JOIN t t${i}`, ' ')}`,
    `SELECT t.a FROM t ${many((i) => `LATERAL VIEW explode(b) t${i} AS c${i}`, ' ')}`,
    `SELECT t.a FROM (${many(() => '(t, t)')})`,
    `WITH ${many((i) => `c${i + 1} AS (SELECT a FROM ${i === 0 ? 't' : `c${i}`})`)} SELECT a FROM c5000`,
    `${many((i) => `CACHE TABLE c${i} AS SELECT a FROM t`, ';')}; SELECT a FROM c1`,
    `SELECT ${many((i) => `SUM(a) OVER w${i}`)} FROM t WINDOW ${many((i) => `w${i + 1} AS (w${i} ORDER BY a)`)}`,
    `SELECT ${many((i) => `:p${i}`)} FROM t`,
    `SELECT /*+ ${many(() => 'REPARTITION(3, a)')} */ a FROM t`,
    `SELECT ${many((i) => `${i === 0 ? 'a' : `x${i}`} + 1 AS x${i + 1}`)} FROM t WHERE ${many((i) => `a = ${i}`, ' OR ')}`,
    `${many(() => 'SELECT a FROM t', ' UNION ')}`,
  ];

  for (const sql of texts) {
    const start = process.cpuUsage();
    evaluate(sql, room);
    lineageOf(sql, room.tables);
    const { user } = process.cpuUsage(start);

    expect(user / 1_000, sql.slice(0, 80)).toBeLessThan(3_000);
  }
});

function mutated(sql: string, random: Random): string {
  const tokens = lex(sql).tokens.map(({ at, end }) => sql.slice(at, end));
  for (let changes = 1 + random.upTo(3); changes > 0; changes--) {
    const at = random.upTo(tokens.length);
    tokens.splice(at, random.upTo(3), ...Array.from({ length: random.upTo(4) }, () => random.of(PIECES)));
  }
  return tokens.join(' ');
}
