import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { acceptancesIn } from '../../../src/cli/diff/acceptances';
import { reviewed } from '../../../src/cli/diff/review';
import { acceptanceSnippet } from '../../../src/cli/output/diff-words';
import { UsageError } from '../../../src/cli/usage-error';
import { comparisonsOf } from '../../../src/report/diff/differences';
import { AFTER, acceptance, BEFORE } from './results';

const SCHEMA = JSON.parse(readFileSync('docs/schemas/accepted.schema.json', 'utf8'));
const isValid = addFormats(new Ajv({ strict: true })).compile(SCHEMA);

const FINGERPRINT = '0123456789abcdef';
const ENTRY = { fingerprint: FINGERPRINT, by: 'a@example.com', reason: 'agreed' };

let folder: string;
const repository = process.cwd();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'accepted-'));
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(repository);
  rmSync(folder, { recursive: true });
});
afterEach(() => rmSync('cleanrooms-accepted.json', { recursive: true, force: true }));

function given(data: unknown, file = 'a.json'): string {
  writeFileSync(file, typeof data === 'string' ? data : JSON.stringify(data, null, 2));
  return file;
}

function refusal(data: unknown): { what: string; fix: string } {
  try {
    acceptancesIn(given(data));
  } catch (error) {
    if (error instanceof UsageError) {
      return { what: error.what, fix: error.fix };
    }
    throw error;
  }
  throw new Error('the file is accepted');
}

describe('the file of acceptances', () => {
  test('has entries, each with its place', () => {
    const data = { version: 1, accepted: [ENTRY, { ...ENTRY, until: '2026-12-31' }] };

    expect(isValid(data)).toBe(true);
    expect(acceptancesIn(given(data))).toEqual([
      { ...ENTRY, place: { file: 'a.json', position: expect.objectContaining({ line: 4 }) } },
      { ...ENTRY, until: '2026-12-31', place: { file: 'a.json', position: expect.objectContaining({ line: 9 }) } },
    ]);
  });

  test('is the one in the working folder, if none is specified and it exists', () => {
    expect(acceptancesIn(undefined)).toEqual([]);
    given({ version: 1, accepted: [ENTRY] }, 'cleanrooms-accepted.json');
    expect(acceptancesIn(undefined)).toMatchObject([ENTRY]);
  });

  test('can name its schema', () => {
    const data = { $schema: 'https://example.com/accepted.schema.json', version: 1, accepted: [] };

    expect(isValid(data)).toBe(true);
    expect(acceptancesIn(given(data))).toEqual([]);
  });

  test.each<[unknown, string, string]>([
    [[], 'a.json:1:1: the file is not an object', 'specify { "version": 1, "accepted": [] }, with one entry for each'],
    [{ accepted: [] }, 'a.json:1:1: the file has no version', 'specify { "version": 1'],
    [{ version: 2, accepted: [] }, 'a.json:2:14: version is 2', 'specify "version": 1'],
    [{ version: 1, accepted: {} }, 'a.json:3:15: accepted is not a list', 'specify { "version": 1'],
    [{ version: 1, accept: [] }, 'the file has the property "accept"', 'did you mean accepted? the properties are'],
    [{ version: 1, accepted: ['x'] }, 'a.json:4:5: accepted[0] is not an object', 'specify { "fingerprint": "…"'],
    [
      { version: 1, accepted: [ENTRY, { ...ENTRY, by: undefined }] },
      'a.json:9:5: accepted[1] has no by',
      'specify { "fingerprint": "…"',
    ],
    [
      { version: 1, accepted: [{ ...ENTRY, untill: '2026-12-31' }] },
      'accepted[0] has the property "untill"',
      'did you mean until?',
    ],
    [
      { version: 1, accepted: [{ ...ENTRY, fingerprint: 'abc' }] },
      'a.json:5:22: accepted[0].fingerprint is "abc"',
      'specify the 16 hexadecimal digits',
    ],
    [{ version: 1, accepted: [{ ...ENTRY, by: ' ' }] }, 'accepted[0].by is " "', 'specify who accepts the difference'],
    [{ version: 1, accepted: [{ ...ENTRY, reason: 7 }] }, 'accepted[0].reason is 7', 'specify why it is accepted'],
    [
      { version: 1, accepted: [{ ...ENTRY, until: '2026-04-31' }] },
      'accepted[0].until is "2026-04-31"',
      'specify the last day on which it applies',
    ],
    [{ version: 1, accepted: [{ ...ENTRY, until: 'soon' }] }, 'accepted[0].until is "soon"', 'specify the last day'],
  ])('is refused: %j', (data, what, fix) => {
    const refused = refusal(data);

    expect(isValid(JSON.parse(JSON.stringify(data)))).toBe(false);
    expect(refused.what).toMatch(/^--accepted: a\.json/);
    expect(refused.what).toContain(what);
    expect(refused.fix).toContain(fix);
  });

  test('is refused if it cannot be read, with the place of the mistake', () => {
    expect(refusal('{ "version": 1,, }').what).toMatch(/^--accepted: a\.json:1:16 cannot be read: /);
    expect(() => acceptancesIn('missing.json')).toThrow(/^--accepted: missing\.json cannot be read: ENOENT/);
    mkdirSync('cleanrooms-accepted.json');
    expect(() => acceptancesIn(undefined)).toThrow(/^--accepted: cleanrooms-accepted\.json cannot be read: EISDIR/);
  });

  test('is what the snippet of the output becomes once it is completed', () => {
    const snippet = acceptanceSnippet([FINGERPRINT, 'fedcba9876543210']);

    expect(() => acceptancesIn(given(snippet))).toThrow('accepted[0].by is ""');
    expect(acceptancesIn(given(snippet.replaceAll('""', '"someone"')))).toHaveLength(2);
  });
});

