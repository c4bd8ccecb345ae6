import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../lib/command.mjs';
import { inProject } from '../../lib/project.mjs';

/** The oldest Python that packages of jsii promise to work with. */
const OLDEST = [3, 10];
const CACHE = inProject('node_modules', '.cache', 'cdk-cleanrooms', 'python');

/** What this machine lacks to build and run Python packages. */
export async function missingPython() {
  const said = await run(['python3', '-c', 'import sys, venv, ensurepip; print(*sys.version_info[:2])']).catch(
    (error) => error,
  );
  if (said instanceof Error) {
    return said.code === 'ENOENT'
      ? 'no `python3`'
      : `\`python3\` without venv and pip: ${said.message.split('\n').at(-2)}`;
  }
  const [major, minor] = said.trim().split(' ').map(Number);
  const tooOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  return tooOld ? `\`python3\` is ${major}.${minor}, older than ${OLDEST.join('.')}` : undefined;
}

/**
 * A virtual environment with what a lock file names and nothing else, kept from run to run as long as that stays the same.
 *
 * @param {string} name
 * @param {string} lock a requirement file with every package, its version and its hashes: `npm run lock` writes it
 * @param {string[]} options of pip
 * @returns {Promise<string>} its interpreter
 */
export async function virtualEnvironment(name, lock, options = []) {
  const hash = createHash('sha256')
    .update(await run(['python3', '--version']))
    .update(await readFile(lock));
  const folder = join(CACHE, `${name}-${hash.digest('hex').slice(0, 16)}`);
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  // Written last, so that what an interrupted installation left is not taken for a whole one.
  const stamp = join(folder, 'complete');
  if (!existsSync(stamp)) {
    await rm(folder, { recursive: true, force: true });
    await run(['python3', '-m', 'venv', folder]);
    await installLocked(python, lock, options);
    await writeFile(stamp, '');
  }
  return python;
}

/**
 * With hashes, pip refuses whatever the lock does not name; and nothing is built, with tools that no lock names. Still pip
 * looks at dependencies, for the order: both aws-cdk-lib and a package that it needs bring a module of one name.
 */
function installLocked(python, lock, options) {
  // Compiling all of aws-cdk-lib takes longer than downloading it; what is imported is compiled then.
  const locked = ['--require-hashes', '--only-binary=:all:', '--no-compile'];
  return pip(python, 'install', ...locked, ...options, '-r', lock);
}

/** @param {string} python an interpreter */
export function pip(python, ...args) {
  return run([python, '-m', 'pip', '--disable-pip-version-check', '--quiet', ...args]);
}
