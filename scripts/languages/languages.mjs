import { dotnet } from './dotnet.mjs';
import { go } from './go.mjs';
import { java } from './java.mjs';
import { python } from './python.mjs';

/**
 * @typedef {object} Language
 * @property {string} name jsii's
 * @property {() => Promise<string | undefined>} missing what this machine lacks to build and run it, if anything
 * @property {(given: { tarball: string }) => Promise<string[]>} build makes dist/<name>/ out of the packed npm tarball, and
 *   returns the files that a registry would get
 * @property {(given: { templates: string }) => Promise<Consumed>} consume installs what was built as a user would, and runs
 *   the tests of the consumer; `templates` has a cloud assembly of TypeScript for each example
 * @property {{ name: string, run: () => Promise<import('../lib/steps.mjs').Outcome> }[]} [checks] what else needs its
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

/** @type {Language[]} The one with the longest tests first. */
export const LANGUAGES = [python, java, go, dotnet];

/**
 * The languages whose toolchain this machine has, and those that are skipped, each with the reason.
 *
 * @param {Language[]} languages
 * @returns {Promise<{ present: Language[], skipped: string[] }>}
 */
export async function whatIsHere(languages) {
  const [present, skipped] = [[], []];
  for (const language of languages) {
    const reason = await language.missing();
    if (reason === undefined) {
      present.push(language);
    } else {
      skipped.push(`${language.name}: ${reason}`);
    }
  }
  return { present, skipped };
}
