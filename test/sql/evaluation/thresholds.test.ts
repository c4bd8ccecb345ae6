import { describe, expect, test } from 'vitest';
import { evaluate, type Room } from '../../../src/sql/evaluation/evaluate';
import type { CustomRule } from '../../../src/sql/evaluation/tables';
import { broken, PLAIN, refusals, table, verdict } from './rooms';

const room = (rule: Partial<CustomRule>): Room => ({
  runner: 'B',
  tables: [
    table('sales', 'A', 'uid amount status region ts', { ...PLAIN, ...rule }),
    table('crm', 'B', 'uid tier region'),
  ],
});

const COLUMNS_ONLY = room({ threshold: { identityColumns: ['uid'], columnsOnly: true } });
const EXPRESSIONS = room({ threshold: { identityColumns: ['uid'], columnsOnly: false } });
const CONTROLS = room({ comparisons: { literal: ['status'], column: ['uid'] } });
const NO_CONTROLS = room({ comparisons: { literal: [], column: [] } });

describe('with a threshold', () => {
  test.each([
    ['GROUP BY CUBE (region)', 'CUBE'],
    ['GROUP BY region WITH ROLLUP', 'ROLLUP'],
    ['GROUP BY GROUPING SETS ((region))', 'GROUPING SETS'],
    ['WHERE EXISTS (SELECT 1 FROM crm)', 'EXISTS'],
    ['CLUSTER BY region', 'CLUSTER BY'],
    ['SORT BY region', 'SORT BY'],
    ['DISTRIBUTE BY region', 'DISTRIBUTE BY'],
    [', LATERAL (SELECT 1)', 'LATERAL'],
    ['UNPIVOT (v FOR n IN (amount))', 'UNPIVOT'],
    ['LEFT SEMI JOIN crm ON crm.uid = sales.uid', 'LEFT SEMI JOIN'],
    ['LEFT ANTI JOIN crm ON crm.uid = sales.uid', 'LEFT ANTI JOIN'],
    ['EXCEPT SELECT 1 FROM crm', 'EXCEPT'],
    ['MINUS SELECT 1 FROM crm', 'MINUS'],
    ['INTERSECT ALL SELECT 1 FROM crm', 'INTERSECT'],
    ['LIMIT 3 OFFSET 3', 'OFFSET'],
    ['WHERE amount <=> ts', '<=>'],
    ["WHERE TO_CHAR(ts, 'YYYY') = status", 'TO_CHAR'],
    ['HAVING ANY_VALUE(region) = MAX(status)', 'ANY_VALUE'],
  ])('%s is refused', (clause, word) => {
    expect(refusals(`SELECT COUNT(*) AS c FROM sales ${clause}`, EXPRESSIONS)).toEqual([
      `CR-SQL-017: ${word} is not supported with aggregation thresholds or comparison controls`,
    ]);
  });

  test('a recursive expression is refused', () => {
    const sql = 'WITH RECURSIVE a AS (SELECT uid FROM sales UNION ALL SELECT uid FROM a) SELECT COUNT(*) FROM a';

    expect(broken(sql, EXPRESSIONS)).toEqual(['CR-SQL-017']);
  });

  test.each([
    'SELECT region, COUNT(DISTINCT uid), MAX(amount) FROM sales GROUP BY region ORDER BY 2 DESC NULLS LAST LIMIT 3',
    'SELECT MAX(tier) FROM crm',
    'WITH m AS (SELECT region, MAX(amount) AS top FROM sales GROUP BY region) SELECT AVG(top) FROM m',
    'SELECT COUNT(1), COUNT(*), SUM(DISTINCT amount) FROM sales s FULL OUTER JOIN crm c ON s.uid = c.uid',
    'SELECT COUNT(*) FROM (SELECT uid FROM sales UNION SELECT uid FROM crm) x NATURAL JOIN crm',
    'SELECT SUM(LENGTH(tier)) FROM crm JOIN sales USING (uid)',
    "SELECT COUNT(*) FROM sales WHERE uid IS NOT NULL AND uid <> '' AND status = 'x' AND uid IN (SELECT uid FROM crm)",
    'SELECT region, COUNT(uid) FROM sales GROUP BY region HAVING COUNT(uid) > 50',
    'WITH r AS (SELECT uid, ROW_NUMBER() OVER (PARTITION BY uid ORDER BY ts) AS n FROM sales) SELECT COUNT(*) FROM r WHERE n = 1',
    'CACHE TABLE a AS SELECT uid FROM sales; SELECT /*+ BROADCAST(a) */ COUNT(*) FROM a',
  ])('is allowed: %s', (sql) => {
    expect(verdict(sql, COLUMNS_ONLY)).toBe('allowed');
  });

  test.each([
    ['SELECT MEDIAN(amount), COLLECT_SET(region) FROM sales', ['CR-SQL-018']],
    ['SELECT uid, LAG(amount, 1) OVER (PARTITION BY uid ORDER BY ts) FROM sales', ['CR-SQL-018']],
    ['SELECT SUM(amount * 2) FROM sales', ['CR-SQL-019']],
    ['SELECT SUM(CAST(amount AS INT)), AVG(COALESCE(amount, 0)) FROM sales', ['CR-SQL-019', 'CR-SQL-019']],
    [
      'WITH m AS (SELECT uid, SUM(-amount) OVER (PARTITION BY uid) AS s FROM sales) SELECT COUNT(s) FROM m',
      ['CR-SQL-019'],
    ],
    ["SELECT COUNT(*) FROM sales WHERE LOWER(uid) LIKE 'a%'", ['CR-SQL-020']],
    ['SELECT COUNT(*) FROM sales WHERE uid IN (:one, :other)', ['CR-SQL-020']],
    ["WITH m AS (SELECT uid AS x FROM sales) SELECT COUNT(*) FROM m WHERE x BETWEEN 'a' AND 'b'", ['CR-SQL-020']],
    ["SELECT COUNT(*) FROM sales s JOIN crm c ON c.uid = s.uid AND s.uid = 'a'", ['CR-SQL-020']],
    ["SELECT COUNT(*), CASE uid WHEN 'a' THEN 1 END AS one FROM sales GROUP BY one", ['CR-SQL-020']],
  ])('is refused: %s', (sql, ids) => {
    expect(broken(sql, COLUMNS_ONLY)).toEqual(ids);
  });

  test('expressions in aggregate functions can be allowed', () => {
    expect(verdict("SELECT SUM(CASE WHEN region = 'x' THEN amount * 2 END) FROM sales", EXPRESSIONS)).toBe('allowed');
  });

  test.each([
    'SELECT COUNT(SOUNDEX(status)) FROM sales',
    'SELECT COUNT(*) FROM sales QUALIFY COUNT(*) OVER () > 3',
    'SELECT COUNT(*) FROM sales TABLESAMPLE (10 PERCENT)',
  ])('is not known: %s', (sql) => {
    expect(verdict(sql, EXPRESSIONS)).toBe('unknown');
  });
});

