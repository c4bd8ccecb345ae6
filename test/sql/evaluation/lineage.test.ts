import { describe, expect, test } from 'vitest';
import { lineageOf, wholeLineageOf } from '../../../src/sql/evaluation/lineage';
import { PLAIN, table } from './rooms';

const TABLES = [
  table('imp', 'A', 'uid campaign cost ts', { ...PLAIN, userIdentifier: 'uid' }),
  table('buy', 'B', 'uid amount day'),
];

/** The columns of the result, each as `name: table.column level, …`. */
function columns(sql: string) {
  return lineageOf(sql, TABLES)?.columns.map(
    ({ name = '', from }) =>
      `${name}: ${from.map((source) => `${source.table.name}.${source.column} ${source.level}`).join(', ')}`,
  );
}

function uses(sql: string) {
  return lineageOf(sql, TABLES)?.uses.map((use) => `${use.table.name}.${use.column} is ${use.use}`);
}

describe('the columns of a result', () => {
  test.each([
    [
      'SELECT amount, amount * 2 AS twice, 1 AS one FROM buy',
      ['amount: buy.amount clear', 'twice: buy.amount clear', 'one: '],
    ],
    [
      'SELECT day, SUM(amount) s, COUNT(*) FROM buy GROUP BY day',
      ['day: buy.day clear', 's: buy.amount aggregated', ': '],
    ],
    ['SELECT COUNT(DISTINCT uid) AS n FROM imp', ['n: imp.uid noisy']],
    [
      'WITH a AS (SELECT MAX(cost) m, uid FROM imp GROUP BY uid) SELECT AVG(m) AS x, uid FROM a',
      ['x: imp.cost noisy', 'uid: imp.uid clear'],
    ],
    [
      'SELECT RANK() OVER (PARTITION BY uid ORDER BY day) AS r, LAG(amount) OVER (ORDER BY day) l FROM buy',
      ['r: buy.uid selecting, buy.day selecting', 'l: buy.amount clear, buy.day selecting'],
    ],
    ['SELECT COUNT(*) FILTER (WHERE day = 1) AS c FROM buy', ['c: buy.day selecting']],
    ['SELECT uid AS a FROM imp UNION SELECT amount FROM buy', ['a: imp.uid clear, buy.amount clear']],
    ['SELECT * FROM buy', ['uid: buy.uid clear', 'amount: buy.amount clear', 'day: buy.day clear']],
    [
      'SELECT CASE WHEN day > 1 THEN amount END c, uid IN (SELECT uid FROM imp) i FROM buy',
      ['c: buy.day clear, buy.amount clear', 'i: buy.uid clear'],
    ],
    ['CACHE TABLE a AS SELECT day FROM buy; SELECT day AS d FROM a', ['d: buy.day clear']],
  ])('%s', (sql, expected) => {
    expect(columns(sql)).toEqual(expected);
    expect(lineageOf(sql, TABLES)?.complete).toBe(true);
  });

  test('can be others if a table is not known', () => {
    expect(lineageOf('SELECT b.day, o.* FROM other o JOIN buy b', TABLES)).toMatchObject({ complete: false });
  });

  test('are not known if the text is not understood', () => {
    expect(lineageOf('FROM buy |> WHERE day = 1', TABLES)).toBeUndefined();
    expect(lineageOf('SELECT FROM', TABLES)).toBeUndefined();
    expect(lineageOf('CACHE TABLE a AS SELECT 1', TABLES)).toBeUndefined();
  });
});

test('the columns that a query compares are known', () => {
  expect(
    uses(
      `SELECT COUNT(*) FROM imp i JOIN buy b ON i.uid = b.uid
       WHERE b.day >= :since AND i.campaign IN ('a', 'b') AND b.amount > (SELECT AVG(amount) FROM buy) HAVING COUNT(cost) > 3`,
    ),
  ).toEqual([
    'imp.uid is compared with a column',
    'buy.uid is compared with a column',
    'buy.day is compared with a parameter',
    'imp.campaign is compared with a constant',
    'buy.amount is compared with a column',
  ]);
});

