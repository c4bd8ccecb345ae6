import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KIND_NAMES } from '../../../src/custom-resources/kinds';

const ROOT = join(__dirname, '..', '..', '..');

/** Makes assets/ as the build does, if a bundle is missing. */
export function bundled(): void {
  if (KIND_NAMES.every((kind) => existsSync(join(ROOT, 'assets', kind, 'index.js')))) {
    return;
  }
  execFileSync(process.execPath, ['scripts/bundle.mjs'], { cwd: ROOT });
}
