import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ReplacementsResult } from '../../src/cli/replacement/result';
import { change } from './output/changes';
import { NOTHING_REPLACED, run } from './terminal';

const DOUBT = { type: 'AWS::CleanRooms::Membership', logicalId: 'A', path: 'A', place: { file: 'a' }, reason: 'b' };
const UNREADABLE = [{ place: { file: 'a.json' }, reason: 'the file is not a template' }];

describe('replacements', () => {
  test('compares what is deployed with what will be deployed', () => {
    const { status, err, compared } = run(['replacements', '-', 'cdk.out']);

    expect({ status, err, compared }).toEqual({ status: 0, err: '', compared: [{ before: '-', after: 'cdk.out' }] });
  });

  test.each([
    ['nothing is replaced', {}, 0],
    ['something is lost', { changes: [change(), change({ severity: 'warning' })] }, 2],
    ['everything can be restored', { changes: [change({ severity: 'warning' })] }, 0],
    ['something is not known', { unknown: [DOUBT] }, 0],
    ['something cannot be read', { changes: [change()], unreadable: UNREADABLE }, 3],
  ] as const satisfies readonly (readonly [string, Partial<ReplacementsResult>, number])[])(
    'has the exit status of a comparison in which %s',
    (_, replaced, status) => {
      expect(run(['replacements', 'a', 'b'], { replaced: { ...NOTHING_REPLACED, ...replaced } }).status).toBe(status);
    },
  );

  test('writes JSON to a file, and the text to the terminal', () => {
    const file = join(tmpdir(), `replacements-${process.pid}.json`);
    try {
      const { out } = run(['replacements', 'a', 'b', '--format', 'json', '--output', file, '--color']);

      expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: 1, summary: { resources: 1 } });
      expect(out.startsWith('\u001b[32mnothing is replaced or removed')).toBe(true);
    } finally {
      rmSync(file, { force: true });
    }
  });

  test.each([
    [['a'], "missing required argument 'new'", 'specify what is deployed, and then what will be deployed: a template'],
    [[], "missing required argument 'old'", 'specify what is deployed, and then what will be deployed: a template'],
    [['a', './a'], '"a" is specified twice', 'specify what is deployed, and then what will be deployed\n'],
    [['a', 'b', '--format', 'jsn'], '--format: "jsn" is not a format', 'did you mean json? the formats are text, json'],
    [['a', 'b', '--strict'], "unknown option '--strict'", '"cdk-cleanrooms replacements --help" shows the options'],
  ])('fails for the arguments %j', (args, what, fix) => {
    const { status, out, err } = run(['replacements', ...args]);

    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(`error: ${what}\n    fix: ${fix}`);
  });
});
