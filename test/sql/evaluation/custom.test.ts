import { describe, expect, test } from 'vitest';
import { evaluate, type Room } from '../../../src/sql/evaluation/evaluate';
import { broken, PLAIN, refusals, table, verdict } from './rooms';

const USERS = table('users', 'A', 'id email age city', { ...PLAIN, disallowedOutputColumns: ['email'] });
const ORDERS = table('orders', 'B', 'id email total items');
const ROOM: Room = { tables: [USERS, ORDERS], runner: 'B', parameters: ['since'] };

const EMAIL = 'CR-SQL-003: the result contains "email" of "users", which is a disallowed output column';

describe('columns that are kept out of results', () => {
  test.each([
    'SELECT EMAIL FROM users',
    'SELECT u."email" AS x FROM users u',
    'SELECT UPPER(email) || city FROM users',
    'SELECT COUNT(DISTINCT email) FROM users',
    "SELECT CASE WHEN email = 'a' THEN 1 END FROM users",
    'SELECT email IS NULL FROM users',
    'SELECT * FROM users',
    'SELECT u.* FROM orders o JOIN users u ON u.id = o.id',
    'WITH a AS (SELECT email AS m FROM users), b AS (SELECT LOWER(m) AS n FROM a) SELECT n FROM b',
    'WITH a (x, y) AS (SELECT id, email FROM users) SELECT y FROM a',
    'SELECT x.y FROM (SELECT id, email FROM users) AS x (z, y)',
    'SELECT id FROM orders UNION SELECT email FROM users',
    'SELECT city, ROW_NUMBER() OVER (PARTITION BY email ORDER BY id) FROM users',
    'SELECT city, RANK() OVER w FROM users WINDOW w AS (ORDER BY email)',
    "SELECT COUNT(*) FILTER (WHERE email = 'a') FROM users",
    'SELECT (SELECT MAX(email) FROM users) FROM orders',
    "SELECT a.v FROM users LATERAL VIEW EXPLODE(SPLIT(email, '@')) a AS v",
    'SELECT transform(ARRAY(1), x -> email) FROM users',
    'SELECT city FROM users UNION ALL (SELECT id FROM orders EXCEPT SELECT email FROM users)',
    'TABLE users',
    "SELECT * FROM users PIVOT (COUNT(id) FOR city IN ('a', 'b'))",
    "SELECT u.email FROM users AS u PIVOT (COUNT(id), MAX(age) FOR (city) IN ('a'))",
    "SELECT * FROM (SELECT city, email FROM users) PIVOT (MAX(email) FOR city IN ('a' AS a))",
  ])('are in the result of %s', (sql) => {
    expect(refusals(sql, ROOM)).toEqual([EMAIL]);
  });

  test.each([
    "SELECT city, COUNT(*) FROM users WHERE email = 'a' GROUP BY city, email HAVING MAX(email) > 'b' ORDER BY MAX(email)",
    'SELECT city FROM users ORDER BY email',
    'SELECT u.city FROM users u JOIN orders o ON u.email = o.email',
    'SELECT o.email FROM orders o JOIN users u USING (email)',
    'SELECT city FROM users WHERE email IN (SELECT email FROM orders)',
    'SELECT id FROM orders o WHERE EXISTS (SELECT u.email FROM users u WHERE u.email = o.email)',
    'SELECT o.id IN (SELECT id FROM users WHERE email IS NOT NULL) FROM orders o',
    'WITH a AS (SELECT * FROM users) SELECT id, city FROM a',
    'SELECT * EXCEPT (email) FROM users',
    'WITH users AS (SELECT id AS email FROM orders) SELECT email FROM users',
    'SELECT city, (SELECT COUNT(*) FROM users v WHERE v.email = u.email) FROM users u',
    'SELECT filter(ARRAY(1), email -> email > 1) FROM orders',
  ])('are not in the result of %s', (sql) => {
    expect(verdict(sql, ROOM)).toBe('allowed');
  });

  test.each([
    "SELECT * FROM (SELECT id, city FROM users) PIVOT (COUNT(id) FOR city IN ('a' AS a))",
    "SELECT a FROM (SELECT id, city FROM users WHERE email = 'x') PIVOT (COUNT(id) AS n FOR city IN ('a' AS a))",
    'SELECT v FROM (SELECT id, city FROM users) UNPIVOT (v FOR n IN (id, city))',
    'SELECT t.col FROM users LATERAL VIEW EXPLODE(ARRAY(city)) t',
    'SELECT filter(ARRAY(1), (email, i) -> email > i) FROM users',
  ])('are certainly not in the result of %s', (sql) => {
    expect(verdict(sql, ROOM)).toBe('allowed');
  });

  test.each([
    "SELECT a FROM (SELECT city, email FROM users) PIVOT (MAX(email) FOR city IN ('a' AS a))",
    "SELECT * FROM users PIVOT (COUNT(id) FOR city IN ('a')) PIVOT (COUNT(a) FOR (email) IN ('b'))",
    'SELECT UPPER(v) FROM users UNPIVOT (v FOR n IN (email, city))',
    'SELECT * FROM users UNPIVOT (v FOR n IN (email, city))',
    'SELECT col FROM (SELECT EXPLODE(ARRAY(email)) FROM users)',
  ])('can be in the result of %s', (sql) => {
    expect(broken(sql, ROOM)).toEqual([]);
    expect(verdict(sql, ROOM)).toBe('unknown');
  });

  test.each([
    ['CACHE TABLE a AS SELECT email, id FROM users; SELECT id FROM a', ['CR-SQL-004']],
    ['CACHE TABLE a AS SELECT id FROM users WHERE email = 1; SELECT id FROM a', []],
  ])('are not cached: %s', (sql, ids) => {
    expect(broken(sql, ROOM)).toEqual(ids);
  });
});

