import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { reachableTypes } from '../../scripts/lib/reachable-types.mjs';
import { withTemporaryFolder } from '../../scripts/lib/temporary-folder.mjs';

function reachableOf(files: Record<string, string>) {
  return withTemporaryFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const found = [...reachableTypes(join(folder, 'index.d.ts'))];
    return found.map((file) => relative(folder, file).replaceAll('\\', '/')).sort();
  });
}

test.each([
  ['an import', "import { A } from './a'; export declare const a: A;"],
  ['a re-export', "export * from './a';"],
  ['an inferred type', 'export declare const a: import("./a").A;'],
])('%s is followed', async (_, index) => {
  const files = { 'index.d.ts': index, 'a.d.ts': 'export interface A {}', 'b.d.ts': 'export interface B {}' };

  expect(await reachableOf(files)).toEqual(['a.d.ts', 'index.d.ts']);
});

test('folders and circles are followed, and packages are not', async () => {
  const files = {
    'index.d.ts': "export * from './a';",
    'a/index.d.ts':
      "import { Stack } from 'aws-cdk-lib'; import { B } from '../b'; export declare const a: [Stack, B];",
    'b.d.ts': "import './index'; export interface B {}",
  };

  expect(await reachableOf(files)).toEqual(['a/index.d.ts', 'b.d.ts', 'index.d.ts']);
});

test('fails if a file is missing', async () => {
  await expect(reachableOf({ 'index.d.ts': "export * from './a';" })).rejects.toThrow('ENOENT');
});
