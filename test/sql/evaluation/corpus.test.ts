import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/sql/evaluation/evaluate';
import type { QueryTable } from '../../../src/sql/evaluation/tables';
import corpus from './corpus.json';

/**
 * Queries with the answer of the service. `basis` is where it is from: a page shows the query (`example`), a page states a
 * rule from which it follows (`rule`), or a public lab shows the query with its answer (`lab`).
 */
const QUERIES = corpus.queries.map((query) => ({
  ...query,
  room: {
    runner: corpus.runner,
    tables: corpus.rooms[query.room as keyof typeof corpus.rooms] as readonly QueryTable[],
    parameters: query.parameters,
  },
}));

describe('the service', () => {
  test.each(QUERIES.filter(({ verdict }) => verdict === 'allowed'))('allows $id: $sql', ({ sql, room }) => {
    const { verdict, findings } = evaluate(sql, room);

    expect(findings.filter(({ effect }) => effect === 'refused')).toEqual([]);
    expect(verdict).toBe('allowed');
  });

  test.each(QUERIES.filter(({ verdict }) => verdict === 'refused'))(
    'refuses $id: $sql',
    ({ sql, room, constraints }) => {
      const { verdict, findings } = evaluate(sql, room);

      expect(verdict).toBe('refused');
      expect(findings.some(({ id }) => constraints.includes(id))).toBe(true);
    },
  );
});