describe('with comparison controls', () => {
  test.each([
    ["SELECT amount FROM sales WHERE status = 'x' AND status IN (:a) AND status LIKE 'b'", []],
    ["SELECT amount FROM sales WHERE region = 'x' OR region > 'y'", ['CR-SQL-020']],
    ["SELECT SUM(IF(region = 'x', amount, 0)) FROM sales", ['CR-SQL-020']],
    ["SELECT amount FROM sales WHERE CONCAT(status, region) = 'x'", ['CR-SQL-020']],
    ["SELECT c.tier FROM sales s JOIN crm c ON s.uid = c.uid WHERE c.region = 'x'", []],
    ['SELECT amount FROM sales s JOIN crm c USING (uid)', []],
    ['SELECT amount FROM sales s JOIN crm c USING (region)', ['CR-SQL-021']],
    ['SELECT amount FROM sales s NATURAL JOIN crm c', ['CR-SQL-021']],
    ['SELECT amount FROM sales WHERE region IN (SELECT region FROM crm)', ['CR-SQL-021']],
    ['SELECT amount FROM sales WHERE amount > ts', ['CR-SQL-021']],
    ['SELECT amount FROM sales WHERE region = COALESCE(:region, region)', []],
    ['SELECT amount FROM sales WHERE region IS NULL OR amount > 0 OR region IS DISTINCT FROM NULL', []],
  ])('%s', (sql, ids) => {
    expect(broken(sql, CONTROLS)).toEqual(ids);
  });

  test('empty lists allow no comparison', () => {
    expect(broken("SELECT amount FROM sales s JOIN crm c ON s.uid = c.uid AND s.status = 'x'", NO_CONTROLS)).toEqual([
      'CR-SQL-021',
      'CR-SQL-020',
    ]);
  });
});

test('differential privacy beside a threshold is not described', () => {
  const protectedTable = table('users', 'A', 'uid', { ...PLAIN, userIdentifier: 'uid' });
  const { verdict: answer } = evaluate('SELECT COUNT(*) FROM users u JOIN sales s ON s.uid = u.uid', {
    ...COLUMNS_ONLY,
    tables: [...COLUMNS_ONLY.tables, protectedTable],
  });

  expect(answer).toBe('unknown');
});
