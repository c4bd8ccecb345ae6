import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm, run } from '../lib/command.mjs';
import { inProject } from '../lib/project.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';

const APP = 'test/package/app';
const FILE = `${APP}/package-lock.json`;

/** @type {import('./lock.mjs').Lock} that of the app which installs the package; `npx projen` makes the other one */
export const npmLock = {
  files: [FILE],
  resolve: () =>
    withTemporaryFolder(async (folder) => {
      await copyFile(inProject(APP, 'package.json'), join(folder, 'package.json'));
      await run(npm('install', '--package-lock-only', '--no-audit', '--no-fund'), { cwd: folder });
      return { [FILE]: await readFile(join(folder, 'package-lock.json'), 'utf8') };
    }),
};
