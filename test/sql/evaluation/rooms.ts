import { expect } from 'vitest';
import { type Evaluation, evaluate, type Room } from '../../../src/sql/evaluation/evaluate';
import type { CustomRule, QueryTable, TableRule } from '../../../src/sql/evaluation/tables';

/** A custom rule without any control. */
export const PLAIN: CustomRule = { type: 'CUSTOM', disallowedOutputColumns: [] };

export function table(name: string, owner: string, columns: string, rule: TableRule = PLAIN): QueryTable {
  return { name, owner, columns: columns.split(' '), rule };
}

/** What is refused in a query, as `ID: what`; each with the text at its place if it is asked for. */
export function refusals(sql: string, room: Room): readonly string[] {
  const { findings, verdict } = evaluate(sql, room);
  const refused = findings.filter(({ effect }) => effect === 'refused');
  expect(verdict === 'refused').toBe(refused.length > 0);
  return refused.map(({ id, what }) => `${id}: ${what}`);
}

/** The constraints that a query breaks. */
export function broken(sql: string, room: Room): readonly string[] {
  return evaluate(sql, room)
    .findings.filter(({ effect }) => effect === 'refused')
    .map(({ id }) => id);
}

export function verdict(sql: string, room: Room): Evaluation['verdict'] {
  return evaluate(sql, room).verdict;
}