describe('names', () => {
  test.each([
    ['SELECT 1 FROM user', ['CR-TMPL-010: there is no table "user"']],
    ['SELECT a, b FROM user JOIN orders', ['CR-TMPL-010: there is no table "user"']],
    ['SELECT name FROM users', ['CR-TMPL-011: "name" is not an allowed column of the tables that it reads']],
    [
      'SELECT u.total FROM users u JOIN orders o',
      ['CR-TMPL-011: "u.total" is not an allowed column of the tables that it reads'],
    ],
    [
      'SELECT Name, age, name, u.x FROM users u',
      ['CR-TMPL-011: "Name", "u.x" are not allowed columns of the tables that it reads'],
    ],
    ['SELECT x.id FROM users', ['CR-TMPL-011: "x.id" is not an allowed column of the tables that it reads']],
    [
      'WITH a AS (SELECT id FROM users) SELECT age FROM a',
      ['CR-TMPL-011: "age" is not an allowed column of the tables that it reads'],
    ],
    ['SELECT id FROM orders WHERE total > :until', ['CR-TMPL-005: :until is not a parameter']],
    ['SELECT id FROM :since', ['CR-TMPL-007: :since stands for a table']],
  ])('that refer to nothing are refused in %s', (sql, findings) => {
    expect(refusals(sql, ROOM)).toEqual(findings);
  });

  test.each([
    'SELECT Users.ID, o.total FROM Users JOIN orders AS o ON users.id = o.id',
    'SELECT id AS x, x + 1 AS y FROM users GROUP BY x, y ORDER BY y',
    'SELECT DATEADD(day, 1, total), EXTRACT(month FROM total), DATEDIFF(hour, total, total), CONVERT(DECIMAL(3, 1), total) FROM orders',
    'SELECT "a string" FROM users',
    'SELECT items.first.name, orders.items.x FROM orders',
    'SELECT col1, col2 FROM VALUES (1, 2)',
    'SELECT a FROM VALUES (1), (2) AS v (a)',
    'SELECT v.a, users.age FROM users, LATERAL (SELECT users.age AS a) v',
    'SELECT CURRENT_DATE, current_timestamp FROM users',
    'WITH RECURSIVE a AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM a) SELECT n FROM a',
    "SELECT window.start, COUNT(*) FROM orders GROUP BY window(total, '1 day') ORDER BY window.end",
    "SELECT session_window, id FROM orders GROUP BY id, session_window(total, '5 minutes')",
    'SELECT approximate, approximate y FROM (SELECT id AS approximate FROM orders) x',
    'SELECT id, GROUPING__ID FROM orders GROUP BY id WITH CUBE',
    'SELECT UPPER(id) AS x FROM orders GROUP BY x HAVING x > 1',
  ])('are found in %s', (sql) => {
    expect(broken(sql, ROOM)).toEqual([]);
  });

  test.each([
    'SELECT id FROM users WHERE total > 1',
    'SELECT UPPER(id) AS x FROM orders WHERE x > 1',
    'SELECT window.start FROM orders GROUP BY total',
    'SELECT * FROM (SELECT id, city FROM users) PIVOT (MAX(age) FOR city IN (1, 2))',
  ])('are not found in %s', (sql) => {
    expect(broken(sql, ROOM)).toEqual(['CR-TMPL-011']);
  });

  test('have their place in the text where they are used first', () => {
    const [finding] = evaluate("SELECT ':until' AS x FROM orders WHERE total > :until", ROOM).findings;

    expect(finding).toMatchObject({ id: 'CR-TMPL-005', at: 47 });
  });

  test('of time windows are kept out of results', () => {
    expect(broken("SELECT window.start FROM users GROUP BY window(email, '1 day')", ROOM)).toEqual(['CR-SQL-003']);
  });

  test.each([
    'SELECT anything FROM db.users',
    'SELECT anything FROM range(10)',
    'SELECT anything FROM users PIVOT (MAX(age) FOR city IN (1, 2))',
    'SELECT anything FROM users UNPIVOT (anything FOR x IN (age, city))',
    'SELECT anything FROM users LATERAL VIEW inline(city)',
    'SELECT anything',
    'SELECT `count(1)` FROM (SELECT COUNT(*) FROM users)',
    'SELECT col FROM (SELECT EXPLODE(city) FROM users)',
    'SELECT localtimestamp, session_user FROM users',
  ])('are not known in %s', (sql) => {
    expect(broken(sql, ROOM)).toEqual([]);
  });
});