describe('the whole lineage', () => {
  const OPEN = [...TABLES, { name: 'open' }, { name: 'other' }];
  const whole = (sql: string) => wholeLineageOf(sql, OPEN);
  const found = (sql: string) =>
    whole(sql)?.columns.map(
      ({ name = '', from }) =>
        `${name}: ${from.map((one) => `${one.table.name}.${one.column} ${[one.level, ...one.functions].join(' ')}`).join(', ')}`,
    );
  const selected = (sql: string) => [
    ...new Set(
      whole(sql)?.selections.map(({ table, column, by, columns: others, parameters }) =>
        [
          `${table.name}.${column} ${by}`,
          ...others.map((one) => `${one.table.name}.${one.column}`),
          ...parameters,
        ].join(' '),
      ),
    ),
  ];

  test.each([
    [
      'SELECT COUNT(DISTINCT uid) n, SUM(cost) s FROM imp',
      ['n: imp.uid noisy COUNT_DISTINCT', 's: imp.cost noisy SUM'],
    ],
    ['SELECT MAX(amount) m, LISTAGG(day) l FROM buy', ['m: buy.amount clear MAX', 'l: buy.day clear LISTAGG']],
    [
      'WITH a AS (SELECT uid, MAX(amount) m FROM buy GROUP BY uid) SELECT AVG(m) x FROM a',
      ['x: buy.amount aggregated AVG MAX'],
    ],
    [
      'WITH a AS (SELECT uid, SUM(cost) s FROM imp GROUP BY uid) SELECT s, COUNT(uid) n FROM a GROUP BY s',
      ['s: imp.cost aggregated SUM', 'n: imp.uid noisy COUNT'],
    ],
    [
      'SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY amount) AS p FROM buy',
      ['p: buy.amount clear PERCENTILE_CONT'],
    ],
    ['SELECT o.x, y AS z FROM open o', ['x: open.x clear', 'z: open.y clear']],
    ['SELECT x FROM open, other', ['x: open.x clear, other.x clear']],
    ['SELECT day, x FROM buy, open', ['day: buy.day clear', 'x: open.x clear']],
    ['SELECT * FROM open', ['*: open.* clear']],
    ['WITH a AS (SELECT * FROM open) SELECT a.x FROM a', ['x: open.x clear']],
    ['WITH a (p, q) AS (SELECT * FROM open) SELECT q FROM a', ['q: open.* clear']],
    ['SELECT * FROM open UNION SELECT day FROM buy', ['*: open.* clear, buy.day clear']],
    [
      'SELECT uid, b.day FROM imp FULL JOIN buy b USING (uid)',
      ['uid: imp.uid clear, buy.uid clear', 'day: buy.day clear'],
    ],
    ['SELECT col1 AS c FROM buy b, LATERAL (VALUES (b.amount))', ['c: buy.amount clear']],
    ['SELECT transform(x, e -> e + 1) AS t FROM open', ['t: open.x clear']],
    ['SELECT "gold" AS g FROM buy', ['g: ']],
  ])('%s', (sql, expected) => {
    expect(found(sql)).toEqual(expected);
  });

  test.each([
    ['SELECT COUNT(*) FROM imp i JOIN buy b ON i.uid = b.uid', ['imp.uid column buy.uid', 'buy.uid column imp.uid']],
    ['SELECT COUNT(*) FROM imp i JOIN buy b USING (uid)', ['imp.uid column buy.uid', 'buy.uid column imp.uid']],
    ['SELECT COUNT(*) FROM buy WHERE amount > 3 AND NOT day IS NULL', ['buy.amount constant', 'buy.day constant']],
    ['SELECT COUNT(*) FROM buy WHERE amount > :a OR day', ['buy.day constant', 'buy.amount parameter a']],
    ['SELECT COUNT(*) FROM buy WHERE STARTSWITH(day, :d)', ['buy.day parameter d']],
    ['WITH p AS (SELECT :v AS v) SELECT COUNT(*) FROM buy b JOIN p ON b.amount = p.v', ['buy.amount parameter v']],
    ['SELECT COUNT(*) FROM buy WHERE amount > (SELECT :v)', ['buy.amount parameter v']],
    [
      'SELECT COUNT(*) FROM buy b JOIN imp i ON b.amount + :v = i.cost',
      ['buy.amount column imp.cost', 'buy.amount parameter v', 'imp.cost column buy.amount', 'imp.cost parameter v'],
    ],
    ['SELECT COUNT(*) FROM buy WHERE amount > day', ['buy.amount constant', 'buy.day constant']],
    [
      'SELECT COUNT(*) FROM buy WHERE uid IN (SELECT uid FROM imp)',
      ['buy.uid column imp.uid', 'imp.uid column buy.uid'],
    ],
    [
      'SELECT COUNT(*) n FROM buy GROUP BY day HAVING SUM(amount) > :s ORDER BY n',
      ['buy.amount parameter s', 'buy.day group'],
    ],
    ['SELECT day FROM buy GROUP BY 1 ORDER BY MAX(amount)', ['buy.day group', 'buy.amount group']],
    ['SELECT COUNT(*) FILTER (WHERE amount) FROM buy', ['buy.amount constant']],
  ])('%s', (sql, expected) => {
    expect(selected(sql)).toEqual(expected);
  });

  test.each([
    'SELECT * FROM other_db.buy',
    'SELECT * FROM buy PIVOT (SUM(amount) FOR day IN (1, 2))',
    'WITH RECURSIVE a AS (SELECT 1 AS x UNION ALL SELECT x FROM a) SELECT x FROM a',
    'SELECT * FROM :t',
    'SELECT COUNT(*) FROM open NATURAL JOIN buy',
    'SELECT 1; SELECT 2',
    'FROM buy |> WHERE day = 1',
  ])('is not known of %s', (sql) => {
    expect(whole(sql)).toBeUndefined();
  });

  test('counts the aggregations of the final SELECT', () => {
    const sql =
      'WITH a AS (SELECT uid, SUM(cost) s FROM imp GROUP BY uid) SELECT COUNT(uid), AVG(s) FROM a HAVING AVG(s) > 1';
    expect(whole(sql)?.aggregations).toBe(3);
  });
});
