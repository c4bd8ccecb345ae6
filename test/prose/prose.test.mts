import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter, loadTextlintrc } from 'textlint';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../../scripts/lib/project.mjs';

interface Entry {
  readonly expected: string;
  readonly specs?: readonly { readonly from: string; readonly to: string }[];
}

const ENTRIES: readonly Entry[] = parse(readFileSync(join(ROOT, 'scripts/prose/words.yml'), 'utf8')).rules;
const SAMPLES = ENTRIES.flatMap(({ specs = [] }) => specs);
const WRONG = SAMPLES.filter(({ from, to }) => from !== to);
const RIGHT = SAMPLES.filter(({ from, to }) => from === to);

let lint: (text: string, file: string) => Promise<string[]>;

beforeAll(async () => {
  const linter = createLinter({ descriptor: await loadTextlintrc({ configFilePath: join(ROOT, '.textlintrc.js') }) });
  lint = async (text, file) => {
    const { messages } = await linter.lintText(text, file);
    return messages.map(({ loc, message }) => `${loc.start.line}:${loc.start.column} ${message.split('\n')[0]}`);
  };
});

// That an entry turns `from` into `to` is checked by prh, whenever it reads the list.
describe('words.yml', () => {
  test.each(ENTRIES)('has a sample of "$expected"', ({ specs = [] }) => {
    expect(specs.filter(({ from, to }) => from !== to)).not.toHaveLength(0);
  });

  test.each(RIGHT)('leaves "$from" alone', async ({ from }) => {
    expect(await lint(from, 'page.md')).toEqual([]);
  });

  test.each(WRONG)('finds "$from" in Markdown and TypeScript', async ({ from, to }) => {
    const acrossLines = from.replaceAll(' ', '\n * ');

    expect(await lint(from, 'page.md')).not.toHaveLength(0);
    expect(await lint(`/** ${acrossLines} */`, 'source.ts')).not.toHaveLength(0);
    expect(await lint(`throw new Error(\`"\${name}": ${from}\`);`, 'source.ts')).not.toHaveLength(0);
    expect(await lint(`${to}\n`, 'page.md')).toEqual([]);
  });
});

describe('Markdown', () => {
  test('is linted in headings, tables, links, quotes and emphasis', async () => {
    const text = ['# Told', '| a |', '| --- |', '| told |', '', '[told](x.md)', '', '> told', '', '*told*'].join('\n');

    expect(await lint(text, 'page.md')).toHaveLength(5);
  });

  test('is not linted in code', async () => {
    expect(await lint('Use `told`.\n\n```ts\ntold();\n```\n', 'page.md')).toEqual([]);
  });
});

describe('TypeScript', () => {
  test('is linted where a comment or a text has a word, at its place', async () => {
    const text = [
      '/**',
      ' * The first is told.',
      ' *',
      ' * @default - told by the service',
      ' */',
      'export const id = 1; // told',
      '// it',
      '// has',
      '// to be',
      "const message = 'the cause is told';",
    ].join('\n');

    expect(await lint(text, 'source.ts')).toEqual(
      [
        '2:17 told => reported',
        '4:15 told => reported',
        '6:25 told => reported',
        '8:4 has\n',
        '10:31 told => reported',
      ].map((line) => expect.stringContaining(line.trim())),
    );
  });

  test('is not linted in code, in examples and in names', async () => {
    const text = [
      "import { told } from './told';",
      '/**',
      ' * The name `told` and {@link told}.',
      ' *',
      ' * @see https://example.com/told',
      ' * @example',
      ' * told();',
      ' */',
      "export const told = { told: 'told' };",
    ].join('\n');

    expect(await lint(text, 'source.ts')).toEqual([]);
  });
});
