import { readFile } from 'node:fs/promises';
import { allowedChanges, breakingChanges, judge } from '../lib/compatibility.mjs';
import { lastRelease, RELEASED } from '../lib/last-release.mjs';
import { inProject, ROOT, readJson } from '../lib/project.mjs';

/** The compiled library breaks its users since the last release only where .compatignore says why. */
export async function apiIsCompatible() {
  const allowed = allowedChanges(await readFile(inProject('.compatignore'), 'utf8'));
  const changelog = await readFile(inProject('CHANGELOG.md'), 'utf8');
  const version = lastRelease(readJson(inProject('package.json')), changelog);
  if (version === undefined) {
    judge([], allowed);
    return { note: 'there is no release yet, so there is nothing to compare with' };
  }
  const changes = await breakingChanges(inProject('node_modules', RELEASED), ROOT);
  judge(changes, allowed);
  return { note: `compared with ${version}, ${changes.length} allowed changes` };
}
