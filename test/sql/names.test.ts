import { describe, expect, test } from 'vitest';
import { placeholdersOf, tablesOf } from '../../src/sql/names';

describe('placeholdersOf', () => {
  test.each([
    ['a comparison', 'SELECT a FROM t WHERE d > :since AND d < :until', ['since', 'until']],
    ['a list', 'SELECT a FROM t WHERE c IN (:a,:b, :c)', ['a', 'b', 'c']],
    ['arithmetic without blanks', 'SELECT a FROM t WHERE d+:period>:start_1', ['period', 'start_1']],
    ['a placeholder that is used twice', 'SELECT :p FROM t WHERE a = :p', ['p']],
    ['a cast of a placeholder', 'SELECT :p::date, :q::int FROM t', ['p', 'q']],
    ['a limit', 'SELECT a FROM t LIMIT :n', ['n']],
    ['a case', 'SELECT CASE :kind WHEN 1 THEN :x ELSE :y END FROM t', ['kind', 'x', 'y']],
    ['a name that ends at a hyphen', 'SELECT a FROM t WHERE d > :start-date', ['start']],
    ['a comparison after a struct', 'SELECT struct<:p, a FROM t WHERE b > :q', ['q']],
    ['a placeholder after a type', 'SELECT CAST(a AS STRUCT<x :INT>) FROM t WHERE b = :p', ['p']],
    ['a placeholder after a string with a quote', "SELECT 'it''s', 'it\\'s' FROM t WHERE b = :p", ['p']],
    ['a placeholder after a raw string', 'SELECT r\'\\\', R"\\" FROM t WHERE b = :p', ['p']],
  ])('finds them in %s', (_, sql, names) => {
    expect(placeholdersOf(sql)).toEqual(names);
  });

  test.each([
    ['casts', 'SELECT a::date, b :: int FROM t'],
    ['strings', `SELECT ':a', "12:30", 'it''s :b', 'back\\'slash :c' FROM t`],
    ['quoted names', 'SELECT `a :b`, "c :d" FROM t'],
    ['line comments', 'SELECT a -- at :noon\nFROM t -- :x \\\n still :y\n'],
    ['block comments', 'SELECT a /* :x\n /* :y */ :z */ FROM t'],
    ['an open comment', 'SELECT a FROM t /* :x'],
    ['an open string', "SELECT a FROM t WHERE b = 'x and c = :x"],
    ['types of fields', 'SELECT CAST(a AS STRUCT<x:INT, y: ARRAY<STRUCT<z :INT>>, w :INT>) FROM t'],
    ['paths into semi-structured values', 'SELECT raw:store.book, f(a):x, b[0]:y FROM t'],
    ['a colon that stands alone', 'SELECT a : b FROM t'],
    ['no text at all', ''],
  ])('sees none in %s', (_, sql) => {
    expect(placeholdersOf(sql)).toEqual([]);
  });
});

