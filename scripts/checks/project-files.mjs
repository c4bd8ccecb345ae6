import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckFailed } from '../lib/check-failed.mjs';
import { run, tool } from '../lib/command.mjs';
import { inProject, readJson } from '../lib/project.mjs';
import { readIfPresent } from '../lib/read-if-present.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';

const MANIFEST = '.projen/files.json';
const SOURCES = ['.projenrc.ts', 'projenrc', 'package.json', 'package-lock.json', 'tsconfig.json', '.projen'];

/**
 * The files projen generates are as .projenrc.ts would make them now. projen runs on a copy and the results are compared,
 * so the check also works on a dirty tree, and changes nothing.
 */
export function projectFilesAreCurrent() {
  return withTemporaryFolder(async (copy) => {
    for (const source of SOURCES) {
      await cp(inProject(source), join(copy, source), { recursive: true });
    }
    await symlink(inProject('node_modules'), join(copy, 'node_modules'), 'junction');
    await run(tool('typescript', '--noEmit', '-p', inProject('projenrc', 'tsconfig.json')));
    await run(tool('tsx', '--tsconfig', 'projenrc/tsconfig.json', '.projenrc.ts'), {
      cwd: copy,
      env: { PROJEN_DISABLE_POST: 'true' },
    });

    const files = [...readJson(join(copy, MANIFEST)).files, MANIFEST, 'package.json'];
    const stale = [];
    for (const file of new Set(files)) {
      const [fresh, present] = await Promise.all([readIfPresent(join(copy, file)), readIfPresent(inProject(file))]);
      if (fresh !== present) {
        stale.push(file);
      }
    }
    if (stale.length > 0) {
      throw new CheckFailed(`edited by hand, or older than .projenrc.ts: ${stale.join(', ')}\nfix: npx projen`);
    }
  });
}
