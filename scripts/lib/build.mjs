import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { node, run, tool } from './command.mjs';
import { filesBelow } from './files-below.mjs';
import { inProject } from './project.mjs';

const INPUTS = [
  'src',
  // The assembly holds the README.
  'README.md',
  'scripts/bundle.mjs',
  'scripts/bundle-library.mjs',
  'scripts/command-line.mjs',
  'scripts/lib',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const OUTPUTS = ['lib', 'assets', '.jsii', '.jsii.gz'];
/** Inside node_modules, so that a new install also means a new build. */
const STAMP = inProject('node_modules', '.cache', 'cdk-cleanrooms', 'build');

/** Bundles and compiles, unless lib/ is already what these sources make. */
export async function buildIfNeeded() {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()) {
    return { note: 'up to date' };
  }
  await bundleHandlers();
  await compile();
}

/** Bundles the handlers of the custom resources into assets/. */
export async function bundleHandlers() {
  const said = await run(node('scripts/bundle.mjs'));
  return { note: said.trim() };
}

/** Compiles src/ into lib/ and into the jsii assembly. */
export async function compile() {
  // What a source that is gone once compiled to would be packed and shipped.
  await rm(inProject('lib'), { recursive: true, force: true });
  await run(tool('jsii', '--silence-warnings=reserved-word', '--compress-assembly'));
  await run(node('scripts/bundle-library.mjs'));
  await run(node('scripts/command-line.mjs'));
  await mkdir(dirname(STAMP), { recursive: true });
  await writeFile(STAMP, fingerprint());
}

/** A hash over what goes into a build and what came out of it. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const path of [...INPUTS, ...OUTPUTS]) {
    for (const file of filesOf(path)) {
      hash.update(`${file}\0`);
      hash.update(readFileSync(inProject(file)));
    }
  }
  return hash.digest('hex');
}

/** @param {string} path a file, a folder, or nothing at all */
function filesOf(path) {
  const kind = statSync(inProject(path), { throwIfNoEntry: false });
  if (!kind?.isDirectory()) {
    return kind ? [path] : [];
  }
  return filesBelow(inProject(path)).map((name) => join(path, name));
}
