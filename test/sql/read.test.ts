import { describe, expect, test } from 'vitest';
import { MAX_DEPTH } from '../../src/sql/cursor';
import { positionOf } from '../../src/sql/position';
import { read } from '../../src/sql/read';
import syntax from './syntax.json';

/** Where a text is broken: the message, and what is there. */
function problemOf(sql: string): string | undefined {
  const reading = read(sql);
  return reading.state === 'broken'
    ? `${reading.problem.message} @ ${sql.slice(reading.problem.at, reading.problem.at + 9)}`
    : undefined;
}

describe('the syntax of Spark SQL', () => {
  test.each(syntax.valid)('understands $sql', ({ sql }) => {
    expect(read(sql)).toMatchObject({ state: 'understood' });
  });

  test.each(syntax.broken.map((sql) => [sql]))('finds what is wrong in %s', (sql) => {
    expect(read(sql)).toMatchObject({ state: 'broken' });
  });

  test.each([
    ['a column with the name of a keyword', 'SELECT t.from, t.order FROM t'],
    ['lambdas with quoted names', 'SELECT filter(a, "x" -> "x" > 1), transform(b, `y` -> `y` + 1) FROM t'],
    ['a comparison after a cast', 'SELECT a::int < 5, b::date >= c FROM t'],
    ['queries in brackets', '((SELECT a FROM t) UNION (SELECT b FROM u)) ORDER BY 1 LIMIT 3'],
    ['a value of a query in an operation', 'SELECT ((SELECT 1) + 2), ((SELECT 1) UNION (SELECT 2)) FROM t'],
    ['a join that starts with a query', 'SELECT * FROM ((SELECT 1 AS a) x JOIN b ON x.a = b.a)'],
    ['a common table expression of values', "WITH t AS (VALUES ('x', 1) AS v (a, b)) SELECT a FROM t"],
    ['parameters directly after words', 'SELECT a FROM t WHERE b BETWEEN:x AND:y LIMIT:n'],
    ['an interval of a column', 'SELECT a + INTERVAL b DAY, INTERVAL (c + 1) HOURS, INTERVAL :d WEEK FROM t'],
    ['columns that have the names of functions', 'SELECT current, interval, filter, left.a FROM left'],
    ['hints in other places, which are comments', 'SELECT a /*+ COALESCE(1) */ FROM /*+ x */ t'],
    ['several predicates', "SELECT a NOT IN (1) AND NOT b NOT LIKE 'x' ESCAPE '!' AND c IS NOT TRUE FROM t"],
    ['words in numbers', 'SELECT 1a, a.1b FROM 2024_t'],
    ['groups', 'SELECT a FROM t GROUP BY a, ROLLUP (b, (c, d)), GROUPING SETS ((a), CUBE (b), ()) HAVING true'],
    ['one group', 'SELECT COUNT(*) FROM t GROUP BY ()'],
    [
      'frames',
      'SELECT sum(a) OVER (w ROWS 3 PRECEDING), min(a) OVER (w RANGE BETWEEN 1 PRECEDING AND b FOLLOWING) FROM t',
    ],
    [
      'words of the syntax that are columns',
      'SELECT MAX(end), by, SUM(limit) FROM t WHERE ts BETWEEN start AND end GROUP BY by',
    ],
    ['orders by columns that are called so', 'SELECT group, order FROM t GROUP BY group ORDER BY order DESC LIMIT 5'],
    ['words of joins that are columns', 'SELECT a FROM t WHERE a > full AND b < cross OR inner IS NULL'],
    [
      'an end in a case',
      'SELECT CASE WHEN start < end THEN end ELSE (SELECT MAX(end) FROM u WHERE a < end) END FROM t',
    ],
    ['several statements', 'CACHE LAZY TABLE a AS SELECT 1;; SELECT * FROM a;'],
  ])('understands %s', (_, sql) => {
    expect(read(sql)).toMatchObject({ state: 'understood' });
  });

  test.each([
    ['a pipe', 'FROM t |> WHERE a > 1'],
    ['a script', "SELECT TRANSFORM (a) USING 'cat' AS (b) FROM t"],
    ['a join with its conditions at the end', 'SELECT 1 FROM a JOIN b JOIN c ON b.x = c.x ON a.x = b.x'],
    ['a name that a limit can be', 'SELECT 1 LIMIT'],
    ['a name that is a function', 'SELECT a.b(1) FROM t'],
    ['other dialects', 'SELECT DISTINCT ON (a) b FROM t'],
    ['questions marks', 'SELECT ? FROM t'],
  ])('does not decide about %s', (_, sql) => {
    expect(read(sql)).toMatchObject({ state: 'opaque' });
  });
});

