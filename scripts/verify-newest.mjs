/**
 * `npm run verify:newest`: what has been published since the versions were pinned that CI installs, and whether it matters.
 *
 * It is no part of CI, which must give the same result on any day. Each version that has moved counts as failed, and so
 * does a stand-in for what a registry lacked and has by now. Ends with one line, "N passed, N failed".
 */
import { go } from './languages/go.mjs';
import { java } from './languages/java.mjs';
import { python } from './languages/python.mjs';
import { GAPS } from './languages/registry-gaps/gap.mjs';
import { nothingFound, packingSteps, SNIPPETS } from './languages/steps.mjs';
import { CheckFailed } from './lib/check-failed.mjs';
import { runSteps } from './lib/steps.mjs';
import { differences, LOCKS } from './locks/lock.mjs';
import { worksWithNewestPeers } from './newest/app.mjs';
import { newestOfGo } from './newest/go.mjs';
import { newestOfMaven } from './newest/maven.mjs';
import { newestOnNpm } from './newest/npm.mjs';
import { newestOfPython } from './newest/python.mjs';
import { newestRelease } from './newest/release.mjs';

/**
 * @typedef {object} Looked
 * @property {number} looked how many versions were compared with the newest
 * @property {string[]} moved a line for each that is not the newest any longer
 * @property {string[]} [unanswered] of what the registry does not say which versions it has
 */

const found = nothingFound();
const { passed, failed } = await runSteps([
  ...packingSteps(found),
  ...[go, java, python].map(({ name, missing }) => ({ name: `tools of ${name}`, run: () => requireTools(missing) })),
  {
    name: 'module for Go',
    needs: ['npm package', SNIPPETS, 'tools of go'],
    run: async () => void (await go.build({ tarball: found.tarball })),
  },
  { name: 'an app with the newest peers', needs: ['npm package'], run: worksWithNewestPeers },
  newest('the last release', [], newestRelease),
  newest('npm', ['install'], newestOnNpm),
  newest('PyPI', ['install', 'tools of python'], newestOfPython),
  newest('Maven', ['install', 'tools of java'], newestOfMaven),
  newest('Go', ['module for Go'], newestOfGo),
  ...LOCKS.map(({ files, resolve }) => ({
    name: `as resolved today: ${files.join(', ')}`,
    needs: ['module for Go', 'tools of python'],
    run: () => resolvedToday(resolve),
  })),
  ...GAPS.map((gap) => ({ name: `still missing: ${gap.lacks}`, needs: ['install'], run: () => stillMissing(gap) })),
]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** @param {() => Promise<Looked>} look */
function newest(name, needs, look) {
  return {
    name: `newest: ${name}`,
    needs,
    run: async () => {
      const { looked, moved, unanswered = [] } = await look();
      const note = [`${looked} compared`, ...unanswered.map((path) => `no answer about ${path}`)].join(', ');
      return {
        passed: looked - moved.length,
        failed: moved.length,
        note,
        report: moved.join('\n'),
      };
    },
  };
}

async function resolvedToday(resolve) {
  const moved = await differences(await resolve());
  if (moved.length > 0) {
    throw new CheckFailed(`${moved.join('\n')}\nfix: npm run lock`);
  }
}

async function stillMissing({ name, deleteWhen, isFilled }) {
  if (await isFilled()) {
    throw new CheckFailed(`scripts/languages/registry-gaps/${name} can be deleted, if ${deleteWhen}`);
  }
}

async function requireTools(missing) {
  const reason = await missing();
  if (reason !== undefined) {
    throw new CheckFailed(reason);
  }
}
