import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ONLY } from '../../scripts/languages/examples.mjs';
import { exampleNames } from '../../scripts/lib/example.mjs';
import { filesBelow } from '../../scripts/lib/files-below.mjs';
import { inProject } from '../../scripts/lib/project.mjs';

/** Where a language keeps its version of an example. */
const FOLDERS: { readonly [language: string]: (example: string) => string } = {
  python: (example) => `python/${example.replaceAll('-', '_')}`,
  java: (example) => `java/src/main/java/com/example/${example.replaceAll('-', '')}`,
  go: (example) => `go/${example}`,
  dotnet: (example) => `dotnet/${example.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
};

/** Tests of each language are its files with this name; they compare the templates with those of TypeScript. */
const TESTS = /(^|[\\/])(test_templates\.py|\w+Test\.java|\w+_test\.go|TemplatesTest\.cs)$/;

const LANGUAGES = Object.keys(FOLDERS);

function textOf(...segments: string[]): string {
  return readFileSync(inProject('examples', ...segments), 'utf8');
}

test('languages are compared by examples that exist', () => {
  expect(exampleNames().length).toBeGreaterThan(0);
  expect(exampleNames()).toEqual(expect.arrayContaining(Object.keys(ONLY)));
  expect(LANGUAGES).toEqual(expect.arrayContaining(Object.values(ONLY).flat()));
});

describe.each(exampleNames())('the example %s', (example) => {
  describe.each(LANGUAGES.filter((language) => ONLY[example]?.includes(language) ?? true))('in %s', (language) => {
    const folder = FOLDERS[language]?.(example) as string;

    test('exists', () => {
      expect(existsSync(inProject('examples', folder))).toBe(true);
    });

    test('is in the READMEs of the language and of the example', () => {
      expect(textOf(language, 'README.md')).toContain(`](../${example})`);
      expect(textOf(example, 'README.md')).toContain(`](../${folder})`);
    });

    // Also for C#, which machines without the .NET SDK only compile.
    test('is compared with that in TypeScript', () => {
      const tests = filesBelow(inProject('examples', language)).filter((file) => TESTS.test(file));

      expect(tests.some((file) => textOf(join(language, file)).includes(`"${example}"`))).toBe(true);
    });
  });
});
