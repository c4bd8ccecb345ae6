import { readdirSync, statSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { CheckFailed } from '../lib/check-failed.mjs';
import { inProject } from '../lib/project.mjs';

/**
 * The files that a registry would get, with their sizes.
 *
 * @param {string[]} files absolute, or relative to the project; of a folder, what it holds counts
 * @returns {{ file: string, bytes: number }[]} by name
 */
export function sizesOf(files) {
  if (files.length === 0) {
    throw new CheckFailed('no package was made');
  }
  return files.map((file) => {
    const bytes = bytesOf(isAbsolute(file) ? file : inProject(file));
    if (bytes === 0) {
      throw new CheckFailed(`${file} is empty`);
    }
    return { file: basename(file), bytes };
  });
}

/** @param {{ file: string, bytes: number }[]} files */
export function sizeNote(files) {
  return files.map(({ file, bytes }) => `${file} ${readableSize(bytes)}`).join(', ');
}

function bytesOf(path) {
  const kind = statSync(path);
  return kind.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0) : kind.size;
}

function readableSize(bytes) {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
