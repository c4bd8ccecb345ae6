import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportsJson } from '../../../src/report/json';
import { BEFORE as APP_BEFORE } from '../../report/changes/settings';
import { templatesWith } from '../../report/changes/templates';
import { run } from '../terminal';
import { AFTER, BEFORE } from './results';

const repository = process.cwd();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diff-'));
  process.chdir(folder);
  writeFileSync('old.json', reportsJson([BEFORE]));
  writeFileSync('new.json', reportsJson([AFTER]));
  writeFileSync('same.json', reportsJson([BEFORE]));
  writeFileSync('unknown.json', reportsJson([{ ...BEFORE, unknown: [{ of: 'Publisher', what: 'which columns' }] }]));
  writeFileSync('unknown2.json', readFileSync('unknown.json'));
  writeFileSync('none.json', reportsJson([]));
  writeFileSync('none2.json', JSON.stringify({ Resources: {} }));
  writeFileSync('wrong.json', JSON.stringify({ version: 1, reports: [{ ...BEFORE, members: 7 }] }));
  const { name: _, account: __, ...template } = templatesWith(APP_BEFORE)[0] as { name: string; account: string };
  writeFileSync('app.json', JSON.stringify(template));
  writeFileSync('app2.json', JSON.stringify(template).replace('"Epsilon":3', '"Epsilon":9'));
});
afterAll(() => {
  process.chdir(repository);
  rmSync(folder, { recursive: true });
});

function fingerprints(): readonly string[] {
  const { out } = run(['diff', 'old.json', 'new.json', '--format', 'json']);
  const [{ differences }] = JSON.parse(out).collaborations as [
    { differences: { kind: string; fingerprint: string }[] },
  ];
  return differences.filter(({ kind }) => kind === 'widens').map(({ fingerprint }) => fingerprint);
}

function accept(file: string, accepted: readonly string[], until?: string): void {
  const entries = accepted.map((fingerprint) => ({ fingerprint, by: 'privacy', reason: 'agreed', until }));
  writeFileSync(file, JSON.stringify({ version: 1, accepted: entries }));
}

describe('diff', () => {
  test.each([
    ['nothing differs', ['old.json', 'same.json'], 0],
    ['something widens', ['old.json', 'new.json'], 2],
    ['something narrows only', ['new.json', 'old.json', '--fail-on', 'never'], 0],
    ['what widens is not to fail', ['old.json', 'new.json', '--fail-on', 'never'], 0],
    ['something becomes unknown', ['old.json', 'unknown.json'], 2],
    ['something was unknown before', ['unknown.json', 'unknown2.json'], 0],
    ['something was unknown before, and must be known', ['unknown.json', 'unknown2.json', '--fail-on', 'unknown'], 2],
    ['an input is missing', ['old.json', 'missing.json'], 3],
    ['an input is missing, whatever is to fail', ['old.json', 'missing.json', '--fail-on', 'never'], 3],
    ['there is no collaboration', ['none.json', 'none2.json'], 3],
    ['an app is compared with a report', ['app.json', 'same.json', '--account', '111111111111'], 2],
  ])('has the exit status of a comparison in which %s', (_, args, status) => {
    expect(run(['diff', ...args])).toMatchObject({ status, err: '' });
  });

  test('reads templates as check does', () => {
    const args = ['diff', 'app.json', 'app2.json', '--account', '111111111111', '--region', 'us-east-1'];
    const { status, out } = run(args);

    expect(status).toBe(2);
    expect(out).toContain('  widens  epsilon of the privacy budget of "Publisher"\n    before: 3\n    after: 9\n');
  });

  test('states what is wrong with a report', () => {
    const { status, out } = run(['diff', 'old.json', 'wrong.json']);

    expect(status).toBe(3);
    expect(out).toMatch(/^wrong\.json {2}unreadable\n {2}it is not a report: .*members/);
    expect(out).toContain('1 input could not be read: nothing was compared\n');
  });

  test('writes Markdown to a file, and the text to the terminal', () => {
    const { out } = run(['diff', 'old.json', 'new.json', '--format', 'markdown', '--output', 'diff.md', '--color']);

    expect(readFileSync('diff.md', 'utf8')).toMatch(/^## Privacy diff of `CampaignReach`: \*\*3 widen\*\*/);
    expect(out.startsWith('\u001b[1mCampaignReach\u001b[22m: \u001b[31m3 widen\u001b[39m')).toBe(true);
  });

  test.each([
    [['a.json'], "missing required argument 'new'", 'specify the app before a change, and then after it: templates'],
    [['old.json', './old.json'], '"./old.json" is specified twice', 'specify each input once'],
    [
      ['a', 'b', '--format', 'markdwn'],
      '--format: "markdwn" is not a format',
      'did you mean markdown? the formats are',
    ],
    [
      ['a', 'b', '--fail-on', 'widen'],
      '--fail-on: "widen" is not one of the values',
      'did you mean widens? the values',
    ],
    [['a', 'b', '--strict'], "unknown option '--strict'", '"cdk-cleanrooms diff --help" shows the options'],
    [
      ['old.json', 'same.json', '--parameter', 'A=1'],
      '--parameter: no template declares A',
      'remove it: the templates',
    ],
    [
      ['old.json', 'same.json', '--accepted', 'absent.json'],
      '--accepted: absent.json cannot be read',
      'specify a file with',
    ],
  ])('fails for the arguments %j', (args, what, fix) => {
    const { status, out, err } = run(['diff', ...args]);

    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(`error: ${what}`);
    expect(err).toContain(`\n    fix: ${fix}`);
  });
});

describe('acceptances', () => {
  test('pass the comparison if all that widens is accepted', () => {
    const all = fingerprints();
    accept('all.json', all);
    accept('some.json', all.slice(1));

    expect(run(['diff', 'old.json', 'new.json', '--accepted', 'all.json']).status).toBe(0);
    expect(run(['diff', 'old.json', 'new.json', '--accepted', 'some.json']).status).toBe(2);
  });

  test('are those in the working folder by default', () => {
    mkdirSync('work');
    process.chdir('work');
    try {
      accept('cleanrooms-accepted.json', fingerprintsIn('..'));

      expect(run(['diff', '../old.json', '../new.json']).status).toBe(0);
    } finally {
      process.chdir('..');
    }
  });

  test('apply until their last day', () => {
    accept('until.json', fingerprints(), '2026-12-24');
    const on = (today: string) => run(['diff', 'old.json', 'new.json', '--accepted', 'until.json'], { today });

    expect(on('2026-12-24').status).toBe(0);
    expect(on('2026-12-25').status).toBe(2);
    expect(on('2026-12-25').out).toContain('has expired on 2026-12-24\n');
  });

  test('that no difference has are reported', () => {
    accept('void.json', ['0'.repeat(16)]);

    expect(run(['diff', 'old.json', 'same.json', '--accepted', 'void.json'])).toMatchObject({
      status: 0,
      out: expect.stringContaining('no difference that widens has the fingerprint 0000000000000000\n    fix: remove'),
    });
  });
});

function fingerprintsIn(parent: string): readonly string[] {
  const { out } = run(['diff', `${parent}/old.json`, `${parent}/new.json`, '--format', 'json']);
  return out.match(/(?<="kind": "widens",\s+"fingerprint": ")[0-9a-f]{16}/g) ?? [];
}