describe('what is broken', () => {
  test.each([
    ['INSERT INTO a SELECT 1', 'it starts with INSERT @ INSERT IN'],
    ['WITH a AS (SELECT 1) DELETE FROM a', 'DELETE follows the common table expressions @ DELETE FR'],
    ['SELECT 1; DROP TABLE a', 'a statement starts with DROP @ DROP TABL'],
    ['-- nothing', 'it contains no query @ '],
    ["SELECT 'a FROM t", "the quote ' is not closed @ 'a FROM t"],
    ['SELECT a /* FROM t /* */', 'the comment is not closed @ /* FROM t'],
    ['SELECT f(a[1) FROM t', 'the bracket [ is not closed @ [1) FROM '],
    ['SELECT a] FROM t', 'the bracket ] closes nothing @ ] FROM t'],
    ['SELECT f(a, (x, , ) -> x) FROM t', 'a value is missing before , @ , ) -> x)'],
    ['SELECT a,, b FROM t', 'a value is missing before , @ , b FROM '],
    ['SELECT a FROM t WHERE AND b', 'a value is missing before AND @ AND b'],
    ['SELECT a FROM t WHERE GROUP BY a', 'a value is missing before GROUP @ GROUP BY '],
    ['SELECT a FROM t WHERE LIMIT 5', 'a value is missing before LIMIT @ LIMIT 5'],
    ['SELECT CASE WHEN a THEN 1 ELSE END b FROM t', 'a value is missing before END @ END b FRO'],
    ['SELECT a FROM t, WHERE b = 1', 'a table is missing before WHERE @ WHERE b ='],
    ['SELECT CASE WHEN a THEN 1 ELSE 2 FROM t', 'END is missing before FROM @ FROM t'],
    ['SELECT a FROM t WHERE b BETWEEN 1', 'AND is missing before the end of the text @ '],
    ['SELECT t.:column FROM t', ':column stands for a name @ :column F'],
    ['SELECT a AS :alias FROM t', ':alias stands for a name @ :alias FR'],
    ['SELECT a FROM t UNION', 'a query is missing before the end of the text @ '],
  ])('%s', (sql, problem) => {
    expect(problemOf(sql)).toBe(problem);
  });

  test('is found by line and column', () => {
    const sql = 'SELECT a,\r\n  b\nFROM t\nWHERE c = "open';

    const reading = read(sql);

    expect(reading.state === 'broken' && positionOf(sql, reading.problem.at)).toEqual({ line: 4, column: 11 });
  });
});

