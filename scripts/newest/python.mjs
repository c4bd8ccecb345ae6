import { compile, pythonRequirements } from '../locks/python.mjs';
import { HELD } from './held.mjs';

/**
 * The Python packages that people ask for, of which the index has newer ones.
 *
 * @returns {Promise<import('../verify-newest.mjs').Looked>}
 */
export async function newestOfPython() {
  const pinned = pinsIn((await pythonRequirements()).join('\n')).filter(([name]) => !(name in HELD.python));
  const names = pinned.map(([name]) => name);
  const newest = Object.fromEntries(pinsIn(await compile(names, ['--python-version', '3.11', '--no-deps'])));
  return {
    looked: pinned.length,
    moved: pinned
      .filter(([name, version]) => newest[name] !== version)
      .map(([name, version]) => `${name} ${version} -> ${newest[name]}`),
  };
}

/** @returns {string[][]} names, spelled as the index does, and versions */
function pinsIn(text) {
  return [...text.matchAll(/^([\w.-]+)==([^\s;]+)/gm)].map(([, name, version]) => [name.replaceAll('_', '-'), version]);
}
