import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, readJson } from './project.mjs';

/**
 * The npm packages of which esbuild took code, with what their licences want passed on.
 *
 * @param {import('esbuild').Metafile} metafile
 * @returns {{ name: string, version: string, license: string, texts: string[] }[]} in the order of their names
 */
export function bundledPackages(metafile) {
  const folders = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([file]) => packageFolder(file)),
  );
  return [...new Set(folders)]
    .filter((folder) => folder !== undefined)
    .map(describe)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @param {string} file relative to the project, with forward slashes */
function packageFolder(file) {
  return file.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0];
}

function describe(folder) {
  const path = inProject(folder);
  const { name, version, license } = readJson(join(path, 'package.json'));
  if (!license) {
    throw new Error(`${folder} is bundled, but its package.json names no licence`);
  }
  const legal = readdirSync(path).filter((file) => /^(licen[cs]e|notice)\b/i.test(file));
  return { name, version, license, texts: legal.map((file) => readFileSync(join(path, file), 'utf8').trim()) };
}
