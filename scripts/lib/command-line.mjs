import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { bundledPackages } from './bundled-packages.mjs';
import { withLateImports } from './late-imports.mjs';
import { COMMAND_LINE, partOf } from './parts.mjs';
import { inProject, ROOT } from './project.mjs';
import { thirdPartyNotice } from './third-party-notice.mjs';
import { transpiled } from './transpiled.mjs';

/** Sources as TypeScript compiles them, but with imports that are late. */
const LATE_IMPORTS = {
  name: 'late-imports',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]src[/\\].*[.]ts$/ }, ({ path }) => ({
      contents: withLateImports(transpiled(path), path),
      loader: 'js',
    }));
  },
};

/** Modules of the library, which are in the files beside this one: apps and the command line have the same rules. */
const FROM_LIBRARY = {
  name: 'from-library',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[.]/, namespace: 'file' }, ({ path, resolveDir, kind }) => {
      const module = `${relative(inProject('src'), join(resolveDir, path)).replaceAll('\\', '/')}.js`;
      const isOurs = kind !== 'entry-point' && existsSync(inProject('src', module.replace(/[.]js$/, '.ts')));
      return isOurs && partOf(module) !== COMMAND_LINE ? { path: module, namespace: 'library' } : undefined;
    });
    onLoad({ filter: /.*/, namespace: 'library' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(`./${partOf(path)}`)})[${JSON.stringify(path)}];`,
    }));
    onResolve({ filter: /.*/, namespace: 'library' }, ({ path }) => ({ path, external: true }));
  },
};

/** Of some packages, what is used: a module that is required is bundled with all that it exports. */
const USED_PARTS = {
  diff: ['structuredPatch'],
  'jsonc-parser': ['createScanner', 'printParseErrorCode', 'visit'],
};

const PARTS_OF_PACKAGES = {
  name: 'parts-of-packages',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(diff|jsonc-parser)$/ }, ({ path, namespace }) =>
      namespace === 'file' ? { path, namespace: 'parts-of-packages' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'parts-of-packages' }, ({ path }) => ({
      contents: `export { ${USED_PARTS[path].join(', ')} } from ${JSON.stringify(path)};`,
      resolveDir: ROOT,
    }));
  },
};

/** Of package.json, the version alone. */
const VERSION_ALONE = {
  name: 'version-alone',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]package[.]json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/** The CDK would be megabytes, and is not where templates are checked that nobody has synthesized. */
const WITHOUT_CDK = {
  name: 'without-cdk',
  setup({ onResolve }) {
    onResolve({ filter: /^(aws-cdk-lib|constructs)($|[/])/ }, ({ path, importer }) => ({
      errors: [{ text: `${importer} imports ${path}: the command line works without the CDK` }],
    }));
  },
};

/**
 * Bundles the command line, src/cli/main.ts, into `cli.js`, with the licenses of what is in it beside it.
 *
 * It shares the rules with the library, in the files beside it, and never loads the CDK, so it starts in a moment. Each
 * module runs at its first use: `--help` runs neither a rule nor the parser of YAML.
 *
 * @param {string} folder
 * @param {{ shortened?: boolean }} options whether names are short, which they are unless somebody wants to read them
 */
export async function bundleCommandLine(folder, { shortened = true } = {}) {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['src/cli/main.ts'],
    outfile: join(folder, COMMAND_LINE),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    charset: 'utf8',
    // The main file of jsonc-parser loads its modules by a function that no bundler follows.
    mainFields: ['module', 'main'],
    // An eighth of the file would otherwise be names. The trace of a defect still has the lines of this file.
    minifyIdentifiers: shortened,
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    plugins: [FROM_LIBRARY, LATE_IMPORTS, PARTS_OF_PACKAGES, VERSION_ALONE, WITHOUT_CDK],
    metafile: true,
    logLevel: 'warning',
    tsconfigRaw: '{}',
  });
  await writeFile(join(folder, 'cli.THIRD_PARTY'), thirdPartyNotice(bundledPackages(metafile)));
}
