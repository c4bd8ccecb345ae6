import { extname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { read } from '../../src/sql/read';
import { sqlInProject } from './sql-in-project';

/** Texts that are not understood, and why not. */
const NOT_UNDERSTOOD = [
  {
    sql: 'SELECT city, COUNT(DISTINCT user_id FROM impressions GROUP BY city',
    state: 'broken',
    reason: 'the example of a mistake of SqlIsComplete',
  },
  {
    sql: 'CREATE TABLE reach AS SELECT city, COUNT(*) FROM impressions GROUP BY city',
    state: 'broken',
    reason: 'the example of a mistake of SqlIsQuery',
  },
  {
    sql: '-- refused: CR-SQL-002\nSELECT city, SUM(revenue FROM sales GROUP BY city\n',
    state: 'broken',
    reason: 'docs/sql.md shows that it is refused',
  },
  {
    sql: 'SELECT 1 .{190,}… → ',
    state: 'opaque',
    reason: 'not SQL, but a pattern of a text that is cut off',
  },
] as const;

describe('the SQL in the project', () => {
  const texts = sqlInProject();

  test.each(texts)('in $file is understood: $sql', ({ sql }) => {
    const expected = NOT_UNDERSTOOD.find((other) => other.sql === sql)?.state ?? 'understood';

    expect(read(sql).state).toBe(expected);
  });

  test.each(NOT_UNDERSTOOD)('contains $sql: $reason', ({ sql }) => {
    expect(texts.some((text) => text.sql === sql)).toBe(true);
  });

  test.each(['.sql', '.md', '.ts', '.py', '.java', '.go', '.cs'])('is found in files %s', (extension) => {
    expect(texts.some(({ file }) => extname(file) === extension)).toBe(true);
  });

  test('is found in whole, also if it is written in pieces', () => {
    const ends = texts.map(({ sql }) => sql.trim().at(-1));

    expect(texts.filter((_, i) => /[,=+]/.test(ends[i] ?? ''))).toEqual([]);
  });
});
