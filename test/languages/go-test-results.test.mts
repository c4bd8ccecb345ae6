import { expect, test } from 'vitest';
import { testResults } from '../../scripts/languages/go/test-results.mjs';

const HASH = 'a'.repeat(64);

function output(...events: object[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}

test('counts tests without those that only have subtests, and reads hashes', () => {
  const results = testResults(
    output(
      { Action: 'output', Package: 'p', Test: 'TestA', Output: `    a_test.go:1: template hash test-bed ${HASH}\n` },
      { Action: 'pass', Package: 'p', Test: 'TestA/one' },
      { Action: 'pass', Package: 'p', Test: 'TestA' },
      { Action: 'pass', Package: 'p', Test: 'TestAnother' },
      { Action: 'pass', Package: 'p' },
    ),
  );

  expect(results).toMatchObject({ passed: 2, failed: 0, hashes: { 'test-bed': HASH } });
});

test('takes a skipped test for a failed one', () => {
  const results = testResults(
    output(
      { Action: 'output', Package: 'p', Test: 'TestA', Output: 'TYPESCRIPT_TEMPLATES is not set\n' },
      { Action: 'skip', Package: 'p', Test: 'TestA' },
      { Action: 'pass', Package: 'p' },
    ),
  );

  expect(results).toMatchObject({ passed: 0, failed: 1, report: expect.stringContaining('is not set') });
});

test('counts a failing test once', () => {
  const results = testResults(
    output(
      { Action: 'output', Package: 'p', Test: 'TestA/one', Output: 'it differs\n' },
      { Action: 'fail', Package: 'p', Test: 'TestA/one' },
      { Action: 'fail', Package: 'p', Test: 'TestA' },
      { Action: 'fail', Package: 'p' },
    ),
  );

  expect(results).toMatchObject({ passed: 0, failed: 1, hashes: {}, report: expect.stringContaining('it differs') });
});

test('counts a package that does not compile', () => {
  const results = testResults(`go: a line\n${output({ Action: 'fail', Package: 'p', FailedBuild: 'p' })}`);

  expect(results).toMatchObject({ passed: 0, failed: 1, report: expect.stringContaining('go: a line') });
});
