/**
 * `npm run prose`: lints the words of documentation, docstrings, comments and messages.
 *
 * textlint reads .textlintrc.js, and the words are in scripts/prose/words.yml. Paths after `--` limit it to these files.
 */
import { run, tool } from './lib/command.mjs';

const PROSE = [
  '*.md',
  '.github/**/*.md',
  'site/.vitepress/*.mjs',
  // Not docs/api, which contains docstrings of the CDK.
  'docs/*.md',
  'docs/!(api)/**/*.md',
  'scripts/**/*.md',
  'examples/*/*.md',
  'examples/**/*.ts',
  'catalogue/**/*.ts',
  'local/**/*.ts',
  'projenrc/*.ts',
  '.projenrc.ts',
  'src/**/*.ts',
];

const paths = process.argv.slice(2);
try {
  await run(tool('textlint', '--no-color', ...(paths.length > 0 ? paths : PROSE)), { show: true });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
