import { readFile } from 'node:fs/promises';
import { lastRelease } from '../lib/last-release.mjs';
import { inProject, readJson } from '../lib/project.mjs';
import { newestPublished } from '../lib/published.mjs';

/**
 * Whether the API is compared with the release that users have.
 *
 * @returns {Promise<import('../verify-newest.mjs').Looked>}
 */
export async function newestRelease() {
  const manifest = readJson(inProject('package.json'));
  const compared = lastRelease(manifest, await readFile(inProject('CHANGELOG.md'), 'utf8'));
  const published = await newestPublished(manifest.name);
  const moved = compared === published ? [] : [`${manifest.name} ${compared ?? 'none'} -> ${published ?? 'none'}`];
  return { looked: 1, moved };
}
