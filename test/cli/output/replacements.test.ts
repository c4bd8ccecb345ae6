import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replacementsJson } from '../../../src/cli/output/replacements-json';
import { replacementsText } from '../../../src/cli/output/replacements-text';
import { holds, SEEDS } from '../../support/exploration';
import { NOTHING_REPLACED } from '../terminal';
import { anyReplacements, change, doubt } from './changes';
import { replacementsResultValidator } from './schemas';

const isDescribed = replacementsResultValidator({ closed: true });
const RESULT = {
  ...NOTHING_REPLACED,
  changes: [
    change(),
    change({
      severity: 'warning',
      previous: 'kept',
      successor: { logicalId: 'Reach', path: 'Publisher/Reach' },
      differences: [{ property: 'MembershipIdentifier', before: '\x24{A}', after: '\x24{A}', because: 'Publisher/A' }],
    }),
  ],
  unknown: [doubt(), doubt({ property: undefined })],
  resources: 5,
};

describe('json', () => {
  test('has what programs need, in an order that does not change', () => {
    expect(replacementsJson(RESULT)).toMatchSnapshot();
  });

  test.each(SEEDS)('has no property that the schema does not describe (seed %i)', (seed) => {
    holds(
      fc.property(anyReplacements, (result) => {
        const written = replacementsJson(result);

        expect(isDescribed(JSON.parse(written)), JSON.stringify(isDescribed.errors)).toBe(true);
        expect(written).not.toMatch(/[^\n\P{Cc}]|[\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      }),
      seed,
    );
  });

  test.each([
    ['another version', { version: 2 }],
    ['another outcome', { changes: [{ ...JSON.parse(replacementsJson(RESULT)).changes[0], outcome: 'moved' }] }],
    [
      'a doubt without a reason',
      { unknown: [{ ...JSON.parse(replacementsJson(RESULT)).unknown[0], reason: undefined }] },
    ],
  ])('is not %s', (_, other) => {
    const written = JSON.parse(JSON.stringify({ ...JSON.parse(replacementsJson(RESULT)), ...other }));

    expect(replacementsResultValidator({ closed: false })(written)).toBe(false);
  });
});

describe('text', () => {
  test('has an entry for each change, and what is not known', () => {
    expect(replacementsText(RESULT, { color: false })).toMatchSnapshot();
  });

  test('looks as on the page', () => {
    const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'replacements.md'), 'utf8');
    const [, example] = /```text\n(.*?)```/s.exec(page) ?? [];

    expect(replacementsText({ ...NOTHING_REPLACED, changes: [change()], resources: 5 }, { color: false })).toBe(
      example,
    );
  });

  test('shortens long values', () => {
    const sql = 'SELECT 1 '.repeat(100);
    const result = {
      ...RESULT,
      changes: [change({ differences: [{ property: 'Source.Text', before: sql, after: 'x' }] })],
    };

    expect(replacementsText(result, { color: false })).toMatch(/ {4}differs: Source.Text: "SELECT 1 .{190,}… → "x"\n/);
  });

  test('states that nothing was compared', () => {
    const result = { ...NOTHING_REPLACED, unreadable: [{ place: { file: 'a.json' }, reason: 'not a template' }] };

    expect(replacementsText(result, { color: false })).toBe(
      'a.json  unreadable\n  not a template\n\n1 input could not be read: nothing was compared\n',
    );
  });

  test.each(SEEDS)('has no control characters (seed %i)', (seed) => {
    holds(
      fc.property(anyReplacements, (result) => {
        expect(replacementsText(result, { color: false })).not.toMatch(/[^\n\P{Cc}]|[\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      }),
      seed,
    );
  });
});
