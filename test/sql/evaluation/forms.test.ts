import { describe, expect, test } from 'vitest';
import type { Room } from '../../../src/sql/evaluation/evaluate';
import type { AggregationRule, ListRule } from '../../../src/sql/evaluation/tables';
import { refusals, table, verdict } from './rooms';

const SHOP: AggregationRule = {
  type: 'AGGREGATION',
  aggregates: [
    { function: 'COUNT', columns: ['mail', 'pid'] },
    { function: 'COUNT_DISTINCT', columns: ['mail'] },
    { function: 'SUM', columns: ['spend'] },
  ],
  joinColumns: ['mail', 'pid'],
  joinRequired: false,
  joinOperators: [],
  dimensionColumns: ['region', 'day'],
  scalarFunctions: ['TRUNC', 'CAST', 'SUBSTRING'],
};

const aggregation = (more: Partial<AggregationRule> = {}): Room => ({
  runner: 'B',
  tables: [
    table('shop', 'A', 'mail pid spend region day secret', { ...SHOP, ...more }),
    table('subs', 'B', 'mail pid tier', { ...SHOP, aggregates: [], dimensionColumns: ['tier'], scalarFunctions: [] }),
    table('club', 'C', 'mail tier', { ...SHOP, aggregates: [], dimensionColumns: ['tier'], scalarFunctions: [] }),
  ],
});

