import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CONSUMER, modFile, PLAIN } from '../languages/go/mod-file.mjs';
import { unpackedLibrary } from '../languages/go.mjs';
import { run } from '../lib/command.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';
import { HELD } from './held.mjs';

const UPDATES =
  '{{with .Error}}{{$.Path}}: {{.Err}}{{else}}{{with .Update}}{{$.Path}} {{$.Version}} -> {{.Version}}{{end}}{{end}}';

/**
 * The modules that the example requires, itself or for others, of which the module proxy has newer ones.
 *
 * @returns {Promise<import('../verify-newest.mjs').Looked>}
 */
export async function newestOfGo() {
  const library = await unpackedLibrary();
  const required = [...(await readFile(join(CONSUMER, 'go.mod'), 'utf8')).matchAll(/^\t(\S+) v/gm)];
  const paths = required.map(([, path]) => path).filter((path) => path !== library.path && !(path in HELD.go));
  const output = await withTemporaryFolder(async (folder) => {
    const modfile = await modFile(folder, library);
    return run(['go', 'list', `-modfile=${modfile}`, '-e', '-m', '-u', '-f', UPDATES, ...paths], {
      cwd: CONSUMER,
      env: PLAIN,
    });
  });
  const lines = output.split('\n');
  // The proxy refuses to list the versions of some modules that it serves.
  const unanswered = paths.filter((path) => lines.some((line) => line.startsWith(`${path}: `)));
  return {
    looked: paths.length - unanswered.length,
    moved: lines.filter((line) => line.includes(' -> ')),
    unanswered,
  };
}
