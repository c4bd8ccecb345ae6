import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { claimsIn } from './claims';
import { foreignNodesOf } from './parsed-page';
import { parsePicture } from './parsed-picture';

/** The pages of the examples, which `scripts/privacy-pages.ts` makes. `npm run verify` checks that they are current. */
const ROOT = join(__dirname, '..', '..', '..');
const PAGES = readdirSync(join(ROOT, 'docs', 'privacy')).map((name) => `docs/privacy/${name}`);

test('each example has a page', () => {
  const examples = readdirSync(join(ROOT, 'examples'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[\w-]+\/app\.ts$/.test(file))
    .map((file) => file.split('/')[0]);

  expect(examples.length).toBeGreaterThan(5);
  expect(examples.filter((name) => !PAGES.some((page) => page.startsWith(`docs/privacy/${name}`)))).toEqual([]);
});

describe.each([...PAGES, 'docs/privacy-reports.md'])('%s', (file) => {
  const page = readFileSync(join(ROOT, file), 'utf8');

  test('claims nothing', () => {
    expect(claimsIn(page)).toEqual([]);
  });
});

describe.each(PAGES)('%s', (file) => {
  const page = readFileSync(join(ROOT, file), 'utf8');

  test('has a picture that Mermaid draws', async () => {
    await expect(parsePicture(page)).resolves.toMatch(/^flowchart LR\n/);
  });

  test('contains nothing but text, tables and code', () => {
    expect(foreignNodesOf(page)).toEqual([]);
  });
});

test('the README shows what the page of campaign-reach states', () => {
  const rowsOf = (file: string) =>
    readFileSync(join(ROOT, file), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| '));
  const rows = rowsOf('README.md');
  const shown = rows.slice(rows.findIndex((line) => line.startsWith('| Receiver |'))).slice(0, 7);

  expect(shown).toHaveLength(7);
  expect(rowsOf('docs/privacy/campaign-reach.md')).toEqual(expect.arrayContaining(shown));
});
