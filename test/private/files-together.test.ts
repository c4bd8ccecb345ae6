import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeTogether } from '../../src/private/files-together';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'together-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const contentOf = (name: string) => readFileSync(join(folder, name), 'utf8');
const write = (files: Record<string, string>, into = folder) => writeTogether(into, new Map(Object.entries(files)));

describe('files that are written together', () => {
  test('are in the folder, which is created, and nothing else is', () => {
    const inner = join(folder, 'a', 'b');

    write({ 'one.md': '1', 'two.md': '2' }, inner);

    expect(readdirSync(inner)).toEqual(['one.md', 'two.md']);
    expect(contentOf('a/b/one.md')).toBe('1');
  });

  test('replace what was there, and leave other files', () => {
    writeFileSync(join(folder, 'one.md'), 'old');
    writeFileSync(join(folder, 'other.md'), 'other');

    write({ 'one.md': 'new' });

    expect(readdirSync(folder)).toEqual(['one.md', 'other.md']);
    expect(contentOf('one.md')).toBe('new');
  });

  test('are not written if they have the text', () => {
    const file = join(folder, 'one.md');
    writeFileSync(file, 'same');
    utimesSync(file, 1, 1);

    write({ 'one.md': 'same', 'two.md': 'new' });

    expect(statSync(file).mtimeMs).toBe(1000);
    expect(contentOf('two.md')).toBe('new');
  });

  test('keep a link', () => {
    writeFileSync(join(folder, 'real.md'), 'old');
    symlinkSync(join(folder, 'real.md'), join(folder, 'link.md'));

    write({ 'link.md': 'new' });

    expect(contentOf('real.md')).toBe('new');
    expect(readdirSync(folder)).toEqual(['link.md', 'real.md']);
  });
});

describe('none of the files is written, and nothing is left,', () => {
  test('if one of them is a folder', () => {
    writeFileSync(join(folder, 'a.md'), 'old');
    mkdirSync(join(folder, 'c.md'));

    expect(() => write({ 'a.md': 'new', 'b.md': 'new', 'c.md': 'new' })).toThrow(/EISDIR/);

    expect(readdirSync(folder)).toEqual(['a.md', 'c.md']);
    expect(contentOf('a.md')).toBe('old');
  });

  test('if one of them cannot take its place', () => {
    writeFileSync(join(folder, 'a.md'), 'old');
    const files = new Map([
      ['a.md', 'new'],
      ['b.md', 'new'],
      [join('missing', 'c.md'), 'new'],
    ]);

    expect(() => writeTogether(folder, files)).toThrow(/ENOENT/);

    expect(readdirSync(folder)).toEqual(['a.md']);
    expect(contentOf('a.md')).toBe('old');
  });

  test('if the last one cannot be replaced, as on Windows while another process has it open', () => {
    writeFileSync(join(folder, 'a.md'), 'old');
    const rename = (from: string, to: string) => {
      if (to.endsWith('c.md')) {
        throw new Error(`EBUSY: ${to}`);
      }
      renameSync(from, to);
    };
    const files = new Map(['a.md', 'b.md', 'c.md'].map((name) => [name, 'new']));

    expect(() => writeTogether(folder, files, rename)).toThrow(/EBUSY/);

    expect(readdirSync(folder)).toEqual(['a.md']);
    expect(contentOf('a.md')).toBe('old');
  });

  test('if the folder is a file', () => {
    writeFileSync(join(folder, 'a.md'), 'old');

    expect(() => write({ 'b.md': 'new' }, join(folder, 'a.md'))).toThrow(/EEXIST/);
    expect(contentOf('a.md')).toBe('old');
  });
});
