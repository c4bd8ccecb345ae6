import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckFailed } from '../../lib/check-failed.mjs';
import { run, tool } from '../../lib/command.mjs';
import { inProject, readJson } from '../../lib/project.mjs';

const CACHE = inProject('node_modules', '.cache', 'cdk-cleanrooms', 'go-cdk');

/**
 * Downloads the modules that a module requires from the module proxy. Those of the CDK that it does not serve are made here as
 * their publisher makes them: by jsii-pacmak, out of the npm package of the same version.
 *
 * @param {string} goMod the go.mod of the module
 * @returns {Promise<{ replacements: { path: string, folder: string }[], note: string }>} the modules made here
 */
export async function cdkModules(goMod) {
  const refused = [];
  for (const { path, version } of requirementsIn(await readFile(goMod, 'utf8'))) {
    const refusal = await refusalOf(`${path}@${version}`);
    if (refusal) {
      refused.push({ path, npmPackage: npmPackageOf(path, version, refusal) });
    }
  }
  if (refused.length === 0) {
    return { replacements: [], note: 'the CDK from the module proxy' };
  }
  const made = await makeModules(refused.map(({ npmPackage }) => npmPackage));
  const replacements = refused.map(({ path }) => ({ path, folder: made[path] }));
  const names = refused.map(({ npmPackage }) => `${npmPackage.name}@${npmPackage.version}`);
  return { replacements, note: `not served by the module proxy, so made from npm: ${names.join(', ')}` };
}

function requirementsIn(goMod) {
  return [...goMod.matchAll(/^\t(\S+) (v\S+)/gm)].map(([, path, version]) => ({ path, version }));
}

/** @returns {Promise<CheckFailed | undefined>} nothing if the module is downloaded, or was before */
async function refusalOf(query) {
  try {
    await run(['go', 'mod', 'download', query], { cwd: inProject('dist'), env: { GOWORK: 'off' } });
    return undefined;
  } catch (error) {
    if (error instanceof CheckFailed) {
      return error;
    }
    throw error;
  }
}

/** The installed npm package that a module is made of; without one, the module cannot be had. */
function npmPackageOf(path, version, refusal) {
  const npmPackage = jsiiPackages().find(({ moduleName }) => path.startsWith(`${moduleName}/`));
  if (`v${npmPackage?.version}` !== version) {
    throw refusal;
  }
  return npmPackage;
}

/** The CDK and what it depends on, as far as there are modules of it. */
function jsiiPackages() {
  const names = ['aws-cdk-lib', 'constructs', ...Object.keys(manifestOf('aws-cdk-lib').dependencies)];
  return [...new Set(names)]
    .filter((name) => existsSync(folderOf(name)))
    .map((name) => ({
      name,
      version: manifestOf(name).version,
      moduleName: manifestOf(name).jsii?.targets?.go?.moduleName,
    }))
    .filter(({ moduleName }) => moduleName !== undefined);
}

function manifestOf(name) {
  return readJson(join(folderOf(name), 'package.json'));
}

function folderOf(name) {
  return inProject('node_modules', name);
}

/**
 * Makes modules, or finds them in the cache, which saves more than a minute.
 *
 * @returns {Promise<Record<string, string>>} the folder of each, by the path of the module
 */
async function makeModules(packages) {
  const folder = join(CACHE, keyOf(packages));
  if (!existsSync(folder)) {
    await mkdir(CACHE, { recursive: true });
    const unfinished = await mkdtemp(join(CACHE, 'unfinished-'));
    try {
      const options = ['--target', 'go', '--code-only', '--no-npmignore', '--outdir', unfinished];
      // One by one: by their dev dependencies some depend on each other, which jsii-pacmak cannot order.
      for (const { name } of packages) {
        await run(tool('jsii-pacmak', ...options, folderOf(name)));
      }
      await rename(unfinished, folder);
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  }
  const modules = join(folder, 'go');
  const made = {};
  for (const name of await readdir(modules)) {
    const [, path] = (await readFile(join(modules, name, 'go.mod'), 'utf8')).match(/^module (.+)$/m);
    made[path] = join(modules, name);
  }
  return made;
}

function keyOf(packages) {
  const makers = [...packages.map(({ name }) => name), 'jsii-pacmak'];
  const versions = makers.map((name) => `${name}@${manifestOf(name).version}`);
  return createHash('sha256').update(versions.join('\n')).digest('hex').slice(0, 16);
}
