import { describe, expect, test } from 'vitest';
import { lineageOf } from '../../../src/sql/evaluation/lineage';
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
