import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @param {string[]} segments of a path inside the project */
export function inProject(...segments) {
  return join(ROOT, ...segments);
}

/** @param {string} file an absolute path */
export function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
