import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { GAPS, gapTable } from '../../scripts/languages/registry-gaps/gap.mjs';
import { inProject } from '../../scripts/lib/project.mjs';

const FOLDER = inProject('scripts', 'languages', 'registry-gaps');

test('each folder of a gap says what is missing and when it can be deleted', () => {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());

  expect(GAPS.map(({ name }) => name).sort()).toEqual(folders.map(({ name }) => name).sort());
});

test('the README lists the gaps', () => {
  expect(readFileSync(`${FOLDER}/README.md`, 'utf8')).toContain(`\n${gapTable(GAPS)}\n`);
});
