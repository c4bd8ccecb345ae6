import { buildIfNeeded } from '../lib/build.mjs';
import { CheckFailed } from '../lib/check-failed.mjs';
import { run, tool } from '../lib/command.mjs';
import { install } from '../lib/install.mjs';
import { compareHashes } from './compare-hashes.mjs';
import { packNpmTarball } from './npm-package.mjs';
import { sizeNote, sizesOf } from './packages.mjs';
import { synthesizeInTypeScript } from './typescript.mjs';

/**
 * What the steps find out, for the steps after them and for the closing lines.
 *
 * @typedef {object} Findings
 * @property {string} tarball
 * @property {Awaited<ReturnType<typeof synthesizeInTypeScript>>} typescript
 * @property {Record<string, { file: string, bytes: number }[]>} packages by language
 * @property {Record<string, string>} tests by language
 * @property {Record<string, Record<string, string>>} hashes by language and example
 * @property {string[]} compared a line for each example
 * @property {string[]} notRun languages whose consumer was judged without running it, each with the reason
 */

/** The step that translates the examples of README and docstrings. */
export const SNIPPETS = 'examples of README and docstrings';

/** @returns {Findings} */
export function nothingFound() {
  return {
    tarball: '',
    typescript: { templates: '', hashes: {}, only: {} },
    packages: {},
    tests: {},
    hashes: {},
    compared: [],
    notRun: [],
  };
}

/**
 * @param {import('./languages.mjs').Language[]} languages
 * @param {Findings} found filled by the steps
 * @param {string} folder to work in
 * @returns {import('../lib/steps.mjs').Step[]}
 */
export function stepsFor(languages, found, folder) {
  return [
    ...packingSteps(found),
    { name: 'templates of TypeScript', needs: ['npm package'], run: () => synthesize(found, folder) },
    ...languages.flatMap((language) => stepsOf(language, found)),
    // Also if a consumer has failed: its hash is then missing, which is told.
    {
      name: 'templates are equal',
      needs: ['templates of TypeScript'],
      after: languages.map(({ name }) => `${name}: consumer`),
      run: () => compare(found),
    },
  ];
}

/**
 * From a bare clone to the packed library, which the other packages are made of.
 *
 * @param {Findings} found
 * @returns {import('../lib/steps.mjs').Step[]}
 */
export function packingSteps(found) {
  return [
    { name: 'install', run: install },
    { name: 'library', needs: ['install'], run: buildIfNeeded },
    { name: SNIPPETS, needs: ['library'], run: translateSnippets },
    { name: 'npm package', needs: ['library'], run: () => pack(found) },
  ];
}

/** One after the other: they share what they install. */
function stepsOf(language, found) {
  const [packages, consumer] = [`${language.name}: packages`, `${language.name}: consumer`];
  const checks = (language.checks ?? []).map(({ name, run }) => ({ name: `${language.name}: ${name}`, run }));
  return [
    {
      name: packages,
      needs: ['npm package', SNIPPETS],
      run: () => build(language, found),
    },
    { name: consumer, needs: [packages, 'templates of TypeScript'], run: () => consume(language, found) },
    ...checks.map((check, i) => ({ ...check, needs: [packages], after: [checks[i - 1]?.name ?? consumer] })),
  ];
}

/** Translates the examples of README and docstrings, which must compile for that. */
export async function translateSnippets() {
  await run(tool('jsii-rosetta', 'extract', '--strict', '--batch'));
}

async function pack(found) {
  found.tarball = await packNpmTarball();
  found.packages.typescript = sizesOf([found.tarball]);
  return { note: sizeNote(found.packages.typescript) };
}

async function synthesize(found, folder) {
  found.typescript = await synthesizeInTypeScript({ tarball: found.tarball, folder });
}

async function build(language, found) {
  found.packages[language.name] = sizesOf(await language.build({ tarball: found.tarball }));
  return { note: sizeNote(found.packages[language.name]) };
}

async function consume(language, found) {
  // Until it says otherwise, a language owes its hashes.
  found.hashes[language.name] = {};
  const { hashes, notRun, ...outcome } = await language.consume({ templates: found.typescript.templates });
  if (outcome.passed + outcome.failed === 0) {
    throw new CheckFailed('no test ran');
  }
  if (notRun === undefined) {
    found.hashes[language.name] = hashes ?? {};
    found.tests[language.name] = `${outcome.passed} passed, ${outcome.failed} failed`;
  } else {
    delete found.hashes[language.name];
    found.notRun.push(`${language.name}: ${notRun}`);
  }
  return { note: `${outcome.passed} tests`, ...outcome };
}

async function compare(found) {
  const { lines, ...outcome } = compareHashes(found.typescript.hashes, found.hashes, found.typescript.only);
  found.compared = lines;
  return { ...outcome, report: lines.join('\n') };
}
