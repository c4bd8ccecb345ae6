import { seed } from '../lib/seed.mjs';
import { vitest } from '../lib/vitest.mjs';

/**
 * The unit tests against the lowest aws-cdk-lib of the peer range. Without the coverage of branches, which takes half as
 * long again: `npm test` requires it, and `npm run mutation` requires more.
 */
export function unitTests() {
  return vitestWithSeed({});
}

/** The same tests against the newest aws-cdk-lib. */
export function unitTestsWithNewestCdk() {
  return vitestWithSeed({ CDK_LIB: 'newest' });
}

/** The examples, deployed by the CDK's command line to the local endpoint. */
export function deployments() {
  return vitest(['--config', 'test/deploy/vitest.config.mts'], {});
}

/** The report says the seed of what is random, whether the tests pass or not: with it, a run can be replayed. */
async function vitestWithSeed(env) {
  const RANDOM_SEED = String(seed());
  const outcome = await vitest([], { ...env, RANDOM_SEED });
  return { ...outcome, note: `${outcome.note}, random seed ${RANDOM_SEED}` };
}
