import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CheckFailed } from '../lib/check-failed.mjs';

/**
 * Fails unless files that were made twice came out the same.
 *
 * @param {string[]} files
 * @param {string[]} others of the same names, in the same order
 */
export async function requireSameFiles(files, others) {
  const [hashes, otherHashes] = await Promise.all([files, others].map((paths) => Promise.all(paths.map(hashOf))));
  const different = files.filter((_, i) => hashes[i] !== otherHashes[i]).map((file) => basename(file));
  if (different.length > 0) {
    throw new CheckFailed(`made twice from the same tarball, these differ: ${different.join(', ')}`);
  }
}

async function hashOf(file) {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}
