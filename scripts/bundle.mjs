/**
 * Bundles each src/custom-resources/<name>/handler.lambda.ts into assets/<name>/index.js, ready for Lambda: users need
 * neither Docker nor esbuild, and nothing depends on the version of the SDK in the runtime.
 */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundledPackages } from './lib/bundled-packages.mjs';
import { inProject, ROOT } from './lib/project.mjs';
import { thirdPartyNotice } from './lib/third-party-notice.mjs';

const SOURCES = inProject('src', 'custom-resources');
const ASSETS = inProject('assets');

await rm(ASSETS, { recursive: true, force: true });
const names = handlers();
const packages = new Map();
for (const name of names) {
  for (const one of await bundle(name)) {
    packages.set(`${one.name}@${one.version}`, one);
  }
}
await mkdir(ASSETS, { recursive: true });
// One for all: it is the same for each, and much of the size of the package.
await writeFile(join(ASSETS, 'THIRD_PARTY'), thirdPartyNotice([...packages.values()]));
console.log(names.length > 0 ? `bundled ${names.join(', ')}` : 'no custom resource has a handler');

function handlers() {
  const folders = existsSync(SOURCES) ? readdirSync(SOURCES).sort() : [];
  return folders.filter((name) => existsSync(join(SOURCES, name, 'handler.lambda.ts')));
}

/** Bundles a handler, and returns the packages whose code is in it. */
async function bundle(name) {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [join(SOURCES, name, 'handler.lambda.ts')],
    outfile: join(ASSETS, name, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    // The ES modules of the SDK can be tree-shaken: 350 KB instead of 580 KB, loaded in half the time.
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    tsconfigRaw: '{}',
  });
  return bundledPackages(metafile);
}
