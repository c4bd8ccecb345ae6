import { join, relative } from 'node:path';
import { run, tool } from './command.mjs';
import { ROOT, readJson } from './project.mjs';
import { withTemporaryFolder } from './temporary-folder.mjs';

/**
 * Runs tests.
 *
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<import('./steps.mjs').Outcome>} each test counts
 */
export function vitest(args, env) {
  return withTemporaryFolder(async (folder) => {
    const results = join(folder, 'results.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
    const failure = await run(tool('vitest', 'run', ...args, ...reporters), { env }).then(
      () => undefined,
      (error) => error,
    );
    const { numPassedTests: passed, numFailedTests, numPendingTests, testResults } = resultsIn(results, failure);
    // A file that does not load and too low a coverage fail the run without failing a test.
    const failed = failure === undefined ? 0 : Math.max(numFailedTests, 1);
    const note = `${passed} tests${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}`;
    return { passed, failed, note, report: failure?.message ?? '', failures: failuresIn(testResults) };
  });
}

/** Without results, vitest has not even begun, and its failure says why. */
function resultsIn(file, failure) {
  try {
    return readJson(file);
  } catch (error) {
    throw failure ?? error;
  }
}

/** The tests that failed and the files that did not load, each with the first line of its message. */
function failuresIn(testResults) {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const tests = assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => failureOf(`${relative(ROOT, name)}: ${fullName}`, failureMessages[0]));
    return message ? [failureOf(relative(ROOT, name), message), ...tests] : tests;
  });
}

function failureOf(what, message) {
  return `${what}: ${String(message).trimStart().split('\n')[0].slice(0, 500)}`;
}
