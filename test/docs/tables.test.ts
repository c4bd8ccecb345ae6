import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** A row with other cells than its head is a row of another table, or a cell with a bar that ends it. */

const ROOT = join(__dirname, '..', '..');
const LEFT_OUT = /(^|\/)(node_modules|\.venv|cdk\.out)(\/|$)/;
const PAGES = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...['docs', 'examples', 'scripts', 'test'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !LEFT_OUT.test(name))
      .map((name) => `${folder}/${name}`),
  ),
].sort();

/** The rows of each table of a page, each with its line and the number of its cells. */
function tablesOf(text: string): { readonly line: number; readonly cells: number }[][] {
  const prose = text.replace(/^( *)```[\s\S]*?^\1```$/gm, (code) => code.replace(/[^\n]+/g, ''));
  const tables: { line: number; cells: number }[][] = [];
  let current: { line: number; cells: number }[] = [];
  for (const [index, line] of [...prose.split('\n'), ''].entries()) {
    if (line.startsWith('|')) {
      current.push({ line: index + 1, cells: line.replaceAll('\\|', '').split('|').length - 2 });
    } else if (current.length > 0) {
      tables.push(current);
      current = [];
    }
  }
  return tables;
}

test('tables are found, and a row with other cells is seen', () => {
  const text = '| a | b |\n| --- | --- |\n| c \\| d | e |\n| f |\n\n```\n| g |\n```\n';

  expect(tablesOf(text)).toEqual([[2, 2, 2, 1].map((cells, index) => ({ line: index + 1, cells }))]);
  expect(PAGES.length).toBeGreaterThan(100);
});

test.each(PAGES)('each row of the tables of %s has as many cells as its head', (page) => {
  const odd = tablesOf(readFileSync(join(ROOT, page), 'utf8')).flatMap(([head, ...rows]) =>
    rows.filter(({ cells }) => cells !== head?.cells).map(({ line }) => `${page}:${line}`),
  );

  expect(odd).toEqual([]);
});
