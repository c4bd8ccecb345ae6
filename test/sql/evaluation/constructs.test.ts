import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/sql/evaluation/evaluate';
import type { QueryTable } from '../../../src/sql/evaluation/tables';
import constructs from './constructs.json';

/**
 * Queries that follow from sentences of the page of each room, for every construct that a constraint is about: those that
 * the service refuses, by constraint, and those that only look like them.
 */
const ROOMS = Object.entries(constructs.rooms).map(([name, room]) => ({
  name,
  allowed: room.allowed,
  refused: Object.entries(room.refused).flatMap(([constraints, texts]) =>
    (texts as readonly string[]).map((sql) => ({ sql, constraints })),
  ),
  room: {
    runner: constructs.runner,
    tables: room.tables as readonly QueryTable[],
    parameters: 'parameters' in room ? room.parameters : [],
  },
}));

describe.each(ROOMS)('with the tables $name, the service', ({ allowed, refused, room }) => {
  test.each(allowed)('allows %s', (sql) => {
    const { verdict, findings } = evaluate(sql, room);

    expect(findings.filter(({ effect }) => effect === 'refused')).toEqual([]);
    expect(verdict).toBe('allowed');
  });

  if (refused.length > 0) {
    test.each(refused)('refuses, because of $constraints, $sql', ({ sql, constraints }) => {
      const { verdict, findings } = evaluate(sql, room);

      expect(verdict).toBe('refused');
      expect(findings.some(({ id }) => constraints.includes(id))).toBe(true);
    });
  }
});
