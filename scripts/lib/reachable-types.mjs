import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The type declarations that one imports, directly or through others, with itself. Those of packages are not followed.
 *
 * @param {string} file
 * @returns {Set<string>}
 */
export function reachableTypes(file, found = new Set()) {
  // Scripts that check a bare clone load this module before any package is installed.
  const ts = createRequire(import.meta.url)('typescript');
  if (!found.has(file)) {
    found.add(file);
    for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles) {
      if (fileName.startsWith('.')) {
        reachableTypes(declarationAt(join(dirname(file), fileName)), found);
      }
    }
  }
  return found;
}

function declarationAt(path) {
  const file = `${path}.d.ts`;
  return existsSync(file) ? file : join(path, 'index.d.ts');
}