describe('tablesOf', () => {
  test.each([
    ['one table', 'SELECT a FROM sales', ['sales']],
    ['its name in lower case, once', 'select a from Sales s join SALES t on s.a = t.a', ['sales']],
    ['joins', 'SELECT 1 FROM a LEFT OUTER JOIN b ON a.x = b.x CROSS JOIN c NATURAL JOIN d', ['a', 'b', 'c', 'd']],
    ['joins after conditions', 'SELECT 1 FROM a JOIN b USING (x, y) JOIN c ON f(a.x, c.x)', ['a', 'b', 'c']],
    ['a list of tables', 'SELECT 1 FROM a, b AS x, c y WHERE x.i = y.i', ['a', 'b', 'c']],
    ['a list with columns of an alias', 'SELECT 1 FROM a AS x (i, j), b', ['a', 'b']],
    ['joined tables in brackets', 'SELECT 1 FROM (a JOIN b ON a.x = b.x) JOIN (c CROSS JOIN d) ON 1 = 1', 'abcd'],
    ['a table in brackets', 'SELECT 1 FROM ((a)) x, (b)', ['a', 'b']],
    ['a sub-query', 'SELECT 1 FROM (SELECT x, y FROM a WHERE z IN (SELECT z FROM b)) q, c', ['a', 'b', 'c']],
    ['scalar sub-queries', 'SELECT (SELECT max(x) FROM a) m, n FROM b WHERE EXISTS (SELECT 1 FROM c)', 'abc'],
    ['a sub-query of a condition', 'SELECT 1 FROM a JOIN b ON a.x = (SELECT max(x) FROM c) JOIN d', 'abcd'],
    ['nested sub-queries', 'SELECT 1 FROM (((SELECT 1 FROM a) UNION (SELECT 1 FROM b)))', ['a', 'b']],
    ['unions', 'SELECT 1 FROM a UNION ALL SELECT 1 FROM b INTERSECT SELECT 1 FROM c MINUS SELECT 1 FROM d', 'abcd'],
    ['several statements', 'SELECT 1 FROM a; SELECT x, y FROM b;', ['a', 'b']],
    [
      'the tables of common table expressions',
      'WITH x AS (SELECT i, j FROM a), y AS (SELECT 1 FROM b) SELECT i FROM y, x, c',
      'abc',
    ],
    ['common table expressions with columns', 'WITH x (i, j) AS (SELECT 1 FROM a) SELECT 1 FROM x JOIN b', ['a', 'b']],
    ['common table expressions without AS', 'WITH x (SELECT 1 FROM a), y (i) (VALUES (1)) SELECT 1 FROM x, y', ['a']],
    [
      'nested common table expressions',
      'SELECT 1 FROM (WITH x AS (SELECT 1 FROM a), y AS (SELECT 1) SELECT * FROM x, y)',
      ['a'],
    ],
    [
      'quoted names',
      'SELECT 1 FROM "Order" JOIN `select` JOIN "my table" JOIN `a-b`',
      ['order', 'select', 'my table', 'a-b'],
    ],
    ['names with hyphens', 'SELECT a-b, 1-c FROM sales-2024 JOIN x', ['sales-2024', 'x']],
    ['names with letters beyond ASCII', 'SELECT 1 FROM café', ['café']],
    [
      'comments',
      'SELECT 1 /* FROM x */ FROM -- FROM y\n a /*+ BROADCAST(z) */ /* /* FROM u */ FROM v */ JOIN b',
      ['a', 'b'],
    ],
    ['strings', `SELECT 'FROM x', "FROM y", 'it''s FROM z', 'a\\' FROM u' FROM a`, ['a']],
    ['EXTRACT', 'SELECT EXTRACT(DAY FROM d), b FROM a WHERE EXTRACT(YEAR FROM (SELECT max(d) FROM c)) = 1', ['a', 'c']],
    [
      'TRIM and SUBSTRING',
      "SELECT TRIM(BOTH FROM s), trim(LEADING 'x' FROM s), substring(s FROM 2 FOR 3) FROM a",
      ['a'],
    ],
    ['IS DISTINCT FROM', 'SELECT x IS DISTINCT FROM y, z FROM a WHERE x IS NOT DISTINCT FROM z', ['a']],
    ['columns that are called like keywords', 'SELECT t.from, t.join, t.distinct FROM a t', ['a']],
    ['an alias that is called like a keyword', 'SELECT x AS from, y FROM a', ['a']],
    ['a column after EXCEPT', 'SELECT * EXCEPT (x, y) FROM a', ['a']],
    ['lateral sub-queries', 'SELECT 1 FROM a, LATERAL (SELECT 1 FROM b) JOIN LATERAL (SELECT 1 FROM c) JOIN d', 'abcd'],
    ['a pivot', "SELECT 1 FROM a PIVOT (sum(x) FOR y IN ('p', 'q')) JOIN b", ['a', 'b']],
    ['a sample', 'SELECT 1 FROM a TABLESAMPLE (10 PERCENT) x, b', ['a', 'b']],
    ['a time of the past', "SELECT 1 FROM a TIMESTAMP AS OF '2024-01-01' JOIN b VERSION AS OF 1", ['a', 'b']],
    ['filters and windows', 'SELECT sum(x) FILTER (WHERE y) OVER (PARTITION BY p, q ORDER BY r, s), t FROM a', ['a']],
    [
      'cached tables',
      'CACHE TABLE x AS SELECT i, j FROM a; CACHE LAZY TABLE y SELECT 1 FROM b; SELECT 1 FROM x, y, c',
      'abc',
    ],
    ['names that begin with a digit', 'SELECT 1 FROM 2024_sales, b', ['2024_sales', 'b']],
    ['a query that begins with FROM', 'FROM a SELECT 1', ['a']],
    ['TABLE', 'TABLE a', ['a']],
    ['a table with the name of the expression that reads it', 'WITH a AS (SELECT 1 FROM a) SELECT 1 FROM a', ['a']],
    ['tables before and after a comma after a condition', 'SELECT 1 FROM a JOIN b ON a.x = b.x, c d', 'abc'],
  ])('finds %s', (_, sql, tables) => {
    expect(tablesOf(sql)).toEqual([...tables]);
  });

  test.each([
    ['qualified names', 'SELECT 1 FROM db.a, `db`.b JOIN catalog.db.c'],
    ['functions', 'SELECT 1 FROM range(10), explode(x) JOIN f(1, 2) CROSS JOIN unnest(y) AS t (i)'],
    ['values', "SELECT 1 FROM VALUES (1, true), ('b', c) AS t (x, y)"],
    ['bare values', 'SELECT 1 FROM VALUES x, y'],
    ['values in brackets', 'SELECT 1 FROM (VALUES (1), (a)) AS t'],
    ['a recursive expression', 'WITH RECURSIVE a AS (SELECT 1 UNION SELECT x FROM a) SELECT 1 FROM a'],
    ['an odd bracket, as the text is broken', 'SELECT 1) FROM a'],
    ['placeholders', 'SELECT 1 FROM :table'],
    ['strings', "SELECT 1 FROM 'a'"],
    ['the name of an open quote', 'SELECT 1 FROM `a JOIN b'],
    ['a keyword in place of a table', 'SELECT 1 FROM WHERE x JOIN ON y'],
    ['an end in place of a table', 'SELECT 1 FROM'],
    ['an end in a bracket', 'SELECT 1 FROM (('],
    ['a query of nothing', 'SELECT current_date'],
    ['no text at all', ''],
  ])('leaves out %s', (_, sql) => {
    expect(tablesOf(sql)).toEqual([]);
  });

  test.each([
    ['WHERE', 'SELECT 1 FROM a WHERE f(x), b'],
    ['GROUP BY', 'SELECT 1 FROM a GROUP BY x, b'],
    ['HAVING', 'SELECT 1 FROM a GROUP BY x HAVING y, b'],
    ['ORDER BY', 'SELECT 1 FROM a ORDER BY x, b'],
    ['CLUSTER BY', 'SELECT 1 FROM a CLUSTER BY x, b'],
    ['SORT BY', 'SELECT 1 FROM a SORT BY x, b'],
    ['LATERAL VIEW', 'SELECT 1 FROM a LATERAL VIEW OUTER explode(m) e AS k, b'],
    ['the condition of a join', 'SELECT 1 FROM a JOIN a x ON a.i = x.i::map<string, b>'],
    ['WINDOW', 'SELECT 1 FROM a WINDOW w AS (ORDER BY x), b AS (ORDER BY y)'],
    ['a pipe', 'SELECT 1 FROM a |> EXTEND x AS y, b'],
    ['something that is not understood', 'SELECT 1 FROM a @ 1, b'],
    ['a literal', 'SELECT 1 FROM a 1, b'],
  ])('takes nothing after %s for a table', (_, sql) => {
    expect(tablesOf(sql)).toEqual(['a']);
  });

  test('stays quick in a long text', () => {
    const sql = `SELECT ${'f(a, '.repeat(8_000)} FROM ${'('.repeat(8_000)} ${"/* it's */ ".repeat(2_000)} a`;

    const start = performance.now();
    tablesOf(sql);

    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