describe('hints', () => {
  test.each([
    [
      'SELECT /*+ REPARTITION(:since) */ id FROM orders',
      'CR-SQL-027: the hint REPARTITION contains the parameter :since',
    ],
    ['SELECT /*+ COALESCE(0) */ id FROM orders', 'CR-SQL-027: the hint COALESCE has the argument 0'],
    ['SELECT /*+ COALESCE(1.5) */ id FROM orders', 'CR-SQL-027: the hint COALESCE has the argument 1.5'],
    ['SELECT /*+ COALESCE(3000000000) */ id FROM orders', 'CR-SQL-027: the hint COALESCE has the argument 3000000000'],
    [
      'SELECT /*+ REPARTITION(3, age) */ id FROM orders',
      'CR-SQL-027: the hint REPARTITION has "age", which is not a column of the tables that are read',
    ],
    [
      'SELECT /*+ REBALANCE(total) */ id FROM orders',
      'CR-SQL-027: the hint REBALANCE has "total", which is not a column of the SELECT list',
    ],
  ])('are refused in %s', (sql, finding) => {
    expect(refusals(sql, ROOM)).toEqual([finding]);
  });

  test.each([
    'SELECT /*+ BROADCAST(o), REPARTITION(8, id) */ /*+ REBALANCE(3, x) */ o.id AS x FROM orders o',
    "SELECT /*+ UNKNOWN(1e1, 'a') */ id FROM orders",
    'SELECT /*+ REPARTITION(3, o.id) */ o.id FROM orders o',
  ])('are valid in %s', (sql) => {
    expect(broken(sql, ROOM)).toEqual([]);
  });
});

