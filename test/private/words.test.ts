import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as words from '../../src/private/words';

const SRC = join(__dirname, '..', '..', 'src');
const WORDS: ReadonlySet<string> = new Set(Object.values(words));

/** Values of public enumerations, which must be literals: TypeScript takes no constant there from another file. */
const IN_ENUMERATION = /^\s+[A-Z_]+ = '[^']*',$/gm;

test('the words of the service stand once', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const again = files.flatMap((file) => {
    const code = readFileSync(join(SRC, file), 'utf8').replace(IN_ENUMERATION, '');
    return [...code.matchAll(/(?<![`\w])'(\w+)'/g)].filter(([, word]) => WORDS.has(word)).map(([text]) => [file, text]);
  });

  expect(new Set(again.map(([file]) => file))).toEqual(new Set([join('private', 'words.ts')]));
  expect(again).toHaveLength(WORDS.size);
});
