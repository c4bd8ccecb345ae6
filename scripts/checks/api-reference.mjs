import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apiPages, FOLDER } from '../lib/api-pages.mjs';
import { CheckFailed } from '../lib/check-failed.mjs';
import { run, tool } from '../lib/command.mjs';
import { filesBelow } from '../lib/files-below.mjs';
import { inProject } from '../lib/project.mjs';
import { readIfPresent } from '../lib/read-if-present.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';

/** Writes the pages that differ from those of the compiled library, and removes those of types that are gone. */
export async function writeApiReference() {
  const pages = await freshPages();
  await mkdir(inProject(FOLDER), { recursive: true });
  for (const file of await stalePages(pages)) {
    await (file in pages ? writeFile(inProject(file), pages[file]) : rm(inProject(file)));
  }
}

/** API.md and docs/api are what the compiled library has in its docstrings. */
export async function apiReferenceIsCurrent() {
  const stale = await stalePages(await freshPages());
  if (stale.length > 0) {
    throw new CheckFailed(`not those of the compiled library: ${stale.join(', ')}\nfix: npx projen docgen`);
  }
}

function freshPages() {
  return withTemporaryFolder(async (folder) => {
    const reference = join(folder, 'API.md');
    await run(tool('jsii-docgen', '-o', reference));
    return apiPages(await readFile(reference, 'utf8'));
  });
}

async function stalePages(pages) {
  const present = filesBelow(inProject(FOLDER), '.md').map((name) => `${FOLDER}/${name}`);
  const stale = [];
  for (const file of new Set([...Object.keys(pages), ...present])) {
    if ((await readIfPresent(inProject(file))) !== pages[file]) {
      stale.push(file);
    }
  }
  return stale;
}