describe('an ID mapping table', () => {
  const room: Room = { tables: [ORDERS, { ...table('ids', 'A', 'id other'), mapping: true }] };

  test.each([
    ['SELECT o.total FROM orders o JOIN ids i ON o.id = i.id', []],
    ['SELECT o.total FROM orders o LEFT JOIN ids i ON o.id = i.id', []],
    ['SELECT o.total FROM ids i RIGHT JOIN orders o ON o.id = i.id', []],
    ['SELECT o.total FROM orders o JOIN ids i ON o.id = i.id LEFT JOIN orders p ON p.id = i.other', []],
    ['SELECT o.total FROM ids i LEFT JOIN orders o ON o.id = i.id', ['CR-SQL-024']],
    ['SELECT o.total FROM orders o RIGHT JOIN ids i ON o.id = i.id', ['CR-SQL-024']],
    ['SELECT o.total FROM orders o FULL JOIN ids i ON o.id = i.id', ['CR-SQL-024']],
  ])('is on the inner side: %s', (sql, ids) => {
    expect(broken(sql, room)).toEqual(ids);
  });
});

describe('what is not known', () => {
  const unknown = { name: 'partner', owner: undefined };

  test('is neither refused nor allowed', () => {
    expect(verdict('SELECT anything FROM partner p JOIN users u ON p.x = u.id', { tables: [unknown, USERS] })).toBe(
      'unknown',
    );
    expect(verdict('FROM users |> WHERE id = 1', ROOM)).toBe('unknown');
  });

  test('does not hide what is known', () => {
    expect(
      broken('SELECT p.x, u.email FROM partner p JOIN users u ON p.x = u.id', { tables: [unknown, USERS] }),
    ).toEqual(['CR-SQL-003']);
  });

  test('can be in a text that is broken', () => {
    expect(broken('SELECT a FROM', ROOM)).toEqual(['CR-SQL-002']);
    expect(broken('DELETE FROM users', ROOM)).toEqual(['CR-SQL-001']);
    expect(broken('SELECT 1; SELECT 2', ROOM)).toEqual(['CR-SQL-001']);
  });
});

test('tables with different types of rules are not queried together', () => {
  const list = table('other', 'B', 'id', { type: 'LIST' });

  expect(broken('SELECT u.id FROM users u JOIN other o ON u.id = o.id', { tables: [USERS, list] })).toEqual([
    'CR-ASSOC-014',
  ]);
});

test('the columns of queries that read themselves twice are followed up to a limit', () => {
  const doubled = Array.from({ length: 40 }, (_, i) => `t${i + 1} AS (SELECT a.*, b.* FROM t${i} a, t${i} b)`);
  const start = performance.now();

  const { verdict: answer } = evaluate(
    `WITH t0 AS (SELECT * FROM users), ${doubled.join(', ')} SELECT * FROM t40`,
    ROOM,
  );

  expect(answer).toBe('allowed');
  expect(performance.now() - start).toBeLessThan(3_000);
});

describe('columns that are called as words of the syntax', () => {
  const VISITS = table('visits', 'A', 'id start end limit group order case by', {
    ...PLAIN,
    disallowedOutputColumns: ['end'],
  });
  const room: Room = { tables: [VISITS, ORDERS], runner: 'B' };

  test.each([
    'SELECT id FROM visits WHERE start < end AND id > limit GROUP BY id',
    'SELECT group, COUNT(case) FROM visits GROUP BY group ORDER BY group DESC LIMIT 5',
    'SELECT CASE WHEN start < end THEN SUM(limit) END AS x, by FROM visits GROUP BY start, end, by ORDER BY by',
  ])('are read in %s', (sql) => {
    expect(refusals(sql, room).filter((refusal) => !refusal.startsWith('CR-SQL-003'))).toEqual([]);
    expect(evaluate(sql, room).opaqueAt).toBeUndefined();
  });

  test('are kept out of results', () => {
    expect(broken('SELECT MAX(end) FROM visits', room)).toEqual(['CR-SQL-003']);
  });

  test('are missing where a table does not have them', () => {
    expect(broken('SELECT MAX(end) FROM orders', room)).toEqual(['CR-TMPL-011']);
  });
});
