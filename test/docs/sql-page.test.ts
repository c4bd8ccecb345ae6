import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evaluate } from '../../src/sql/evaluation/evaluate';
import type { CustomRule } from '../../src/sql/evaluation/tables';

const PAGE = readFileSync(join(__dirname, '..', '..', 'docs', 'sql.md'), 'utf8');

/** The answer and the query of each example. */
const EXAMPLES = [...PAGE.matchAll(/```sql\n-- (\w+)(?:: ([\w-]+))?\n([\s\S]*?)```/g)].map(([, verdict, id, sql]) => ({
  verdict,
  id,
  sql: sql as string,
}));

const PLAIN: CustomRule = { type: 'CUSTOM', disallowedOutputColumns: [] };

/** The tables that the page describes. */
const TABLES = Object.entries<Partial<CustomRule>>({
  sales: {},
  visits: { disallowedOutputColumns: ['user_id'] },
  members: { userIdentifier: 'user_id' },
  orders: { userIdentifier: 'user_id' },
  baskets: { threshold: { identityColumns: ['user_id'], columnsOnly: true } },
  campaigns: { comparisons: { literal: ['city'], column: ['user_id'] } },
}).map(([name, rule]) => ({
  name,
  owner: 'publisher',
  columns: ['user_id', 'city', 'revenue'],
  rule: { ...PLAIN, ...rule },
}));

test('the page has examples in both directions', () => {
  expect(new Set(EXAMPLES.map(({ verdict }) => verdict))).toEqual(new Set(['refused', 'allowed', 'unknown']));
  expect(EXAMPLES).toHaveLength(PAGE.split('```sql').length - 1);
});

test.each(EXAMPLES)('is $verdict: $sql', ({ verdict, id, sql }) => {
  const answer = evaluate(sql, { tables: TABLES });

  expect(answer.verdict).toBe(verdict);
  const refused = answer.findings.filter(({ effect }) => effect === 'refused').map((finding) => finding.id);
  expect(refused).toEqual(id === undefined ? [] : [id]);
});
