import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AnalysisSource } from '../../src';

test('is a text', () => {
  expect(AnalysisSource.sql('SELECT 1').text).toBe('SELECT 1');
});

describe('a file', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'source-')), 'query.sql');
  writeFileSync(file, "SELECT 'größer'\n", 'utf8');

  test('is read as UTF-8', () => {
    expect(AnalysisSource.sqlFile(file).text).toBe("SELECT 'größer'\n");
  });

  test('is found from the working directory', () => {
    expect(AnalysisSource.sqlFile(relative(process.cwd(), file)).text).toBe("SELECT 'größer'\n");
  });

  test('fails to be read where there is none', () => {
    const read = () => AnalysisSource.sqlFile('missing.sql');

    expect(read).toThrow(
      [
        'AnalysisSource.sqlFile("missing.sql"): the file cannot be read: ENOENT: no such file or directory, open \'missing.sql\'',
        `why: a relative path is resolved from ${JSON.stringify(process.cwd())}`,
        'fix: specify an absolute path, for example one based on the folder of the source file',
      ].join('\n    '),
    );
  });

  test('fails to be read where there is a folder', () => {
    expect(() => AnalysisSource.sqlFile(tmpdir())).toThrow('the file cannot be read: EISDIR');
  });
});
