import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, transform } from 'esbuild';
import ts from 'typescript';
import { bundledPackages } from './bundled-packages.mjs';
import { withLateImports } from './late-imports.mjs';
import { ROOT } from './project.mjs';
import { thirdPartyNotice } from './third-party-notice.mjs';

/** Sources as TypeScript compiles them, but with imports that are late. */
const LATE_IMPORTS = {
  name: 'late-imports',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]src[/\\].*[.]ts$/ }, async ({ path }) => {
      const { outputText } = ts.transpileModule(await readFile(path, 'utf8'), {
        compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
        fileName: path,
      });
      return { contents: withLateImports(outputText, path), loader: 'js' };
    });
  },
};

/** Short names in packages, whose traces nobody reads, but not in our own code. */
const SHORT_NAMES = {
  name: 'short-names',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]node_modules[/\\].*[.]m?js$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { minifyIdentifiers: true, target: 'node20' });
      return { contents: code, loader: 'js' };
    });
  },
};

/** Of jsonc-parser, what is used: a module that is required is bundled with all that it exports. */
const PART_OF_PARSER = {
  name: 'part-of-parser',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^jsonc-parser$/ }, ({ path, namespace }) =>
      namespace === 'file' ? { path, namespace: 'part-of-parser' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'part-of-parser' }, ({ path }) => ({
      contents: `export { createScanner, printParseErrorCode, visit } from ${JSON.stringify(path)};`,
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
 * It loads no file of the library and not the CDK, so it starts in a moment. Each of its modules runs at its first use:
 * `--help` runs neither a rule nor the parser of YAML.
 *
 * @param {string} folder
 */
export async function bundleCommandLine(folder) {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['src/cli/main.ts'],
    outfile: join(folder, 'cli.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    charset: 'utf8',
    // The main file of jsonc-parser loads its modules by a function that no bundler follows.
    mainFields: ['module', 'main'],
    // Names stay, so that the trace in a report of a defect can be read.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    plugins: [LATE_IMPORTS, SHORT_NAMES, PART_OF_PARSER, VERSION_ALONE, WITHOUT_CDK],
    metafile: true,
    logLevel: 'warning',
    tsconfigRaw: '{}',
  });
  await writeFile(join(folder, 'cli.THIRD_PARTY'), thirdPartyNotice(bundledPackages(metafile)));
}
