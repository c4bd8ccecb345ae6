import { readFileSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { run, tool } from '../../../lib/command.mjs';
import { inProject, readJson } from '../../../lib/project.mjs';
import { namesIn, reachable } from './reachable.mjs';

/**
 * Makes the C# of the packages that ours depends on, as their authors made what NuGet has: by jsii-pacmak.
 *
 * All of aws-cdk-lib would be 19,000 files and a minute. What our API mentions and what the sources name is the same
 * code, and a twentieth of it.
 *
 * @param {{ folder: string, sources: string[] }} options `folder` is a new one; `sources` are files with C# of a user
 * @returns {Promise<Record<'Constructs' | 'Amazon.CDK.Lib', string>>} the folder of each NuGet package
 */
export async function dependencyBindings({ folder, sources }) {
  const lib = join(folder, 'aws-cdk-lib');
  await mkdir(lib, { recursive: true });
  const { scripts: _, files: __, ...manifest } = readJson(inProject('node_modules', 'aws-cdk-lib', 'package.json'));
  await writeFile(join(lib, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(lib, '.jsii'), JSON.stringify(await mentionedPartOfCdk(sources)));
  await symlink(inProject('node_modules'), join(folder, 'node_modules'), 'junction');

  const target = ['--target', 'dotnet', '--code-only', '--no-npmignore', '--outdir', folder];
  await run(tool('jsii-pacmak', ...target, lib, inProject('node_modules', 'constructs')));
  return {
    Constructs: join(folder, 'dotnet', 'Constructs'),
    'Amazon.CDK.Lib': join(folder, 'dotnet', 'Amazon.CDK.Lib'),
  };
}

async function mentionedPartOfCdk(sources) {
  const cdk = assemblyIn(inProject('node_modules', 'aws-cdk-lib'));
  const texts = await Promise.all(sources.map((file) => readFile(file, 'utf8')));
  const words = new Set(texts.flatMap((text) => text.match(/\w+/g) ?? []));
  const named = Object.values(cdk.types).filter(({ name }) => words.has(name));
  const part = reachable(cdk, [...namesIn(cdk.name, assemblyIn(inProject()).types), ...named.map(({ fqn }) => fqn)]);
  // Its other dependencies hold assets, and no type that could be mentioned.
  return { ...part, dependencies: { constructs: cdk.dependencies.constructs } };
}

/** @param {string} folder of a package, whose `.jsii` may be a pointer to the compressed one */
function assemblyIn(folder) {
  const assembly = readJson(join(folder, '.jsii'));
  return assembly.schema === 'jsii/file-redirect'
    ? JSON.parse(gunzipSync(readFileSync(join(folder, assembly.filename))).toString())
    : assembly;
}
