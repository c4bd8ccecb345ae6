import { statSync } from 'node:fs';
import { basename, isAbsolute } from 'node:path';
import { CheckFailed } from '../lib/check-failed.mjs';
import { inProject } from '../lib/project.mjs';

/**
 * The files that a registry would get, with their sizes.
 *
 * @param {string[]} files absolute, or relative to the project
 * @returns {{ file: string, bytes: number }[]} by name
 */
export function sizesOf(files) {
  if (files.length === 0) {
    throw new CheckFailed('no package was made');
  }
  return files.map((file) => {
    const bytes = statSync(isAbsolute(file) ? file : inProject(file)).size;
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

function readableSize(bytes) {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
