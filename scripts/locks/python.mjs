import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../lib/command.mjs';
import { inProject, readJson } from '../lib/project.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';

/** It locks for every platform and every Python at once, which pip cannot. */
const UV = 'uv==0.13.9';
/** The oldest that `missingPython` lets pass. */
const OLDEST = ['--python-version', '3.10'];
const HERE = inProject('scripts', 'languages');
const DOTNET = 'scripts/languages/registry-gaps/dotnet-sdk';

/** @type {import('./lock.mjs').Lock[]} */
export const pythonLocks = [
  lock(
    'examples/python/requirements.lock',
    [inProject('examples', 'python', 'requirements.txt'), inProject('examples', 'python', 'requirements-dev.txt')],
    OLDEST,
  ),
  lock('scripts/languages/python/build-requirements.lock', [join(HERE, 'python', 'build-requirements.txt')], OLDEST),
  lock(
    `${DOTNET}/requirements.lock`,
    [inProject(DOTNET, 'requirements.txt')],
    ['--python-version', '3.11', '--no-deps'],
  ),
];

function lock(file, requirements, options) {
  return {
    files: [file],
    resolve: async () => ({ [file]: await compile(await withoutOwn(requirements), options) }),
  };
}

/** What is asked for, but for the library, which is made here, and for one file of requirements naming the other. */
async function withoutOwn(files) {
  const { distName } = readJson(inProject('package.json')).jsii.targets.python;
  const lines = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n').split('\n');
  return lines.filter((line) => line !== distName && !line.startsWith('-r ')).join('\n');
}

function compile(requirements, options) {
  return withTemporaryFolder(async (folder) => {
    const tools = join(folder, 'tools');
    await run(['python3', '-m', 'venv', tools]);
    const python = join(tools, 'bin', 'python');
    await run([python, '-m', 'pip', 'install', '--quiet', UV]);
    const [given, made] = [join(folder, 'requirements.in'), join(folder, 'requirements.lock')];
    await writeFile(given, requirements);
    const form = ['--universal', '--generate-hashes', '--no-annotate'];
    const uv = ['-m', 'uv', 'pip', 'compile', '--quiet', '--only-binary', ':all:', ...form, ...options];
    await run([python, ...uv, '--custom-compile-command', 'npm run lock', '-o', made, given]);
    return readFile(made, 'utf8');
  });
}
