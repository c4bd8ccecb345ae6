import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A path inside this package.
 *
 * The source files, the compiled files and the bundled file are at different depths. Therefore the path is relative to
 * the nearest parent folder with a package.json.
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
