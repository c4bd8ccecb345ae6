import { readFile } from 'node:fs/promises';

/**
 * @param {string} file
 * @returns {Promise<string | undefined>} nothing if there is no such file
 */
export async function readIfPresent(file) {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
