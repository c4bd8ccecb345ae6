import { beforeAll, describe, expect, test } from 'vitest';
import { evaluate } from '../../src/sql/evaluation/evaluate';
import type { QueryTable } from '../../src/sql/evaluation/tables';
import { Random } from '../fuzz/random';
import { SEEDS } from '../support/exploration';
import corpus from './evaluation/corpus.json';
import { DIFFERENCES } from './oracle/differences';
import { harmful, harmless } from './oracle/mutations';
import { compared, differ, startOracle } from './oracle/oracle';
import { unexplained } from './oracle/unexplained';
import syntax from './syntax.json';

/** `ORACLE_QUERIES=100000 npx vitest run test/sql/oracle.test.ts` tries more mutations. */
const QUERIES = Number(process.env.ORACLE_QUERIES ?? 400);
const TIMEOUT_MS = Math.max(60_000, QUERIES * 10);
/** Of the mutations, which mostly mean nothing, our reader leaves this share undecided that the oracle reads. */
const MOST_UNDECIDED = 0.02;

const NO_ROOM = { tables: [], runner: undefined, parameters: undefined };
const TEXTS = [
  ...syntax.valid.map(({ sql }) => ({ sql, room: NO_ROOM })),
  ...corpus.queries.map(({ sql, room, parameters }) => ({
    sql,
    room: {
      runner: corpus.runner,
      tables: corpus.rooms[room as keyof typeof corpus.rooms] as readonly QueryTable[],
      parameters,
    },
  })),
];

beforeAll(startOracle);

describe('our reader and sqlparser-rs', () => {
  test.each(TEXTS)('agree about $sql', ({ sql }) => {
    const text = compared(sql);

    expect(text.ours.state).not.toBe('opaque');
    expect(unexplained(text)).toBeUndefined();
  });

  test('have enough texts', () => {
    expect(syntax.valid.length).toBeGreaterThanOrEqual(104);
    expect(syntax.broken.length).toBeGreaterThanOrEqual(12);
  });

  test.each(syntax.broken)('both refuse %s', (sql) => {
    const { ours, refusal } = compared(sql);

    expect(ours.state).toBe('broken');
    expect(refusal).toBeDefined();
  });

  test.each(DIFFERENCES)('differ about $construct', ({ sample, ours, isIn }) => {
    const text = compared(sample);

    expect(text.ours.state).toBe(ours);
    expect(differ(text)).toBe(true);
    expect(isIn(text)).toBe(true);
  });
});

describe.each(SEEDS)('with the seed %i', { timeout: TIMEOUT_MS }, (seed) => {
  test('both agree about queries with a mistake', () => {
    const random = new Random(seed);
    let undecided = 0;
    for (let i = 0; i < QUERIES; i++) {
      const text = compared(harmful(random.of(TEXTS).sql, random));
      undecided += text.ours.state === 'opaque' && text.refusal === undefined ? 1 : 0;

      expect(unexplained(text), text.sql).toBeUndefined();
    }
    expect(undecided / QUERIES).toBeLessThan(MOST_UNDECIDED);
  });

  test('a query that is written otherwise is answered as before', () => {
    const random = new Random(seed);
    for (let i = 0; i < QUERIES; i++) {
      const { sql, room } = random.of(TEXTS);
      const changed = harmless(sql, random);
      const text = compared(changed);

      expect(text.ours.state, changed).toBe(compared(sql).ours.state);
      expect(unexplained(text), changed).toBeUndefined();
      expect(refusals(changed, room), changed).toEqual(refusals(sql, room));
    }
  });
});

function refusals(sql: string, room: (typeof TEXTS)[number]['room']): readonly string[] {
  return evaluate(sql, room)
    .findings.filter(({ effect }) => effect === 'refused')
    .map(({ id }) => id);
}
