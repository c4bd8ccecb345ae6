import { existsSync } from 'node:fs';
import { CheckFailed } from './check-failed.mjs';
import { npm, run } from './command.mjs';
import { inProject, readJson } from './project.mjs';

/** Makes node_modules hold exactly what package-lock.json says; does nothing if it already does. */
export async function install() {
  requireNode(readJson(inProject('package.json')).engines.node);
  if (isInstalled()) {
    return { note: 'as locked' };
  }
  await run(npm('ci', '--no-audit', '--no-fund'));
  return { note: 'npm ci' };
}

/** @param {string} range of the form `>= 20.19.0` */
function requireNode(range) {
  const wanted = range.match(/\d+/g).map(Number);
  const found = process.versions.node.split('.').map(Number);
  const decisive = wanted.findIndex((part, i) => part !== found[i]);
  if (decisive >= 0 && found[decisive] < wanted[decisive]) {
    throw new CheckFailed(`this project needs Node ${range}, but runs on ${process.version}`);
  }
}

/**
 * npm leaves a record of what it installed inside node_modules once it is done, which makes it the stamp we need: missing
 * after an interrupted `npm ci`, true after an install by hand. Optional packages are left out of the comparison, as each
 * platform installs its own.
 */
function isInstalled() {
  const stamp = inProject('node_modules', '.package-lock.json');
  if (!existsSync(stamp)) {
    return false;
  }
  const locked = readJson(inProject('package-lock.json')).packages;
  const found = readJson(stamp).packages;
  const complete = Object.entries(locked).every(
    ([path, entry]) => path === '' || entry.optional || found[path]?.integrity === entry.integrity,
  );
  return complete && Object.keys(found).every((path) => path in locked);
}
