import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { FILL_IN } from '../../scripts/scaffold/scaffold';

const ROOT = join(__dirname, '..', '..');

test('nothing is left to fill in of what a generator wrote', () => {
  const lines = ['src', 'test', 'examples', 'catalogue', 'docs'].flatMap((folder) => linesIn(join(ROOT, folder)));

  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter(({ text }) => text.includes(FILL_IN)).map(({ at }) => at)).toEqual([]);
});

/** The lines of what people write: no dependencies, no output, and no tests of the generators themselves. */
function linesIn(folder: string): { readonly at: string; readonly text: string }[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return ['node_modules', 'cdk.out', 'scaffold'].includes(entry.name) ? [] : linesIn(path);
    }
    if (!/\.(ts|md|json)$/.test(entry.name)) {
      return [];
    }
    const lines = readFileSync(path, 'utf8').split('\n');
    return lines.map((text, at) => ({ at: `${relative(ROOT, path)}:${at + 1}`, text }));
  });
}
