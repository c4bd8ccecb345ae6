import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { CheckFailed } from '../../../lib/check-failed.mjs';
import { inProject } from '../../../lib/project.mjs';
import { sourcesIn } from './csharp-projects.mjs';

/**
 * Mistakes that users make, each in a file whose first line says the error to expect. They show that the check of the
 * consumer can fail.
 */
export const MISTAKES = sourcesIn(inProject('scripts', 'languages', 'registry-gaps', 'dotnet-sdk', 'mistakes'));

/**
 * @param {string} file one of `MISTAKES`
 * @param {import('./compiler.mjs').CSharpProject[]} packages
 * @returns {import('./compiler.mjs').CSharpProject}
 */
export function mistakeProject(file, packages) {
  return { name: nameOf(file), sources: [file], references: packages.map(({ name }) => name) };
}

/**
 * How a mistake failed otherwise than it should: not at all, or for another reason.
 *
 * @param {string} file
 * @param {import('./compiler.mjs').Problem[]} problems those that the compiler found
 * @returns {string[]} nothing if it failed as it should
 */
export function unlikeExpected(file, problems) {
  const expected = readFileSync(file, 'utf8').match(/^\/\/ ([A-Z]+\d+: .+)\n/)?.[1];
  if (expected === undefined) {
    throw new CheckFailed(`${file} does not begin with the error to expect`);
  }
  const found = problems.map(({ id, message }) => `${id}: ${message}`);
  const missing = found.includes(expected) ? [] : [`does not fail with ${expected}`];
  const others = found.filter((problem) => problem !== expected).map((problem) => `fails with ${problem}`);
  return [...missing, ...others];
}

function nameOf(file) {
  return `mistake ${basename(file, '.cs')}`;
}
