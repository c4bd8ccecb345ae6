import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inProject } from '../../lib/project.mjs';
import { pip, virtualEnvironment } from './environment.mjs';

/**
 * As `pip install -r requirements-dev.txt` would have made it on the day of the lock, if the library were published.
 *
 * @param {string} wheel the library
 * @returns {Promise<string>} the interpreter
 */
export async function libraryEnvironment(wheel) {
  const python = await virtualEnvironment('consumer', inProject('examples', 'python', 'requirements.lock'));
  const hash = createHash('sha256')
    .update(await readFile(wheel))
    .digest('hex');
  // Written last, as that of the environment.
  const stamp = join(dirname(dirname(python)), 'library');
  if ((await readFile(stamp, 'utf8').catch(() => '')) !== hash) {
    await pip(python, 'install', '--no-index', '--no-deps', '--force-reinstall', wheel);
    await pip(python, 'check');
    await writeFile(stamp, hash);
  }
  return python;
}
