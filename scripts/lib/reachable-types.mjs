import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/**
 * The type declarations that one imports, directly or through others, with itself. Those of packages are not followed.
 *
 * @param {string} file
 * @returns {Set<string>}
 */
export function reachableTypes(file, found = new Set()) {
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
