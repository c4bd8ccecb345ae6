import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { finding, NOTHING, run } from './terminal';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-'));
  file = join(folder, 'report.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const RESULT = { ...NOTHING, findings: [finding('error'), finding('warning'), finding('warning', 'agreed')] };

function checkInto(output: string) {
  return run(['check', 'a.json', '--format', 'json', '--output', output], { result: RESULT });
}

test('a report in a file is the one that would be printed, and people read the text', () => {
  const { status, out, err } = checkInto(file);

  expect({ status, err }).toEqual({ status: 2, err: '' });
  expect(out).toBe(run(['check', 'a.json'], { result: RESULT }).out);
  expect(readFileSync(file, 'utf8')).toBe(run(['check', 'a.json', '--format', 'json'], { result: RESULT }).out);
  expect(readdirSync(folder)).toEqual(['report.json']);
});

test('a file that exists is replaced, and a link stays a link', () => {
  const link = join(folder, 'link.json');
  writeFileSync(file, 'before');
  symlinkSync(file, link);
  checkInto(link);

  expect(readFileSync(file, 'utf8')).not.toBe('before');
  expect(readdirSync(folder, { withFileTypes: true }).map((one) => [one.name, one.isSymbolicLink()])).toEqual([
    ['link.json', true],
    ['report.json', false],
  ]);
});

test('a device is written to, and not replaced', () => {
  expect(checkInto('/dev/null')).toMatchObject({ status: 2, err: '' });
});

test('a check that cannot be run leaves the file as it is', () => {
  writeFileSync(file, 'before');
  const { status } = run(['check', 'a.json', '--output', file], { result: new Error('a defect') });

  expect(status).toBe(1);
  expect(readFileSync(file, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['report.json']);
});

test.each([
  ['in a folder that does not exist', 'none/report.json', 'create its folder'],
  ['that is a folder', 'sub', 'specify a file instead of a folder'],
])('a file %s fails', (_, name, fix) => {
  mkdirSync(join(folder, 'sub'));
  const { status, out, err } = checkInto(join(folder, name));

  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toMatch(/^error: --output: ".*" cannot be written: .*\n {4}fix: .*\n$/);
  expect(err).toContain(fix);
  expect(readdirSync(folder)).toEqual(['sub']);
});
