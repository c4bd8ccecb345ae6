import { CheckFailed } from '../lib/check-failed.mjs';

/**
 * Counts the tests in a report in JUnit's format. A skipped test counts as failed: whoever runs this gives the tests all
 * that they need.
 *
 * @param {string} xml
 * @returns {{ passed: number, failed: number }}
 */
export function countTests(xml) {
  const suites = [...xml.matchAll(/<testsuite\s([^>]*)>/g)].map(([, attributes]) => attributes);
  if (suites.length === 0) {
    throw new CheckFailed('the report of the tests holds no test suite');
  }
  const sum = (name) =>
    suites.reduce((total, attributes) => total + Number(attributes.match(`(?:^|\\s)${name}="(\\d+)"`)?.[1] ?? 0), 0);
  const failed = sum('failures') + sum('errors') + sum('skipped');
  return { passed: sum('tests') - failed, failed };
}
