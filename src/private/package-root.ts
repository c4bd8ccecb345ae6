import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A path inside this package: of its sources, of the compiled files, or of all of them in one file, which lie at
 * different depths. So it is not counted from here, but from the nearest folder above that has a package.json.
 */
export function inPackage(...names: readonly string[]): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) {
      return join(folder, ...names);
    }
    if (folder === dirname(folder)) {
      throw new Error(`package.json was not found above ${__dirname}`);
    }
  }
}
