import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../lib/command.mjs';
import { inProject } from '../../lib/project.mjs';

export const CONSUMER = inProject('examples', 'go');

/** Neither a workspace of whoever runs this decides, nor do flags that let Go look for other versions. */
export const PLAIN = { GOWORK: 'off', GOFLAGS: '-mod=readonly' };

/**
 * The go.mod and go.sum of the consumer, in another folder and with the library from where it was unpacked: it is not
 * published, and its hash is another one with each change.
 *
 * @param {string} folder
 * @param {{ path: string, folder: string }} library
 * @returns {Promise<string>} the go.mod
 */
export async function modFile(folder, library) {
  const file = join(folder, 'go.mod');
  await copyFile(join(CONSUMER, 'go.mod'), file);
  await copyFile(join(CONSUMER, 'go.sum'), join(folder, 'go.sum'));
  await run(['go', 'mod', 'edit', `-replace=${library.path}=${library.folder}`, file], { env: PLAIN });
  return file;
}
