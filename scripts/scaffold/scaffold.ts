import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from './refusal';

/** Marks what an author must write. `test/scaffold/nothing-to-fill-in.test.ts` fails while it stands anywhere. */
export const FILL_IN = 'FILL IN';

/** What a generator writes, by paths below the root of the project. */
export interface Scaffold {
  /** New files with their text. */
  readonly files: Readonly<Record<string, string>>;
  /** Changes of files that are there: from the text to the new one. */
  readonly edits: Readonly<Record<string, (text: string) => string>>;
}

/** Writes all or nothing, and never over a file that exists. Returns the paths in the order in which they are listed. */
export function write(root: string, { files, edits }: Scaffold): string[] {
  const existing = Object.keys(files).filter((path) => existsSync(join(root, path)));
  if (existing.length > 0) {
    throw new Refusal(`${existing.join(', ')} exists already: nothing was written`);
  }
  const edited = Object.entries(edits).map(([path, edit]): [string, string] => {
    return [path, edit(readFileSync(join(root, path), 'utf8'))];
  });
  const all = [...Object.entries(files), ...edited];
  for (const [path, text] of all) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return all.map(([path]) => path);
}