describe('aggregation queries', () => {
  test.each([
    'SELECT COUNT(DISTINCT s.mail) AS n, region FROM shop s JOIN subs u ON s.mail = u.mail AND u.pid = s.pid GROUP BY s.region',
    "SELECT TRUNC(day), SUM(spend) total FROM shop WHERE region NOT IN ('a') AND NOT day IS NULL GROUP BY TRUNC(day) HAVING COUNT(mail) > 5 AND SUM(spend) < 100 ORDER BY TRUNC(day) DESC, total, COUNT(mail)",
    "SELECT COUNT(DISTINCT mail) FROM shop WHERE CAST(day AS DATE) > '2024-01-01' AND SUBSTR(region, 1, 2) = 'ab' AND region + 'x' = 'yx'",
    '(SELECT COUNT(mail, pid) FROM shop)',
    'SELECT SUM(spend) AS total FROM shop HAVING (total > -10.5 OR 100 <> SUM(spend)) AND COUNT(mail) >= 5',
    'SELECT COUNT(DISTINCT mail), region AS r FROM shop GROUP BY region ORDER BY r',
  ])('can be %s', (sql) => {
    expect(refusals(sql, aggregation())).toEqual([]);
    expect(verdict(sql, aggregation())).toBe('allowed');
  });

  test.each([
    ['SELECT region FROM shop GROUP BY region', 'rows without an aggregate function'],
    ['SELECT region, SUM(spend) FROM shop', 'a column beside an aggregate function without GROUP BY'],
    ['SELECT COUNT(*) FROM shop', 'COUNT of anything but columns'],
    ['SELECT SUM(spend * 2) FROM shop', 'SUM of anything but columns'],
    ['SELECT MAX(spend) FROM shop', 'MAX'],
    ['SELECT SUM(DISTINCT spend) FROM shop', 'SUM(DISTINCT) of "spend" of "shop", which is not one of its aggregates'],
    ['SELECT COUNT(spend) FROM shop', 'COUNT of "spend" of "shop", which is not one of its aggregates'],
    [
      'SELECT SUM(spend) FROM shop HAVING COUNT(secret) > 3',
      'COUNT of "secret" of "shop", which is not one of its aggregates',
    ],
    ['SELECT SUM(spend) FROM shop ORDER BY spend', '"spend" of "shop" here, which is not a dimension column'],
    ["SELECT SUM(spend) FROM shop WHERE mail LIKE 'a%'", '"mail" of "shop" here, which is not a dimension column'],
    ['SELECT SUM(spend) FROM shop GROUP BY mail', '"mail" of "shop" here, which is not a dimension column'],
    ['SELECT ROUND(SUM(spend)) FROM shop', 'ROUND, which is not a scalar function of the tables'],
    ["SELECT SUM(spend) FROM shop WHERE UPPER(region) = 'A'", 'UPPER, which is not a scalar function of "shop"'],
    ['SELECT SUM(spend) FROM shop WHERE TRUNC(CAST(day AS DATE)) = 1', 'CAST within another function'],
    [
      'SELECT SUM(spend) FROM shop WHERE day < CURRENT_DATE',
      'CURRENT_DATE, which is not a scalar function of the tables',
    ],
    ["SELECT SUM(spend) FROM shop HAVING region = 'a'", 'a comparison in HAVING with anything but a number'],
    [
      'SELECT SUM(spend) FROM shop HAVING SUM(spend) > COUNT(mail)',
      'a comparison in HAVING with anything but a number',
    ],
    ['SELECT SUM(spend) FROM shop HAVING region > 3', 'a comparison in HAVING of anything but an aggregate function'],
    [
      'SELECT SUM(spend) FROM shop HAVING SUM(spend) * 2 > 3',
      'a comparison in HAVING of anything but an aggregate function',
    ],
    ['SELECT SUM(spend) FROM shop HAVING SUM(spend) BETWEEN 1 AND 2', 'a condition in HAVING that is not a comparison'],
    ['SELECT SUM(spend) FROM shop HAVING SUM(spend) > 1 > 2', 'a condition in HAVING that is not a comparison'],
    ['SELECT SUM(spend) FROM shop HAVING SUM(spend) + 3', 'a condition in HAVING that is not a comparison'],
    ['SELECT DISTINCT SUM(spend) FROM shop', 'SELECT DISTINCT'],
    ['SELECT SUM(spend) FROM shop LIMIT 3', 'LIMIT'],
    ['SELECT SUM(spend) FROM shop OFFSET 3', 'OFFSET'],
    ['SELECT TOP 3 SUM(spend) FROM shop', 'TOP'],
    ['SELECT SUM(spend) FROM shop UNION SELECT SUM(spend) FROM shop', 'UNION'],
    ['WITH a AS (SELECT 1) SELECT SUM(spend) FROM shop', 'a common table expression'],
    ['SELECT SUM(spend) FROM (SELECT spend FROM shop)', 'a subquery'],
    ['SELECT SUM(spend) FROM shop WHERE region IN (SELECT tier FROM subs)', 'a subquery'],
    ['SELECT SUM(spend), CASE WHEN region = 1 THEN 2 END c FROM shop GROUP BY c', 'CASE'],
    ['SELECT COUNT(s.mail) FROM shop s RIGHT JOIN subs u ON s.mail = u.mail', 'a RIGHT JOIN'],
    ['SELECT COUNT(s.mail) FROM shop s, subs u', 'a list of tables in FROM'],
    ['SELECT COUNT(s.mail) FROM shop s JOIN subs u USING (mail)', 'USING'],
    ['SELECT COUNT(s.mail) FROM shop s JOIN subs u', 'a JOIN without ON'],
    [
      'SELECT COUNT(s.mail) FROM shop s JOIN subs u ON s.region = u.mail',
      '"region" of "shop" in a join, which is not a join column',
    ],
    [
      "SELECT COUNT(s.mail) FROM shop s JOIN subs u ON s.mail = u.mail AND u.tier = 'x'",
      'a condition of a join that is not an equality of two columns',
    ],
    [
      'SELECT COUNT(s.mail) FROM shop s JOIN subs u ON s.mail = u.mail OR s.pid = u.pid',
      'OR in a join, which is not an allowed join operator of "shop"',
    ],
  ])('cannot be %s', (sql, what) => {
    expect(refusals(sql, aggregation())).toEqual([`CR-SQL-022: an aggregation query cannot contain ${what}`]);
  });

  test.each([
    [
      'SELECT SUM(spend) FROM shop',
      'no table of the member who queries: an inner join to one is required for table "shop"',
    ],
    [
      'SELECT SUM(spend) FROM shop JOIN club ON shop.mail = club.mail',
      'no table of the member who queries: an inner join to one is required for table "shop"',
    ],
    ['SELECT SUM(spend) FROM shop JOIN club ON shop.mail = club.mail JOIN subs ON club.mail = subs.mail', undefined],
  ])('join a table of the member who queries if that is required: %s', (sql, what) => {
    expect(refusals(sql, aggregation({ joinRequired: true }))).toEqual(
      what ? [`CR-SQL-022: an aggregation query cannot contain ${what}`] : [],
    );
  });

  test('can have OR in joins if both tables allow it', () => {
    const room = aggregation({ joinOperators: ['OR'] });
    const sql = 'SELECT COUNT(s.mail) FROM shop s JOIN subs u ON s.mail = u.mail OR s.pid = u.pid';

    expect(refusals(sql, room)).toHaveLength(1);
    const tables = room.tables.map((one) => ({ ...one, rule: { ...SHOP, joinOperators: ['OR'] } }));
    expect(refusals(sql, { ...room, tables })).toEqual([]);
  });

  test('are not refused for lists that are not known', () => {
    const open: AggregationRule = { type: 'AGGREGATION', joinRequired: false };
    const tables = [table('shop', 'A', 'a b', open), table('subs', 'B', 'a', open)];

    expect(
      refusals(
        'SELECT UPPER(s.b), MAX_BY(1, 2) IS NULL, SUM(s.a) FROM shop s JOIN subs u ON s.b = u.a OR s.a = u.a GROUP BY s.b',
        { tables },
      ),
    ).toEqual(['CR-SQL-022: an aggregation query cannot contain MAX_BY here']);
  });
});

