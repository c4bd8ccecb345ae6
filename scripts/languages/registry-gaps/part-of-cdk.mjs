import { readFileSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { inProject, readJson } from '../../lib/project.mjs';
import { namesIn, reachable } from './reachable.mjs';

/**
 * Writes a package of aws-cdk-lib for jsii-pacmak with the types that our API mentions or that texts name, and what these
 * need in turn. It has no code.
 *
 * All of aws-cdk-lib would be 13,000 files of Java, or 19,000 of C#, and a minute. A twentieth of it is the same code.
 *
 * @param {{ folder: string, texts: string[], dependencies?: string[] }} options `folder` is a new one; `texts` have the
 *   sources of users; `dependencies` are those that the package keeps, all unless told
 * @returns {Promise<string>} the folder of the package, below `folder`
 */
export async function writePartOfCdk({ folder, texts, dependencies }) {
  const lib = join(folder, 'aws-cdk-lib');
  await mkdir(lib, { recursive: true });
  const { scripts: _, files: __, ...manifest } = readJson(inProject('node_modules', 'aws-cdk-lib', 'package.json'));
  await writeFile(join(lib, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(lib, '.jsii'), JSON.stringify(withDependencies(mentionedPartOfCdk(texts), dependencies)));
  await symlink(inProject('node_modules'), join(folder, 'node_modules'), 'junction');
  return lib;
}

function mentionedPartOfCdk(texts) {
  const cdk = assemblyIn(inProject('node_modules', 'aws-cdk-lib'));
  const words = new Set(texts.flatMap((text) => text.match(/\w+/g) ?? []));
  const named = Object.values(cdk.types).filter(({ name }) => words.has(name));
  return reachable(cdk, [...namesIn(cdk.name, assemblyIn(inProject()).types), ...named.map(({ fqn }) => fqn)]);
}

function withDependencies(assembly, kept = Object.keys(assembly.dependencies)) {
  return { ...assembly, dependencies: Object.fromEntries(kept.map((name) => [name, assembly.dependencies[name]])) };
}

/** @param {string} folder of a package, whose `.jsii` may be a pointer to the compressed one */
function assemblyIn(folder) {
  const assembly = readJson(join(folder, '.jsii'));
  return assembly.schema === 'jsii/file-redirect'
    ? JSON.parse(gunzipSync(readFileSync(join(folder, assembly.filename))).toString())
    : assembly;
}
