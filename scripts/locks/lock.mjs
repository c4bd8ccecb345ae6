import { writeFile } from 'node:fs/promises';
import { inProject } from '../lib/project.mjs';
import { readIfPresent } from '../lib/read-if-present.mjs';
import { goLock } from './go.mjs';
import { npmLocks } from './npm.mjs';
import { pythonLocks } from './python.mjs';

/**
 * Files that say of every package, also of those that only others need, which version is taken.
 *
 * @typedef {object} Lock
 * @property {string[]} files
 * @property {() => Promise<Record<string, string>>} resolve the text of each file, as the registries have it today
 */

/** @type {Lock[]} */
export const LOCKS = [...npmLocks, ...pythonLocks, goLock];

/** @param {Record<string, string>} texts */
export async function writeLocks(texts) {
  for (const [file, text] of Object.entries(texts)) {
    await writeFile(inProject(file), text);
  }
}

/**
 * @param {Record<string, string>} texts
 * @returns {Promise<string[]>} the lines that are new or gone, by file
 */
export async function differences(texts) {
  const found = [];
  for (const [file, text] of Object.entries(texts)) {
    const [before, after] = [linesOf((await readIfPresent(inProject(file))) ?? ''), linesOf(text)];
    found.push(
      ...before.filter((line) => !after.includes(line)).map((line) => `${file}: - ${line}`),
      ...after.filter((line) => !before.includes(line)).map((line) => `${file}: + ${line}`),
    );
  }
  return found;
}

/** Without hashes, which the versions decide. */
function linesOf(text) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('--hash'));
}
