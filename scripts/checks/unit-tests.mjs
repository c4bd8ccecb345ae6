import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { run, tool } from '../lib/command.mjs';
import { inProject, readJson } from '../lib/project.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';

/** The unit tests against the lowest aws-cdk-lib of the peer range; enough branches of src/ must be covered. */
export async function unitTests() {
  const outcome = await vitestWithRandomSeed(['--coverage'], {});
  const { pct } = readJson(inProject('coverage', 'coverage-summary.json')).total.branches;
  return { ...outcome, note: `${outcome.note}, ${pct} % of branches` };
}

/** The same tests against the newest aws-cdk-lib. */
export function unitTestsWithNewestCdk() {
  return vitestWithRandomSeed([], { CDK_LIB: 'newest' });
}

/** The examples, deployed by the CDK's command line to the local endpoint. */
export function deployments() {
  return vitest(['--config', 'test/deploy/vitest.config.mts'], {});
}

/** The report says the seed of what is random, whether the tests pass or not: with it, a run can be replayed. */
async function vitestWithRandomSeed(args, env) {
  const seed = process.env.RANDOM_SEED ?? String(randomInt(2 ** 31));
  const outcome = await vitest(args, { ...env, RANDOM_SEED: seed });
  return { ...outcome, note: `${outcome.note}, random seed ${seed}` };
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
    const { numPassedTests: passed, numFailedTests, numPendingTests } = resultsIn(results, failure);
    // A file that does not load and too low a coverage fail the run without failing a test.
    const failed = failure === undefined ? 0 : Math.max(numFailedTests, 1);
    const note = `${passed} tests${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}`;
    return { passed, failed, note, report: failure?.message ?? '' };
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
