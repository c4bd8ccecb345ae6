import { join, relative } from 'node:path';
import { run, tool } from '../lib/command.mjs';
import { inProject, ROOT, readJson } from '../lib/project.mjs';
import { seed } from '../lib/seed.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';

/** The unit tests against the lowest aws-cdk-lib of the peer range; enough branches of src/ must be covered. */
export async function unitTests() {
  const outcome = await vitestWithSeed(['--coverage', '--coverage.reporter=json-summary'], {});
  const { pct } = readJson(inProject('coverage', 'coverage-summary.json')).total.branches;
  return { ...outcome, note: `${outcome.note}, ${pct} % of branches` };
}

/** The same tests against the newest aws-cdk-lib. */
export function unitTestsWithNewestCdk() {
  return vitestWithSeed([], { CDK_LIB: 'newest' });
}

/** The examples, deployed by the CDK's command line to the local endpoint. */
export function deployments() {
  return vitest(['--config', 'test/deploy/vitest.config.mts'], {});
}

/** The report says the seed of what is random, whether the tests pass or not: with it, a run can be replayed. */
async function vitestWithSeed(args, env) {
  const RANDOM_SEED = String(seed());
  const outcome = await vitest(args, { ...env, RANDOM_SEED });
  return { ...outcome, note: `${outcome.note}, random seed ${RANDOM_SEED}` };
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<import('../lib/steps.mjs').Outcome>} each test counts
 */
function vitest(args, env) {
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
