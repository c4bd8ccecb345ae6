import { describe, expect, test } from 'vitest';
import type { Room } from '../../../src/sql/evaluation/evaluate';
import { broken, PLAIN, table, verdict } from './rooms';

const IDENTIFIED = { ...PLAIN, userIdentifier: 'uid' };
const ROOM: Room = {
  runner: 'B',
  tables: [
    table('imp', 'A', 'uid campaign ts h cost', IDENTIFIED),
    table('usr', 'A', 'uid h age', IDENTIFIED),
    table('clk', 'C', 'uid ts', IDENTIFIED),
    table('buy', 'B', 'h amount day'),
  ],
};

describe('under differential privacy', () => {
  test.each([
    `WITH m AS (SELECT i.uid, i.campaign, b.amount FROM imp i JOIN usr u ON u.uid = i.uid JOIN buy b ON b.h = u.h)
     SELECT campaign, COUNT(DISTINCT uid) AS buyers, SUM(amount) AS total FROM m GROUP BY campaign ORDER BY campaign LIMIT 10`,
    `WITH f AS (SELECT uid, MIN(ts) AS first_ts FROM imp GROUP BY uid)
     SELECT DATE_TRUNC('month', first_ts) AS mon, COUNT(uid) FROM f GROUP BY DATE_TRUNC('month', first_ts)`,
    `WITH m AS (SELECT uid, campaign FROM imp UNION ALL SELECT uid, 'x' FROM usr) SELECT campaign, COUNT(DISTINCT uid) FROM m GROUP BY campaign`,
    'SELECT AVG(n) FROM (SELECT uid, COUNT(*) AS n FROM imp GROUP BY 1)',
    'WITH m AS (SELECT uid AS u, SUM(cost) c FROM imp GROUP BY u) SELECT STDDEV(c) + AVG(c) FROM m HAVING COUNT(*) > 3',
    'WITH m AS (SELECT uid AS u FROM imp) SELECT COUNT(*) FROM m JOIN usr ON usr.uid = m.u AND (usr.age > 3 OR usr.h = 1)',
    'WITH r AS (SELECT *, LAG(ts) OVER w AS p FROM imp WINDOW w AS (PARTITION BY uid ORDER BY ts)) SELECT COUNT(p) FROM r',
    'WITH d AS (SELECT h, MAX(amount) m FROM buy GROUP BY h ORDER BY m LIMIT 5) SELECT COUNT(*) FROM usr, d WHERE usr.h = d.h',
    'SELECT COUNT(*) FROM imp i LEFT SEMI JOIN usr u ON i.uid = u.uid',
    "SELECT COUNT(*) FROM imp WHERE ts > ts - INTERVAL '1' DAY AND h IN (SELECT h FROM buy)",
    'SELECT uid, COUNT(*) FROM imp GROUP BY uid',
    '(SELECT COUNT(*) FROM imp)',
    'WITH m AS (SELECT uid, APPROXIMATE PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY cost) p FROM imp GROUP BY uid) SELECT AVG(p) FROM m',
    'SELECT ROUND(AVG(CASE WHEN age > 30 THEN 1 ELSE 0 END), 2) FROM usr',
    'SELECT COUNT(*) FROM buy',
    'SELECT MAX(amount) FROM buy GROUP BY ROLLUP (h) OFFSET 3',
  ])('is valid: %s', (sql) => {
    expect(broken(sql, ROOM)).toEqual([]);
    expect(verdict(sql, ROOM)).toBe('allowed');
  });

  test.each([
    ['SELECT campaign, MAX(ts) FROM imp GROUP BY campaign', ['CR-SQL-005']],
    ['SELECT APPROX_COUNT_DISTINCT(uid) FROM imp', ['CR-SQL-005']],
    ['SELECT APPROXIMATE PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY cost) FROM imp', ['CR-SQL-005']],
    ['SELECT COUNT(*) FROM imp ORDER BY MEDIAN(cost)', ['CR-SQL-005']],
    ['WITH m AS (SELECT campaign FROM imp) SELECT COUNT(campaign) FROM m', ['CR-SQL-007']],
    [
      'WITH m AS (SELECT campaign, COUNT(DISTINCT uid) u FROM imp GROUP BY campaign) SELECT SUM(u) FROM m',
      ['CR-SQL-007'],
    ],
    ['WITH m AS (SELECT COUNT(uid) c FROM imp) SELECT SUM(c) FROM m', ['CR-SQL-007']],
    ['SELECT COUNT(*) FROM (SELECT campaign FROM imp) x', ['CR-SQL-007']],
    ['WITH m AS (SELECT uid FROM imp UNION SELECT h FROM usr) SELECT COUNT(*) FROM m', ['CR-SQL-007']],
    ['WITH m AS (SELECT uid, h FROM imp UNION SELECT h, uid FROM usr) SELECT COUNT(*) FROM m', ['CR-SQL-007']],
    ['SELECT COUNT(*) FROM imp i JOIN usr u ON u.h = i.h', ['CR-SQL-008']],
    ['SELECT COUNT(*) FROM imp i JOIN usr u ON u.uid = i.uid OR u.h = i.h', ['CR-SQL-008']],
    ['SELECT COUNT(*) FROM imp i JOIN usr u ON u.uid > i.uid', ['CR-SQL-008']],
    ['SELECT COUNT(*) FROM imp i JOIN usr u ON u.uid = u.uid', ['CR-SQL-008']],
    ['SELECT COUNT(*) FROM imp a JOIN imp b ON a.uid = b.uid JOIN usr u ON u.h = a.h', ['CR-SQL-008']],
    ['SELECT COUNT(*) FROM imp i CROSS JOIN usr u', ['CR-SQL-009']],
    ['SELECT COUNT(*) FROM imp i, usr u WHERE i.uid = u.uid', ['CR-SQL-009']],
    ['SELECT COUNT(*) FROM imp i JOIN usr u', ['CR-SQL-009']],
    ['SELECT COUNT(uid) FROM imp UNION ALL SELECT COUNT(uid) FROM usr', ['CR-SQL-010']],
    ['(SELECT COUNT(*) FROM imp) INTERSECT (SELECT SUM(amount) FROM buy)', ['CR-SQL-010']],
    [
      'WITH r AS (SELECT uid, RANK() OVER (PARTITION BY campaign ORDER BY ts) k FROM imp) SELECT COUNT(uid) FROM r WHERE k = 1',
      ['CR-SQL-011'],
    ],
    ['WITH r AS (SELECT uid, SUM(cost) OVER () k FROM imp) SELECT COUNT(uid) FROM r', ['CR-SQL-011']],
    ['SELECT COUNT(*), SUM(COUNT(*)) OVER (PARTITION BY uid) FROM imp GROUP BY uid', ['CR-SQL-011']],
    ['SELECT COUNT(*) FROM imp WHERE uid IN (SELECT uid FROM usr WHERE age > 30)', ['CR-SQL-012']],
    [
      'SELECT COUNT(*) FROM buy WHERE EXISTS (WITH x AS (SELECT h FROM usr) SELECT 1 FROM x WHERE x.h = buy.h)',
      ['CR-SQL-012'],
    ],
    ['SELECT COUNT(*), (SELECT COUNT(*) FROM usr) FROM imp', ['CR-SQL-012']],
    ['WITH m AS (SELECT uid FROM imp LIMIT 3) SELECT COUNT(*) FROM m', ['CR-SQL-013']],
    ['SELECT COUNT(*) FROM (SELECT uid FROM imp ORDER BY ts OFFSET 2)', ['CR-SQL-013']],
    ['SELECT COUNT(*) FROM imp GROUP BY CUBE (campaign)', ['CR-SQL-014']],
    ['SELECT COUNT(*) FROM imp GROUP BY GROUPING SETS ((campaign), ())', ['CR-SQL-014']],
    ['SELECT COUNT(*) FROM imp JOIN buy USING (h)', ['CR-SQL-014']],
    ['SELECT TOP 5 campaign, COUNT(*) FROM imp GROUP BY campaign', ['CR-SQL-014']],
    ['SELECT SUM(CONVERT(INTEGER, cost)) FROM imp', ['CR-SQL-014']],
    ['SELECT SUM(cost ^ 2), AVG(|/ cost), AVG(||/ cost) FROM imp', ['CR-SQL-014', 'CR-SQL-014', 'CR-SQL-014']],
    ['SELECT COUNT(*) FROM imp WHERE ts < SYSDATE', ['CR-SQL-014']],
    ['SELECT SUM(ARRAY_SIZE(ARRAY(cost))) FROM imp', ['CR-SQL-014', 'CR-SQL-014']],
    [
      'WITH m AS (SELECT uid, PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY ts) OVER (PARTITION BY uid) p FROM imp) SELECT AVG(p) FROM m',
      ['CR-SQL-014'],
    ],
    ['SELECT COUNT(*) FROM imp i JOIN clk c ON i.uid = c.uid', ['CR-SQL-016']],
    ['SELECT /*+ BROADCAST(i) */ COUNT(*) FROM imp i', ['CR-SQL-027']],
    ['SELECT DISTINCT campaign FROM imp', ['CR-SQL-006']],
    ['SELECT * FROM imp', ['CR-SQL-006']],
    ['TABLE imp', ['CR-SQL-006']],
    ['SELECT campaign FROM imp GROUP BY campaign HAVING COUNT(*) > 3', ['CR-SQL-006']],
  ])('is refused: %s', (sql, ids) => {
    expect(broken(sql, ROOM)).toEqual(ids);
  });

  test.each([
    'SELECT COUNT(*) FROM imp WHERE SOUNDEX(h) = 1',
    'WITH m AS (SELECT COALESCE(i.uid, u.uid) x FROM imp i FULL JOIN usr u ON i.uid = u.uid) SELECT COUNT(*) FROM m',
    'SELECT COUNT(*) FROM imp PIVOT (SUM(cost) FOR campaign IN (1))',
    'WITH m AS (SELECT uid, a FROM imp PIVOT (SUM(cost) FOR campaign IN (1 AS a))) SELECT COUNT(uid) FROM m',
    'SELECT COUNT(TRY_CAST(cost AS INT)) FROM imp',
    'SELECT COUNT(*) FROM imp TABLESAMPLE (10 PERCENT) REPEATABLE (3)',
    'SELECT SUM(cost & 1) FROM imp',
  ])('is not known: %s', (sql) => {
    expect(verdict(sql, ROOM)).toBe('unknown');
  });
});