describe('an acceptance', () => {
  const compared = comparisonsOf([BEFORE], [AFTER]);
  const all = compared.flatMap(({ differences }) => differences);
  const [first = all[0], ...others] = all.filter(({ kind }) => kind === 'widens');
  const narrowing = all.find(({ kind }) => kind === 'narrows');

  function acceptedBy(...acceptances: Parameters<typeof reviewed>[1]) {
    const { collaborations, unused } = reviewed(compared, acceptances, '2026-12-01');
    const accepted = collaborations.flatMap(({ differences }) => differences.filter((one) => one.accepted));
    return { accepted: accepted.map(({ fingerprint }) => fingerprint), unused: unused.map(({ because }) => because) };
  }

  test('accepts the difference with its fingerprint, and no other one', () => {
    expect(others).toHaveLength(2);
    expect(acceptedBy(acceptance(first?.fingerprint ?? ''))).toEqual({ accepted: [first?.fingerprint], unused: [] });
  });

  test('applies on its last day, and not on the next one', () => {
    const until = (day: string) => acceptedBy(acceptance(first?.fingerprint ?? '', { until: day }));

    expect(until('2026-12-01').unused).toEqual([]);
    expect(until('2026-11-30')).toEqual({ accepted: [], unused: ['expired'] });
  });

  test('is void if nothing that widens has its fingerprint', () => {
    expect(narrowing).toBeDefined();
    expect(
      acceptedBy(acceptance(FINGERPRINT), acceptance(narrowing?.fingerprint ?? '', { until: '2020-01-01' })),
    ).toEqual({ accepted: [], unused: ['void', 'void'] });
  });

  test('that has expired does not hide another one', () => {
    const fingerprint = first?.fingerprint ?? '';

    expect(acceptedBy(acceptance(fingerprint), acceptance(fingerprint, { until: '2026-01-01' }))).toEqual({
      accepted: [fingerprint],
      unused: ['expired'],
    });
  });
});
