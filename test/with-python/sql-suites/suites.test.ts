import { beforeAll, describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/sql/evaluation/evaluate';
import { Random } from '../../fuzz/random';
import { harmful, harmless } from '../../sql/oracle/mutations';
import { compared, startOracle } from '../../sql/oracle/oracle';
import { unexplained } from '../../sql/oracle/unexplained';
import { SEEDS } from '../../support/exploration';
import { type Suite, tpcDs, tpcH } from './suites';

/** How many mutations of each suite are tried for each seed. */
const QUERIES = Number(process.env.ORACLE_QUERIES ?? 300);

beforeAll(startOracle);

describe.each([tpcDs(), tpcH()])('the queries of $name', (suite) => {
  const room = { tables: suite.tables, parameters: [] };

  test('are all there', () => {
    expect(suite.queries.length).toBeGreaterThanOrEqual(22);
    expect(suite.tables.length).toBeGreaterThanOrEqual(8);
  });

  test.each(suite.queries)('$name is read, as by sqlparser-rs', ({ sql }) => {
    const text = compared(sql);

    expect(text.ours.state).toBe('understood');
    expect(unexplained(text)).toBeUndefined();
  });

  test.each(suite.queries)('$name runs on tables without any control', ({ sql }) => {
    expect(evaluate(sql, room)).toEqual({ verdict: 'allowed', findings: [] });
  });

  test.each(suite.queries)('$name is not refused if no column is known', ({ sql }) => {
    const { findings } = evaluate(sql, { tables: withoutColumns(suite) });

    expect(findings.filter(({ effect }) => effect === 'refused')).toEqual([]);
  });

  test.each(SEEDS)('run, written otherwise, with the seed %i', (seed) => {
    const random = new Random(seed);
    for (let i = 0; i < QUERIES; i++) {
      const sql = harmless(random.of(suite.queries).sql, random);

      expect(unexplained(compared(sql)), sql).toBeUndefined();
      expect(evaluate(sql, room).verdict, sql).toBe('allowed');
    }
  });

  test.each(SEEDS)('are read as by sqlparser-rs, with a mistake, with the seed %i', (seed) => {
    const random = new Random(seed);
    for (let i = 0; i < QUERIES; i++) {
      const sql = harmful(random.of(suite.queries).sql, random);

      expect(unexplained(compared(sql)), sql).toBeUndefined();
    }
  });
});

function withoutColumns({ tables }: Suite): Suite['tables'] {
  return tables.map((table) => ({ ...table, columns: undefined }));
}