const LIST: ListRule = {
  type: 'LIST',
  joinColumns: ['id', 'key'],
  joinOperators: ['AND'],
  listColumns: ['segment', 'city'],
};

const LISTS: Room = {
  runner: 'B',
  tables: ['prov A', 'cons B', 'more C'].map((text) => {
    const [name, owner] = text.split(' ') as [string, string];
    return table(name, owner, 'id key segment city age', LIST);
  }),
};

describe('list queries', () => {
  test.each([
    'SELECT DISTINCT p.segment, c.city AS town FROM cons c INNER JOIN prov p ON c.id = p.id AND p.key = c.key',
    "SELECT DISTINCT p.segment FROM prov p JOIN more m ON p.id = m.id JOIN cons c ON m.id = c.id WHERE p.city || p.segment = 'ab' AND c.city NOT IN ('x') LIMIT 10",
  ])('can be %s', (sql) => {
    expect(refusals(sql, LISTS)).toEqual([]);
    expect(verdict(sql, LISTS)).toBe('allowed');
  });

  const JOIN = 'FROM cons c JOIN prov p ON c.id = p.id';

  test.each([
    [`SELECT p.segment ${JOIN}`, 'SELECT without DISTINCT'],
    [`SELECT DISTINCT p.id ${JOIN}`, '"id" of "prov" outside of joins, which is not a list column'],
    [`SELECT DISTINCT * ${JOIN}`, '*'],
    [`SELECT DISTINCT LOWER(p.segment) ${JOIN}`, 'the function LOWER'],
    [`SELECT DISTINCT CAST(p.segment AS INT) ${JOIN}`, 'CAST'],
    [
      `SELECT DISTINCT p.segment ${JOIN} WHERE p.age > 3`,
      '"age" of "prov" outside of joins, which is not a list column',
    ],
    [`SELECT DISTINCT p.segment ${JOIN} GROUP BY p.segment`, 'GROUP BY'],
    [`SELECT DISTINCT p.segment ${JOIN} ORDER BY p.segment`, 'ORDER BY'],
    [`SELECT DISTINCT p.segment ${JOIN} LIMIT 0`, 'LIMIT 0: a positive whole number is required'],
    [`SELECT DISTINCT p.segment ${JOIN} LIMIT -5`, 'LIMIT of an expression: a positive whole number is required'],
    ['SELECT DISTINCT p.segment FROM cons c TABLESAMPLE (5 ROWS) JOIN prov p ON c.id = p.id', 'TABLESAMPLE'],
    [`SELECT DISTINCT p.segment ${JOIN} LIMIT 3 OFFSET 1`, 'OFFSET'],
    [`WITH a AS (SELECT DISTINCT p.segment ${JOIN}) SELECT DISTINCT segment FROM a`, 'a common table expression'],
    ['SELECT DISTINCT p.segment FROM cons c LEFT JOIN prov p ON c.id = p.id', 'a LEFT JOIN'],
    [
      'SELECT DISTINCT p.segment FROM cons c JOIN prov p ON c.city = p.city',
      '"city" of "cons" in a join, which is not a join column',
    ],
    [
      'SELECT DISTINCT p.segment FROM cons c JOIN prov p ON c.id = p.id OR c.key = p.key',
      'OR in a join, which is not an allowed join operator of "cons"',
    ],
    [
      'SELECT DISTINCT p.segment FROM more m JOIN prov p ON m.id = p.id',
      'no table of the member who queries: an inner join to one is required for table "more"',
    ],
    ['SELECT DISTINCT c.segment FROM cons c', 'a single table: a join is required'],
  ])('cannot be %s', (sql, what) => {
    expect(refusals(sql, LISTS)).toEqual([`CR-SQL-023: a list query cannot contain ${what}`]);
  });
});
