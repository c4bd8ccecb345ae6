import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CONSUMER, modFile, PLAIN } from '../languages/go/mod-file.mjs';
import { unpackedLibrary } from '../languages/go.mjs';
import { run } from '../lib/command.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';

/** @type {import('./lock.mjs').Lock} what `go mod tidy` writes; dist/go has to hold the module of the library */
export const goLock = {
  files: ['examples/go/go.mod', 'examples/go/go.sum'],
  resolve: async () => {
    const library = await unpackedLibrary();
    return withTemporaryFolder(async (folder) => {
      const file = await modFile(folder, library);
      const given = await readFile(file, 'utf8');
      // What others need is found anew.
      await writeFile(file, given.replace(/^\t.* \/\/ indirect\n/gm, ''));
      const env = { ...PLAIN, GOFLAGS: undefined };
      await run(['go', 'mod', 'tidy', `-modfile=${file}`], { cwd: CONSUMER, env });
      await run(['go', 'mod', 'edit', `-dropreplace=${library.path}`, file], { env });
      return {
        'examples/go/go.mod': await readFile(file, 'utf8'),
        'examples/go/go.sum': await readFile(join(folder, 'go.sum'), 'utf8'),
      };
    });
  },
};
