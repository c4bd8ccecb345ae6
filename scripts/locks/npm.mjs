import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm, run } from '../lib/command.mjs';
import { inProject } from '../lib/project.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';

/** The app which installs the package, and the site; `npx projen` makes the lock of the project itself. */
const FOLDERS = ['test/package/app', 'site'];

/** @type {import('./lock.mjs').Lock[]} */
export const npmLocks = FOLDERS.map((project) => {
  const lock = `${project}/package-lock.json`;
  return {
    files: [lock],
    resolve: () =>
      withTemporaryFolder(async (folder) => {
        await copyFile(inProject(project, 'package.json'), join(folder, 'package.json'));
        await run(npm('install', '--package-lock-only', '--no-audit', '--no-fund'), { cwd: folder });
        return { [lock]: await readFile(join(folder, 'package-lock.json'), 'utf8') };
      }),
  };
});
