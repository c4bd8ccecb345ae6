/**
 * Turns what jsii compiled into four files: lib/library.js, lib/rules.js and lib/report.js with all the code, and
 * lib/index.js, which knows the names of the exports and loads the code when one of them is first used. Only the types
 * that users can reach are kept.
 *
 * An app pays for its imports at each synthesis. Node takes longer to find and open a hundred small files than to run them,
 * but it parses all of a large file even if the app needs little of it. Therefore the rules and their model, which are most
 * of the code and which most apps need only at the end of synthesis, are a file of their own, and so are privacy reports,
 * which few apps need. Only the modules run that an app uses, each at its first use, and modules of the CDK are loaded
 * with the construct that needs them. aws-cdk-lib loads its own modules late for the same reason.
 *
 * @see https://github.com/aws/aws-cdk/issues/27307
 */
import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundleParts } from './lib/bundle-parts.mjs';
import { filesBelow } from './lib/files-below.mjs';
import { withLateImports } from './lib/late-imports.mjs';
import { neededByCommandLine } from './lib/needed-by-command-line.mjs';
import { COMMAND_LINE, LIBRARY, partOf, REPORT, RULES } from './lib/parts.mjs';
import { inProject } from './lib/project.mjs';
import { reachableTypes } from './lib/reachable-types.mjs';

const LIB = inProject('lib');
// What an earlier run left is no module, and neither is the command line.
await Promise.all([LIBRARY, RULES, REPORT, COMMAND_LINE].map((part) => rm(join(LIB, part), { force: true })));
const modules = filesBelow(LIB, '.js').map((name) => name.replaceAll('\\', '/'));
const exportsOf = (module) => createRequire(import.meta.url)(join(LIB, module));
const homes = homesOfExports();

for (const module of modules) {
  // In the bundled file it would mean another folder.
  // The root of the package is searched for, from wherever the code lies.
  if (module !== 'private/package-root.js' && readFileSync(join(LIB, module), 'utf8').includes('__dirname')) {
    throw new Error(`${module} uses __dirname, which is lib/ once the code is bundled`);
  }
}

await Promise.all(
  modules.map(async (module) => {
    const file = join(LIB, module);
    await writeFile(file, withLateImports(await readFile(file, 'utf8'), file));
  }),
);
await bundleParts({
  folder: LIB,
  modules: modules.filter((module) => module !== 'index.js'),
  partOf,
  exported: [...Object.values(homes), ...neededByCommandLine()],
  // A fifth of this file would otherwise be names of imported modules. Nobody reads a trace of it: a rule that fails
  // becomes a finding. To keep the names of functions would cost a call for each closure that runs.
  shortened: [RULES],
});
await Promise.all(modules.map((module) => rm(join(LIB, module))));
await writeFile(join(LIB, 'index.js'), lateExports());
await removeUnreachableTypes();

/** The module of each export. Any module of several that export a name will do: they share its value. */
function homesOfExports() {
  const candidates = modules.filter((module) => module !== 'index.js' && partOf(module) === LIBRARY);
  return Object.fromEntries(
    Object.keys(exportsOf('index.js')).map((name) => {
      const home = candidates.find((module) => Object.hasOwn(exportsOf(module), name));
      if (home === undefined) {
        throw new Error(`no module of lib/${LIBRARY} exports ${name}`);
      }
      return [name, home];
    }),
  );
}

function lateExports() {
  return [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    // Node reads this line, without running it, for the names that an ES module can import.
    `${Object.keys(homes)
      .map((name) => `exports.${name} = `)
      .join('')}void 0;`,
    `for (const [name, module] of Object.entries(${JSON.stringify(homes, undefined, 2)})) {`,
    `  const get = () => require("./${LIBRARY}")[module][name];`,
    '  Object.defineProperty(exports, name, { enumerable: true, configurable: true, get });',
    '}',
    '',
  ].join('\n');
}

/** Types of a module that users cannot import, and whose code has no file, would only be unpacked. */
async function removeUnreachableTypes() {
  const reachable = reachableTypes(join(LIB, 'index.d.ts'));
  const types = filesBelow(LIB, '.d.ts').map((name) => join(LIB, name));
  await Promise.all(types.filter((file) => !reachable.has(file)).map((file) => rm(file)));
}
