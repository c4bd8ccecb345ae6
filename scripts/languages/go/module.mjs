import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../../lib/command.mjs';
import { filesBelow } from '../../lib/files-below.mjs';

/** The earliest that a zip can tell. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * The zip of a module as a module proxy makes it of the tagged sources. Equal sources give equal bytes.
 *
 * @param {string} folder the sources
 * @param {string} file
 * @see https://go.dev/ref/mod#zip-files
 */
export async function makeModuleZip(folder, file) {
  // Not before it is installed.
  const { zipSync } = await import('fflate');
  const { path, version } = await moduleIn(folder);
  const entries = {};
  for (const name of filesBelow(folder)) {
    entries[`${path}@${version}/${name.replaceAll('\\', '/')}`] = await readFile(join(folder, name));
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, zipSync(entries, { level: 9, mtime: NO_TIME }));
}

/**
 * Lets Go download a module from a proxy that serves this zip alone: Go refuses what could not be published, such as names
 * of files that differ in case only.
 *
 * @param {{ sources: string, zip: string, folder: string }} options `folder` gets the proxy, and a module cache of its own,
 *   as a later build of the same version is another one
 * @returns {Promise<{ path: string, folder: string }>} where Go unpacked the module
 * @see https://go.dev/ref/mod#goproxy-protocol
 */
export async function unpackedByGo({ sources, zip, folder }) {
  const { path, version } = await moduleIn(sources);
  const proxy = join(folder, 'proxy');
  const served = join(proxy, path, '@v');
  await mkdir(served, { recursive: true });
  await cp(zip, join(served, `${version}.zip`));
  await writeFile(join(served, `${version}.info`), JSON.stringify({ Version: version }));
  await cp(join(sources, 'go.mod'), join(served, `${version}.mod`));

  const output = await run(['go', 'mod', 'download', '-json', `${path}@${version}`], {
    cwd: folder,
    env: {
      GOPROXY: pathToFileURL(proxy).href,
      GONOSUMDB: path,
      GOMODCACHE: join(folder, 'modules'),
      GOFLAGS: '-modcacherw',
      GOWORK: 'off',
    },
  });
  return { path, folder: JSON.parse(output).Dir };
}

/**
 * The path of a module, which users import, and its version.
 *
 * @param {string} folder the sources that jsii-pacmak made
 */
async function moduleIn(folder) {
  const path = (await readFile(join(folder, 'go.mod'), 'utf8')).match(/^module (.+)$/m)[1];
  return { path, version: `v${(await readFile(join(folder, 'version'), 'utf8')).trim()}` };
}
