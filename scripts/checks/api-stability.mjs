import { readFile } from 'node:fs/promises';
import { installPacked } from '../languages/npm-package.mjs';
import { allowedChanges, breakingChanges, judge } from '../lib/compatibility.mjs';
import { inProject, ROOT, readJson } from '../lib/project.mjs';
import { downloadPublished, newestPublished } from '../lib/published.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';

/** The compiled library breaks its users since the last release only where .compatignore says why. */
export async function apiIsCompatible() {
  const { name } = readJson(inProject('package.json'));
  const allowed = allowedChanges(await readFile(inProject('.compatignore'), 'utf8'));
  const version = await newestPublished(name);
  if (version === undefined) {
    judge([], allowed);
    return { note: `${name} has no release on npm yet, so there is nothing to compare with` };
  }
  return withTemporaryFolder(async (folder) => {
    const released = await installPacked(await downloadPublished(name, version, folder), folder);
    const changes = await breakingChanges(released, ROOT);
    judge(changes, allowed);
    return { note: `compared with ${version}, ${changes.length} allowed changes` };
  });
}
