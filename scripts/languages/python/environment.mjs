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
 * A virtual environment with these requirements and nothing else, kept from run to run as long as they stay the same.
 *
 * @param {string} name
 * @param {{ requirements: string[], packages?: string[] }} content requirement files, and packages to install with them
 * @returns {Promise<{ python: string, isNew: boolean }>} its interpreter
 */
export async function virtualEnvironment(name, { requirements, packages = [] }) {
  const hash = createHash('sha256').update(await run(['python3', '--version']));
  for (const file of requirements) {
    hash.update(await readFile(file));
  }
  const folder = join(CACHE, `${name}-${hash.digest('hex').slice(0, 16)}`);
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  // Written last, so that what an interrupted installation left is not taken for a whole one.
  const stamp = join(folder, 'complete');
  if (existsSync(stamp)) {
    return { python, isNew: false };
  }
  await rm(folder, { recursive: true, force: true });
  await run(['python3', '-m', 'venv', folder]);
  // Compiling all of aws-cdk-lib takes longer than downloading it; what is imported is compiled then.
  await pip(python, 'install', '--no-compile', ...requirements.flatMap((file) => ['-r', file]), ...packages);
  await writeFile(stamp, '');
  return { python, isNew: true };
}

/** @param {string} python an interpreter */
export function pip(python, ...args) {
  return run([python, '-m', 'pip', '--disable-pip-version-check', '--quiet', ...args]);
}
