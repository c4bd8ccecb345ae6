import { describe, expect, test } from 'vitest';
import { countTests } from '../../scripts/languages/junit.mjs';
import { printedHashes } from '../../scripts/languages/printed-hashes.mjs';

describe('countTests', () => {
  test('sums the suites of a report', () => {
    const xml = `<testsuites name="all" tests="9"><testsuite name="a" tests="5" failures="1" errors="1" skipped="0"/>
      <testsuite tests="4" name="b"></testsuite></testsuites>`;

    expect(countTests(xml)).toEqual({ passed: 7, failed: 2 });
  });

  test('takes a skipped test for a failed one', () => {
    expect(countTests('<testsuite tests="3" skipped="2">')).toEqual({ passed: 1, failed: 2 });
  });

  test('fails a report without a suite', () => {
    expect(() => countTests('<testsuites/>')).toThrow('no test suite');
  });
});

describe('printedHashes', () => {
  test('finds the hashes among other output', () => {
    const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
    const output = `tests/x.py .template hash campaign-reach ${a}\n.  template hash test-bed ${b}\n. 2 passed`;

    expect(printedHashes(output)).toEqual({ 'campaign-reach': a, 'test-bed': b });
  });

  test('takes nothing shorter for a hash', () => {
    expect(printedHashes('template hash test-bed abc')).toEqual({});
  });
});
