import { describe, expect, test } from 'vitest';
import { wholeLineageOf } from '../../../src/sql/evaluation/lineage';

const IMP = { name: 'imp', columns: ['uid', 'salary'] };
const OWN = { name: 'own', columns: ['id', 'guess'] };

function lineage(sql: string) {
  return wholeLineageOf(sql, [IMP, OWN]);
}

/** The columns of `imp` in the result, with their levels. */
function returned(sql: string): readonly string[] {
  const sources = lineage(sql)?.columns.flatMap(({ from }) => from) ?? [];
  return sources.filter(({ table }) => table.name === 'imp').map(({ column, level }) => `${column} ${level}`);
}

/** The columns of `imp` on which the rows of the result depend. */
function selected(sql: string): readonly string[] {
  const all = lineage(sql)?.selections ?? [];
  return all.filter(({ table }) => table.name === 'imp').map(({ column, by }) => `${column} ${by}`);
}

describe('a star in a call', () => {
  test.each([
    'SELECT to_json(struct(*)) AS j FROM imp',
    'SELECT to_json(struct(i.*)) AS j FROM imp i',
    'SELECT collect_list(struct(*)) AS j FROM imp',
    'SELECT s.salary AS j FROM (SELECT struct(*) AS s FROM imp)',
    "SELECT concat_ws(',', *) AS j FROM imp",
  ])('returns all columns: %s', (sql) => {
    expect(returned(sql)).toEqual(['uid clear', 'salary clear']);
  });

  test('counts rows only in COUNT(*)', () => {
    expect(returned('SELECT COUNT(*) AS n FROM imp')).toEqual([]);
    expect(returned('SELECT COUNT(DISTINCT *) AS n FROM imp')).toEqual(['uid aggregated', 'salary aggregated']);
  });

  test('is compared with what is compared with it', () => {
    expect(selected('SELECT id FROM own WHERE hash(guess) IN (SELECT hash(*) FROM imp)')).toEqual([
      'uid column',
      'salary column',
    ]);
  });
});

describe('what names a table or column by a text', () => {
  test.each([
    "SELECT * FROM IDENTIFIER('imp')",
    'SELECT * FROM IDENTIFIER(:table)',
    "SELECT IDENTIFIER('salary') AS s FROM imp",
    "SELECT * FROM rows_of('imp')",
    'SELECT TOP (5) salary FROM imp',
  ])('is not understood: %s', (sql) => {
    expect(lineage(sql)).toBeUndefined();
  });

  test('is not a function that returns rows of its arguments', () => {
    expect(returned('SELECT x FROM imp, LATERAL explode(array(salary)) AS t(x)')).toEqual(['salary clear']);
  });
});

describe('a function with a parameter', () => {
  test.each([
    'SELECT COUNT(NULLIF(salary, :x)) AS n FROM imp',
    'SELECT SUM(IF(array_contains(array(:x, 3), salary), 1, 0)) AS n FROM imp',
    'SELECT COUNT(DISTINCT decode(salary, :x, 1)) AS n FROM imp',
  ])('can compare a column with it: %s', (sql) => {
    expect(selected(sql)).toEqual(['salary parameter']);
  });

  test.each(['SELECT SUM(ROUND(salary, :x)) AS n FROM imp', 'SELECT SUM(salary * :x) AS n FROM imp'])(
    'compares nothing if it writes a value: %s',
    (sql) => {
      expect(selected(sql)).toEqual([]);
    },
  );
});

describe('a set operator', () => {
  test.each([
    ['SELECT COUNT(*) AS n FROM (SELECT salary FROM imp INTERSECT SELECT :x)', 'salary parameter'],
    ['SELECT COUNT(*) AS n FROM (SELECT salary FROM imp EXCEPT SELECT 5)', 'salary constant'],
    ['SELECT COUNT(*) AS n FROM (SELECT salary FROM imp UNION SELECT guess FROM own)', 'salary column'],
  ])('compares its branches: %s', (sql, selection) => {
    expect(selected(sql)).toEqual([selection]);
  });

  test('compares nothing if it keeps all rows', () => {
    expect(selected('SELECT COUNT(*) AS n FROM (SELECT salary FROM imp UNION ALL SELECT guess FROM own)')).toEqual([]);
  });
});

describe('DISTINCT', () => {
  test('divides rows as a group does', () => {
    expect(selected('SELECT COUNT(*) AS n FROM (SELECT DISTINCT salary FROM imp)')).toEqual(['salary group']);
  });

  test('makes no difference in a condition', () => {
    expect(selected('SELECT id FROM own WHERE guess IN (SELECT DISTINCT salary FROM imp)')).toEqual(['salary column']);
  });
});

describe('an aggregate function with a window', () => {
  test.each([
    'SELECT SUM(salary) OVER (ORDER BY id ROWS BETWEEN CURRENT ROW AND CURRENT ROW) AS s FROM imp JOIN own',
    'SELECT SUM(salary) OVER (ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS s FROM imp',
    'SELECT AVG(salary) OVER v AS s FROM imp WINDOW w AS (ORDER BY 1), v AS (w)',
  ])('returns values of rows if it is running: %s', (sql) => {
    expect(returned(sql)).toEqual(['salary clear']);
  });

  test.each([
    'SELECT SUM(salary) OVER () AS s FROM imp',
    'SELECT SUM(s) AS s FROM (SELECT SUM(salary) OVER (ROWS 1 PRECEDING) AS s FROM imp)',
    'SELECT COUNT(salary) OVER (ROWS 1 PRECEDING) AS s FROM imp',
  ])('is aggregated otherwise: %s', (sql) => {
    expect(returned(sql)).toEqual(['salary aggregated']);
  });
});

test('a query whose number of rows is a value is not understood', () => {
  expect(lineage('SELECT id FROM own LIMIT (SELECT MAX(salary) FROM imp)')).toBeUndefined();
  expect(lineage('SELECT id FROM own LIMIT :n')).toBeDefined();
});
