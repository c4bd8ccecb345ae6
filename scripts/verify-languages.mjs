/**
 * `npm run verify:languages`: the packages of the other languages are made, and work as a user would use them.
 *
 * Runs from a bare clone on. A language whose toolchain this machine lacks is skipped, which is said at the end. Ends with
 * one line, "N passed, N failed": each test of a consumer counts, each template hash compared, and every other step.
 *
 * `npm run verify:languages -- python go` looks at these alone, and fails if it cannot.
 */
import { closingLines } from './languages/closing-lines.mjs';
import { dotnet } from './languages/dotnet.mjs';
import { go } from './languages/go.mjs';
import { java } from './languages/java.mjs';
import { python } from './languages/python.mjs';
import { nothingFound, stepsFor } from './languages/steps.mjs';
import { runSteps } from './lib/steps.mjs';
import { withTemporaryFolder } from './lib/temporary-folder.mjs';

/**
 * @typedef {object} Language
 * @property {string} name jsii's
 * @property {() => Promise<string | undefined>} missing what this machine lacks to build and run it, if anything
 * @property {(given: { tarball: string }) => Promise<string[]>} build makes dist/<name>/ out of the packed npm tarball, and
 *   returns the files that a registry would get
 * @property {(given: { templates: string }) => Promise<Consumed>} consume installs what was built as a user would, and runs
 *   the tests of the consumer; `templates` has a cloud assembly of TypeScript for each example
 * @property {{ name: string, run: () => Promise<import('./lib/steps.mjs').Outcome> }[]} [checks] what else needs its
 *   toolchain, after its packages are built
 *
 * @typedef {object} Consumed
 * @property {number} passed tests
 * @property {number} failed tests
 * @property {Record<string, string>} [hashes] the template hash of each example, as the consumer printed it
 * @property {string} [notRun] instead of hashes: why this machine cannot run the consumer, and how it was judged then
 * @property {string} [note] a few words behind the time
 * @property {string} [report] the output of the tests, printed if any failed
 */

/** @type {Language[]} */
const LANGUAGES = [python, java, go, dotnet];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !LANGUAGES.some((language) => language.name === name));
if (unknown.length > 0) {
  console.error(`no such language: ${unknown.join(', ')}; there are ${LANGUAGES.map(({ name }) => name).join(', ')}`);
  process.exitCode = 1;
} else {
  await verify(LANGUAGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));
}

/** @param {Language[]} languages */
async function verify(languages) {
  const start = performance.now();
  const [present, skipped] = [[], []];
  for (const language of languages) {
    const reason = await language.missing();
    if (reason === undefined) {
      present.push(language);
    } else {
      skipped.push(`${language.name}: ${reason}`);
    }
  }
  const found = nothingFound();
  const judged = await withTemporaryFolder((folder) => runSteps(stepsFor(present, found, folder)));
  // Whoever names a language wants to know about it.
  const failed = judged.failed + (wanted.length > 0 ? skipped.length : 0);

  console.log(`\n${closingLines(found, skipped, performance.now() - start).join('\n')}`);
  console.log(`${judged.passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
