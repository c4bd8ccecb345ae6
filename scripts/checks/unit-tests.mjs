import { inProject, readJson } from '../lib/project.mjs';
import { seed } from '../lib/seed.mjs';
import { vitest } from '../lib/vitest.mjs';

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
