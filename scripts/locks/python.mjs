import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../lib/command.mjs';
import { inProject, readJson } from '../lib/project.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';

/** It locks for every platform and every Python at once, which pip cannot. */
const UV = 'uv==0.13.9';
/** The oldest that `missingPython` lets pass. */
const OLDEST = ['--python-version', '3.10'];
const DOTNET = 'scripts/languages/registry-gaps/dotnet-sdk';

/** What people ask for: requirement files, the lock that comes of them, and how. */
const REQUIREMENTS = [
  {
    lock: 'examples/python/requirements.lock',
    files: ['examples/python/requirements.txt', 'examples/python/requirements-dev.txt'],
    options: OLDEST,
  },
  {
    lock: 'scripts/languages/python/build-requirements.lock',
    files: ['scripts/languages/python/build-requirements.txt'],
    options: OLDEST,
  },
  {
    lock: 'scripts/languages/python/lint-requirements.lock',
    files: ['scripts/languages/python/lint-requirements.txt'],
    options: OLDEST,
  },
  {
    lock: 'scripts/languages/python/suite-requirements.lock',
    files: ['scripts/languages/python/suite-requirements.txt'],
    options: [...OLDEST, '--no-deps'],
  },
  {
    lock: `${DOTNET}/requirements.lock`,
    files: [`${DOTNET}/requirements.txt`],
    options: ['--python-version', '3.11', '--no-deps'],
  },
];

/** @type {import('./lock.mjs').Lock[]} */
export const pythonLocks = REQUIREMENTS.map(({ lock, files, options }) => ({
  files: [lock],
  resolve: async () => {
    const requirements = (await Promise.all(files.map(requirementsIn))).flat();
    return { [lock]: await compile(requirements, ['--generate-hashes', ...options]) };
  },
}));

/** @returns {Promise<string[]>} everything that people ask for, such as `pytest==9.2.0` */
export async function pythonRequirements() {
  return (await Promise.all(REQUIREMENTS.flatMap(({ files }) => files).map(requirementsIn))).flat();
}

/** Without the library, which is made here, and without another file of requirements. */
async function requirementsIn(file) {
  const { distName } = readJson(inProject('package.json')).jsii.targets.python;
  const lines = (await readFile(inProject(file), 'utf8')).split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && line !== distName && !/^(#|-r )/.test(line));
}

/**
 * @param {string[]} requirements
 * @param {string[]} options of uv
 * @returns {Promise<string>} a requirement file with the version of each, and of what they need
 */
export function compile(requirements, options) {
  return withTemporaryFolder(async (folder) => {
    const tools = join(folder, 'tools');
    await run(['python3', '-m', 'venv', tools]);
    const python = join(tools, 'bin', 'python');
    await run([python, '-m', 'pip', 'install', '--quiet', UV]);
    const [given, made] = [join(folder, 'requirements.in'), join(folder, 'requirements.lock')];
    await writeFile(given, requirements.join('\n'));
    const form = ['--quiet', '--universal', '--only-binary', ':all:', '--no-annotate'];
    const header = ['--custom-compile-command', 'npm run lock'];
    await run([python, '-m', 'uv', 'pip', 'compile', ...form, ...header, ...options, '-o', made, given]);
    return readFile(made, 'utf8');
  });
}
