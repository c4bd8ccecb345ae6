import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readResults } from '../../scripts/languages/dotnet/test-consumer.mjs';
import { unlikeExpected } from '../../scripts/languages/registry-gaps/dotnet-sdk/mistakes.mjs';
import { reachable } from '../../scripts/languages/registry-gaps/reachable.mjs';

describe('reachable', () => {
  const assembly = {
    name: 'lib',
    types: {
      'lib.Table': { fqn: 'lib.Table', base: 'lib.Resource', docs: { summary: 'lib.Other' } },
      'lib.Resource': { fqn: 'lib.Resource', methods: [{ returns: { type: { fqn: 'other.Node' } } }] },
      'lib.CfnTable': { fqn: 'lib.CfnTable' },
      'lib.CfnTable.SchemaProperty': { fqn: 'lib.CfnTable.SchemaProperty', namespace: 'CfnTable' },
      'lib.Other': { fqn: 'lib.Other' },
    },
  };

  test('keeps what a type mentions, and what that mentions, outside of documentation', () => {
    expect(Object.keys(reachable(assembly, ['lib.Table']).types)).toEqual(['lib.Table', 'lib.Resource']);
  });

  test('keeps the type in which another one is nested', () => {
    const { types } = reachable(assembly, ['lib.CfnTable.SchemaProperty']);

    expect(Object.keys(types)).toEqual(['lib.CfnTable.SchemaProperty', 'lib.CfnTable']);
  });

  test('passes over types that the assembly lacks', () => {
    expect(reachable(assembly, ['lib.Gone'])).toEqual({ name: 'lib', types: {} });
  });
});

describe('unlikeExpected', () => {
  const problem = { id: 'CS0117', file: 'x.cs', line: 3, message: 'no such member' };

  test('has nothing to say of the error that the first line names', () => {
    expect(unlikeExpected(mistake('// CS0117: no such member\n'), [problem])).toEqual([]);
  });

  test('tells a mistake that compiles', () => {
    expect(unlikeExpected(mistake('// CS0117: no such member\n'), [])).toEqual([
      'does not fail with CS0117: no such member',
    ]);
  });

  test('tells a mistake that fails for another reason', () => {
    expect(unlikeExpected(mistake('// CS0246: no such type\n'), [problem])).toEqual([
      'does not fail with CS0246: no such type',
      'fails with CS0117: no such member',
    ]);
  });

  test('fails for a file that expects nothing', () => {
    expect(() => unlikeExpected(mistake('class Mistake {}\n'), [problem])).toThrow('does not begin with the error');
  });
});

describe('readResults', () => {
  test('counts what did not pass as failed, and finds the hashes', () => {
    const hash = 'ab'.repeat(32);
    const trx = `<TestRun><Results><StdOut>template hash test-bed ${hash}</StdOut></Results><ResultSummary>
      <Counters total="9" executed="8" passed="7" failed="1" notExecuted="0" /></ResultSummary></TestRun>`;

    expect(readResults(trx)).toEqual({ passed: 7, failed: 2, hashes: { 'test-bed': hash } });
  });
});

function mistake(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'mistake-')), 'mistake.cs');
  writeFileSync(file, text);
  return file;
}
