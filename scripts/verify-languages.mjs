/**
 * `npm run verify:languages`: the packages of the other languages are made, and work as a user would use them.
 *
 * Runs from a bare clone on. A language whose toolchain this machine lacks is skipped, which is said at the end. Ends with
 * one line, "N passed, N failed": each test of a consumer counts, each template hash compared, and every other step.
 *
 * `npm run verify:languages -- python go` looks at these alone.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareHashes } from './languages/compare-hashes.mjs';
import { packNpmTarball } from './languages/npm-package.mjs';
import { readableSize, sizesOf } from './languages/packages.mjs';
import { python } from './languages/python.mjs';
import { synthesizeInTypeScript } from './languages/typescript.mjs';
import { buildIfNeeded } from './lib/build.mjs';
import { CheckFailed } from './lib/check-failed.mjs';
import { run, tool } from './lib/command.mjs';
import { install } from './lib/install.mjs';
import { runSteps } from './lib/steps.mjs';

/**
 * @typedef {object} Language
 * @property {string} name jsii's
 * @property {() => Promise<string | undefined>} missing what this machine lacks to build and run it, if anything
 * @property {(given: { tarball: string }) => Promise<string[]>} build makes dist/<name>/ out of the packed npm tarball, and
 *   returns the files that a registry would get
 * @property {(given: { templates: string }) => Promise<Consumed>} consume installs what was built as a user would, and runs
 *   the tests of the consumer
 *
 * @typedef {object} Consumed
 * @property {number} passed tests
 * @property {number} failed tests
 * @property {Record<string, string>} hashes the template hash of each example, as the consumer printed it
 * @property {string} [note] a few words behind the time
 * @property {string} [report] the output of the tests, printed if any failed
 */

/** @type {Language[]} */
const LANGUAGES = [python];

const started = performance.now();
const wanted = languagesNamed(process.argv.slice(2));
const skipped = [];
/** What the steps find out, for those after them and for the closing lines. */
const known = {
  tarball: '',
  typescript: { templates: '', hashes: {} },
  packages: {},
  tests: {},
  hashes: {},
  compared: [],
};

const folder = await mkdtemp(join(tmpdir(), 'cdk-cleanrooms-'));
try {
  const present = [];
  for (const language of wanted) {
    const reason = await language.missing();
    if (reason === undefined) present.push(language);
    else skipped.push(`${language.name}: ${reason}`);
  }
  const { passed, failed } = await runSteps(stepsFor(present));
  for (const line of closingLines()) console.log(line);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** @param {string[]} names none for all */
function languagesNamed(names) {
  const unknown = names.filter((name) => !LANGUAGES.some((language) => language.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `no such language: ${unknown.join(', ')}; there are ${LANGUAGES.map(({ name }) => name).join(', ')}`,
    );
  }
  return LANGUAGES.filter(({ name }) => names.length === 0 || names.includes(name));
}

/** @param {Language[]} languages */
function stepsFor(languages) {
  const consumers = languages.map(({ name }) => `${name}: consumer`);
  return [
    { name: 'install', run: install },
    { name: 'library', needs: ['install'], run: buildIfNeeded },
    { name: 'examples in other languages', needs: ['library'], run: translateSnippets },
    { name: 'npm package', needs: ['library'], run: pack },
    { name: 'templates of TypeScript', needs: ['npm package'], run: synthesize },
    ...languages.flatMap((language) => [
      {
        name: `${language.name}: packages`,
        needs: ['npm package', 'examples in other languages'],
        run: () => build(language),
      },
      {
        name: `${language.name}: consumer`,
        needs: [`${language.name}: packages`, 'templates of TypeScript'],
        run: () => consume(language),
      },
    ]),
    ...(consumers.length > 0
      ? [{ name: 'templates are equal', needs: ['templates of TypeScript'], run: compare }]
      : []),
  ];
}

async function translateSnippets() {
  await run(tool('jsii-rosetta', 'extract', '--strict'));
}

async function pack() {
  known.tarball = await packNpmTarball();
  known.packages.typescript = sizesOf([known.tarball]);
  return { note: sizeNote(known.packages.typescript) };
}

async function synthesize() {
  known.typescript = await synthesizeInTypeScript({ tarball: known.tarball, folder });
}

async function build(language) {
  known.packages[language.name] = sizesOf(await language.build({ tarball: known.tarball }));
  return { note: sizeNote(known.packages[language.name]) };
}

async function consume(language) {
  known.hashes[language.name] = {};
  const { hashes, ...outcome } = await language.consume({ templates: known.typescript.templates });
  if (outcome.passed + outcome.failed === 0) {
    throw new CheckFailed('no test ran');
  }
  known.hashes[language.name] = hashes;
  known.tests[language.name] = `${outcome.passed} passed, ${outcome.failed} failed`;
  return { note: `${outcome.passed} tests`, ...outcome };
}

async function compare() {
  const { lines, ...outcome } = compareHashes(known.typescript.hashes, known.hashes);
  known.compared = lines;
  return { ...outcome, report: lines.join('\n') };
}

function closingLines() {
  const tests = Object.entries(known.tests).map(([language, counts]) => `tests in ${language}: ${counts}`);
  const packages = Object.entries(known.packages).map(
    ([language, files]) => `packages of ${language}: ${sizeNote(files)}`,
  );
  const hashes = known.compared.map((line) => `template hash of ${line}`);
  const skips = skipped.map((line) => `SKIPPED ${line}`);
  const minutes = `total time: ${((performance.now() - started) / 60_000).toFixed(1)} minutes`;
  return ['', ...packages, ...tests, ...hashes, ...skips, minutes];
}

/** @param {{ file: string, bytes: number }[]} files */
function sizeNote(files) {
  return files.map(({ file, bytes }) => `${file} ${readableSize(bytes)}`).join(', ');
}
