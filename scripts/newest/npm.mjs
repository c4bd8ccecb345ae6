import { CommandFailed, npm, run } from '../lib/command.mjs';
import { inProject, readJson } from '../lib/project.mjs';
import { HELD } from './held.mjs';
import { isNewer } from './is-newer.mjs';

/**
 * The dev dependencies that npm has newer ones of.
 *
 * @returns {Promise<import('../verify-newest.mjs').Looked>}
 */
export async function newestOnNpm() {
  const { devDependencies } = readJson(inProject('package.json'));
  const names = Object.keys(devDependencies).filter((name) => !(name in HELD.npm));
  const outdated = Object.entries(JSON.parse(await outdatedPackages()))
    // An alias stands before what it means.
    .map(([name, versions]) => ({ name: name.split(':')[0], ...versions }))
    // Some releases are no candidates for `latest`, and newer.
    .filter(({ name, current, latest }) => names.includes(name) && isNewer(latest, current));
  return {
    looked: names.length,
    moved: outdated.map(({ name, current, latest }) => `${name} ${current} -> ${latest}`),
  };
}

/** npm ends with 1 if it finds one, and prints the same. */
function outdatedPackages() {
  return run(npm('outdated', '--json')).catch((error) => {
    if (error instanceof CommandFailed && error.output.startsWith('{')) {
      return error.output;
    }
    throw error;
  });
}
