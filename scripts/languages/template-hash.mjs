import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CheckFailed } from '../lib/check-failed.mjs';
import { readJson } from '../lib/project.mjs';

const ENDING = '.template.json';

/**
 * One hash over the templates of an app. Each language computes it by its own means; what they have in common is this
 * definition: sha256 over `<stack>\n<canonical JSON of its template>\n` of all stacks, in the order of their names.
 *
 * @param {string} assembly the folder of a cloud assembly
 */
export function templateHash(assembly) {
  const files = readdirSync(assembly).filter((file) => file.endsWith(ENDING));
  if (files.length === 0) {
    throw new CheckFailed(`no template in ${assembly}`);
  }
  const stacks = files.map((file) => file.slice(0, -ENDING.length)).sort(byCodePoint);
  const hash = createHash('sha256');
  for (const stack of stacks) {
    hash.update(`${stack}\n${canonicalJson(readJson(join(assembly, `${stack}${ENDING}`)))}\n`);
  }
  return hash.digest('hex');
}

/** JSON without white space, its keys sorted by code point, and nothing escaped that need not be. */
export function canonicalJson(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonicalJson).join(',')}]`;
  }
  if (value !== null && typeof value === 'object') {
    const keys = Object.keys(value).sort(byCodePoint);
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** JavaScript compares UTF-16 units, which is another order beyond the first 65,536 characters; UTF-8 keeps it. */
function byCodePoint(a, b) {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
