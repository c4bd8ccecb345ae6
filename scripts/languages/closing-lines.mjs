import { sizeNote } from './packages.mjs';

/**
 * What is worth keeping of a run: sizes, tests, hashes, and what was not looked at.
 *
 * @param {import('./steps.mjs').Findings} found
 * @param {string[]} skipped languages, each with the reason
 * @param {number} milliseconds that all of it took
 */
export function closingLines(found, skipped, milliseconds) {
  const packages = Object.entries(found.packages).map(([name, files]) => `packages of ${name}: ${sizeNote(files)}`);
  const tests = Object.entries(found.tests).map(([name, counts]) => `tests in ${name}: ${counts}`);
  const hashes = found.compared.map((line) => `template hash of ${line}`);
  const skips = [...skipped, ...found.notRun].map((line) => `SKIPPED ${line}`);
  return [...packages, ...tests, ...hashes, ...skips, `total time: ${(milliseconds / 60_000).toFixed(1)} minutes`];
}
