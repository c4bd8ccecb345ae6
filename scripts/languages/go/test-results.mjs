import { printedHashes } from '../printed-hashes.mjs';

/**
 * What `go test -json` tells. A skipped test counts as failed: whoever runs this gives the tests all that they need.
 *
 * @param {string} output may hold other lines, such as those of the compiler
 * @returns {{ passed: number, failed: number, hashes: Record<string, string>, report: string }} a test that has subtests
 *   does not count beside them; a package that fails without a test counts as one
 */
export function testResults(output) {
  const lines = output.split('\n');
  const events = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  const others = lines.filter((line) => !line.startsWith('{'));

  const ended = (action) => events.filter((event) => event.Action === action);
  const tests = ['pass', 'fail', 'skip'].flatMap(ended).filter((event) => event.Test !== undefined);
  const leaves = tests.filter((test) => !tests.some((other) => isSubtest(other, test)));
  const failedPackages = ended('fail').filter((event) => event.Test === undefined).length;
  const passed = leaves.filter((test) => test.Action === 'pass').length;
  const failed = leaves.length - passed;
  return {
    passed,
    failed: Math.max(failed, failedPackages),
    hashes: printedHashes(events.map((event) => event.Output ?? '').join('')),
    report: [...outputOfFailures(events), ...others.map((line) => `${line}\n`)].join(''),
  };
}

/** What failing and skipped tests print, failing packages, and the compiler. */
function outputOfFailures(events) {
  const nameOf = ({ Package, Test }) => `${Package} ${Test}`;
  const failures = events.filter((event) => ['fail', 'skip'].includes(event.Action)).map(nameOf);
  return events
    .filter((event) => event.Action === 'build-output' || failures.includes(nameOf(event)))
    .map((event) => event.Output ?? '');
}

function isSubtest(test, parent) {
  return test.Package === parent.Package && test.Test.startsWith(`${parent.Test}/`);
}
