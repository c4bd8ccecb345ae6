import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');

/** Makes assets/ as the build does, where nobody has built yet. */
export function bundled(): void {
  if (existsSync(join(ROOT, 'assets', 'collaboration-member', 'index.js'))) {
    return;
  }
  execFileSync(process.execPath, ['scripts/bundle.mjs'], { cwd: ROOT });
}
