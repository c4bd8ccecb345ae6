/**
 * `npm run verify:languages`: the packages of the other languages are made, and work as a user would use them.
 *
 * Runs from a bare clone on. A language whose toolchain this machine lacks is skipped, which is said at the end. Ends with
 * one line, "N passed, N failed": each test of a consumer counts, each template hash compared, and every other step.
 *
 * `npm run verify:languages -- python go` looks at these alone, and fails if it cannot.
 */
import { closingLines } from './languages/closing-lines.mjs';
import { LANGUAGES, whatIsHere } from './languages/languages.mjs';
import { nothingFound, stepsFor } from './languages/steps.mjs';
import { LANES, runSteps } from './lib/steps.mjs';
import { withTemporaryFolder } from './lib/temporary-folder.mjs';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !LANGUAGES.some((language) => language.name === name));
if (unknown.length > 0) {
  console.error(`no such language: ${unknown.join(', ')}; there are ${LANGUAGES.map(({ name }) => name).join(', ')}`);
  process.exitCode = 1;
} else {
  await verify(LANGUAGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));
}

/** @param {import('./languages/languages.mjs').Language[]} languages */
async function verify(languages) {
  const start = performance.now();
  const { present, skipped } = await whatIsHere(languages);
  const found = nothingFound();
  const judged = await withTemporaryFolder((folder) => runSteps(stepsFor(present, found, folder), LANES));
  // Whoever names a language wants to know about it.
  const failed = judged.failed + (wanted.length > 0 ? skipped.length : 0);

  console.log(`\n${closingLines(found, skipped, performance.now() - start).join('\n')}`);
  console.log(`${judged.passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
