import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { isRelative, requiredIn } from './required-in.mjs';

/**
 * Bundles CommonJS modules into several files, the parts. A part is loaded when another one first needs a module of it. Each
 * module is in one part alone, so that its state and its classes exist once. esbuild itself splits only ES modules.
 *
 * A part exports, by their paths, the modules that others need.
 *
 * @param {object} options
 * @param {string} options.folder of the modules, and of the parts
 * @param {string[]} options.modules relative to the folder
 * @param {(module: string) => string} options.partOf the name of the part with a module
 * @param {string[]} options.exported modules that the parts also export to others
 * @param {string[]} [options.shortened] the parts in which variables and functions get short names
 */
export async function bundleParts({ folder, modules, partOf, exported, shortened = [] }) {
  const shared = new Set([...exported, ...modules.flatMap(importedFromOtherParts)]);
  const parts = new Set(modules.map(partOf));
  await Promise.all([...parts].map(bundlePart));

  function importedFromOtherParts(module) {
    return requiredIn(readFileSync(join(folder, module), 'utf8'))
      .filter(isRelative)
      .map((path) => moduleAt(join(folder, module, '..', path)))
      .filter((imported) => imported !== undefined && partOf(imported) !== partOf(module));
  }

  function bundlePart(part) {
    const getters = [...shared]
      .filter((module) => partOf(module) === part)
      .sort()
      .map((module) => `  get ${JSON.stringify(module)}() { return require(${JSON.stringify(`./${module}`)}); },`);
    return build({
      stdin: {
        contents: ['module.exports = {', ...getters, '};'].join('\n'),
        resolveDir: folder,
        sourcefile: 'exports.js',
      },
      outfile: join(folder, part),
      bundle: true,
      plugins: [otherParts(part)],
      packages: 'external',
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      charset: 'utf8',
      minifyWhitespace: true,
      minifySyntax: true,
      minifyIdentifiers: shortened.includes(part),
      // Node prints the whole line of an error that nobody catches.
      lineLimit: 120,
      logLevel: 'warning',
      tsconfigRaw: '{}',
    });
  }

  /** Takes a module of another part out of the exports of that part. */
  function otherParts(part) {
    return {
      name: 'other-parts',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /.*/, namespace: 'file' }, ({ path, resolveDir }) => {
          const module = isRelative(path) ? moduleAt(join(resolveDir, path)) : undefined;
          if (module === undefined || partOf(module) === part) {
            return undefined;
          }
          return shared.has(module)
            ? { path: module, namespace: 'part' }
            : { errors: [{ text: `${module} is not shared` }] };
        });
        onLoad({ filter: /.*/, namespace: 'part' }, ({ path }) => ({
          contents: `module.exports = require(${JSON.stringify(`./${partOf(path)}`)})[${JSON.stringify(path)}];`,
        }));
        onResolve({ filter: /.*/, namespace: 'part' }, ({ path }) => ({ path, external: true }));
      },
    };
  }

  /** The name of a module, as require() finds it. Others, such as the manifest, are no modules of the folder. */
  function moduleAt(path) {
    const name = relative(folder, path).replaceAll('\\', '/');
    return [name, `${name}.js`, `${name}/index.js`].find((candidate) => modules.includes(candidate));
  }
}