describe('texts without an end', () => {
  const REPEATED = 20_000;

  test.each([
    ['brackets', `SELECT ${'('.repeat(REPEATED)}1${')'.repeat(REPEATED)}`],
    ['calls', `SELECT ${'f('.repeat(REPEATED)}1${')'.repeat(REPEATED)}`],
    ['queries', `${'SELECT * FROM ('.repeat(REPEATED)}t${')'.repeat(REPEATED)}`],
    ['cases', `SELECT ${'CASE WHEN a THEN '.repeat(REPEATED)} 1 ${'END '.repeat(REPEATED)}`],
    ['negations', `SELECT ${'NOT '.repeat(REPEATED)} a`],
    ['signs', `SELECT ${'- '.repeat(REPEATED)} a`],
    ['tests', `SELECT a ${'IS NULL '.repeat(REPEATED)}`],
    ['casts', `SELECT a ${'::int'.repeat(REPEATED)}`],
    ['types', `SELECT CAST(a AS ${'ARRAY<'.repeat(REPEATED)}INT${'>'.repeat(REPEATED)})`],
    ['lambdas', `SELECT f(${'x -> '.repeat(REPEATED)} 1)`],
    ['sets of groups', `SELECT a FROM t GROUP BY ${'ROLLUP ('.repeat(REPEATED)} a ${')'.repeat(REPEATED)}`],
    ['joins, which see each other', `SELECT a FROM t ${'JOIN t USING (a) '.repeat(REPEATED)}`],
    ['joins in brackets', `SELECT a FROM ${Array.from({ length: 150 }, () => '(t, t)').join()}`],
    ['views', `SELECT a FROM t ${'LATERAL VIEW explode(a) '.repeat(REPEATED)}`],
    ['windows', `SELECT a FROM t WINDOW ${Array.from({ length: 101 }, (_, i) => `w${i + 1} AS (w${i})`).join()}`],
  ])('are not read if they nest %s', (_, sql) => {
    expect(read(sql)).toMatchObject({ state: 'opaque' });
  });

  test.each([
    ['operations', `SELECT a ${'+ a '.repeat(REPEATED)} FROM t`],
    ['conditions', `SELECT a FROM t WHERE a = 1 ${'AND b = 2 OR c < 3 '.repeat(REPEATED)}`],
    ['fields', `SELECT a ${'.b'.repeat(REPEATED)} FROM t`],
    ['elements', `SELECT a ${'[1].c:d'.repeat(REPEATED)} FROM t`],
    ['columns', `SELECT a ${', a'.repeat(REPEATED)} FROM t`],
    ['unions', `SELECT a FROM t ${'UNION SELECT a FROM t '.repeat(REPEATED)}`],
    ['statements', 'SELECT 1;'.repeat(REPEATED)],
    ['expressions', `WITH a AS (SELECT 1) ${', b AS (SELECT 1)'.repeat(REPEATED)} SELECT 1`],
    ['strings', `SELECT 'a' ${"'it''s' ".repeat(REPEATED)}`],
    ['a string', `SELECT '${'x'.repeat(50 * REPEATED)}\\''`],
    ['comments', `SELECT ${'/* /* */ */ -- x\n'.repeat(REPEATED)} 1`],
  ])('are read if they repeat %s', (_, sql) => {
    expect(read(sql)).toMatchObject({ state: 'understood' });
  });

  test('are read with as many relations and windows as people write', () => {
    const windows = Array.from({ length: 100 }, (_, i) => `w${i + 1} AS (w${i})`).join();

    expect(read(`SELECT a FROM t ${'JOIN t USING (a) '.repeat(199)} WINDOW ${windows}`).state).toBe('understood');
  });

  test('are read up to a depth that no person writes', () => {
    const nested = (depth: number) => `SELECT ${'('.repeat(depth)}1${')'.repeat(depth)}`;

    expect(read(nested(MAX_DEPTH / 2))).toMatchObject({ state: 'understood' });
    expect(read(nested(MAX_DEPTH))).toMatchObject({ state: 'opaque' });
  });
});

describe('the tree', () => {
  test('has the operands of a predicate without what follows it', () => {
    const reading = read('SELECT a IN (1) AND b NOT BETWEEN 2 AND 3 OR c LIKE ANY (4, 5)');

    const [statement] = reading.state === 'understood' ? reading.statements : [];
    expect(statement?.query.body).toMatchObject({
      items: [
        {
          value: {
            operators: [{ word: 'OR' }],
            operands: [
              {
                operators: [{ word: 'AND' }],
                operands: [
                  { operator: 'IN', negated: false, operands: [{ path: [{ text: 'a' }] }, { text: '1' }] },
                  {
                    operator: 'BETWEEN',
                    negated: true,
                    operands: [{ path: [{ text: 'b' }] }, { text: '2' }, { text: '3' }],
                  },
                ],
              },
              { operator: 'LIKE', operands: [{ path: [{ text: 'c' }] }, { text: '4' }, { text: '5' }] },
            ],
          },
        },
      ],
    });
  });

  test('has the precedence of operators', () => {
    const reading = read('SELECT NOT a = b + c * -d || e AND f::int < 3');

    const [statement] = reading.state === 'understood' ? reading.statements : [];
    expect(statement?.query.body).toMatchObject({
      items: [
        {
          value: {
            operators: [{ word: 'AND' }],
            operands: [
              {
                operator: 'NOT',
                operand: {
                  operators: [{ word: '=' }],
                  operands: [
                    { path: [{ text: 'a' }] },
                    {
                      operators: [{ word: '+' }, { word: '||' }],
                      operands: [{}, { operators: [{ word: '*' }], operands: [{}, { operator: '-' }] }, {}],
                    },
                  ],
                },
              },
              { operators: [{ word: '<' }], operands: [{ kind: 'cast', type: 'INT' }, { text: '3' }] },
            ],
          },
        },
      ],
    });
  });
});
