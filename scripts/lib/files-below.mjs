import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files of a folder and of those below it.
 *
 * @param {string} folder
 * @param {string} [ending] of their names
 * @returns {string[]} relative to the folder, sorted
 */
export function filesBelow(folder, ending = '') {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(ending) && statSync(join(folder, name)).isFile())
    .sort();
}
