/**
 * Turns what jsii compiled into two files: lib/library.js with all the code, and lib/index.js, which knows the names of the
 * exports and loads the code when one of them is first used. The types stay one file a source.
 *
 * An app pays for its imports at each synthesis, and Node takes longer to find and open a hundred small files than to run
 * them. Of the one file, only the modules run that an app uses, each at its first use: rules and their model at the end of
 * synthesis, and modules of the CDK with the construct that needs them. aws-cdk-lib loads its own modules late for the same
 * reason.
 *
 * @see https://github.com/aws/aws-cdk/issues/27307
 */
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { withLateImports } from './lib/late-imports.mjs';
import { inProject } from './lib/project.mjs';

const LIB = inProject('lib');
const INDEX = join(LIB, 'index.js');
const LIBRARY = join(LIB, 'library.js');

// What an earlier run left is no module, and neither is the command line.
await Promise.all([LIBRARY, join(LIB, 'cli.js')].map((file) => rm(file, { force: true })));
const modules = readdirSync(LIB, { recursive: true })
  .filter((name) => name.endsWith('.js'))
  .map((name) => join(LIB, name));
const exportsOf = createRequire(import.meta.url);
const names = Object.keys(exportsOf(INDEX));

for (const file of modules) {
  // In the one file it would mean another folder.
  // The root of the package is searched for, from wherever the code lies.
  if (!file.endsWith(join('private', 'package-root.js')) && readFileSync(file, 'utf8').includes('__dirname')) {
    throw new Error(`${file} uses __dirname, which is lib/ once all code is one file`);
  }
}

const entry = lateEntry();
await Promise.all(modules.map(async (file) => writeFile(file, withLateImports(await readFile(file, 'utf8'), file))));
await build({
  stdin: { contents: entry, resolveDir: LIB, sourcefile: 'exports.js' },
  outfile: LIBRARY,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  charset: 'utf8',
  logLevel: 'warning',
  tsconfigRaw: '{}',
});
await Promise.all(modules.map((file) => rm(file)));
await writeFile(INDEX, lateExports());

/** Loads the module of an export at its first use. Any module of several that export a name will do: they share its value. */
function lateEntry() {
  const home = new Map(
    modules
      .filter((file) => file !== INDEX)
      .flatMap((file) => Object.keys(exportsOf(file)).map((name) => [name, `./${relative(LIB, file)}`])),
  );
  const getters = names.map(
    (name) => `  get ${name}() { return require(${JSON.stringify(home.get(name))}).${name}; },`,
  );
  return ['module.exports = {', ...getters, '};'].join('\n');
}

function lateExports() {
  return [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    // Node reads this line, without running it, for the names that an ES module can import.
    `${names.map((name) => `exports.${name} = `).join('')}void 0;`,
    `for (const name of ${JSON.stringify(names)}) {`,
    '  const get = () => require("./library.js")[name];',
    '  Object.defineProperty(exports, name, { enumerable: true, configurable: true, get });',
    '}',
    '',
  ].join('\n');
}
