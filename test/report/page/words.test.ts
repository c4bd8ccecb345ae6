import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONTROLS, type ControlKind, type ControlValue } from '../../../src/report/controls';
import { pageOf } from '../../../src/report/page/page';
import { UNRESTRICTED_KINDS } from '../../../src/report/report';
import { arbitraryValue } from './arbitrary-report';
import { claimsIn } from './claims';
import { CAMPAIGN_REACH, PUBLISHER } from './reports';

const KINDS = Object.keys(CONTROLS) as ControlKind[];

function pageWith(kind: ControlKind, value: ControlValue | null, subject = 'impressions'): string {
  return pageOf({ ...CAMPAIGN_REACH, controls: [{ kind, owner: PUBLISHER, subject, value }] });
}

describe.each(KINDS)('the control %s', (kind) => {
  const values = fc.sample(arbitraryValue(kind), { numRuns: 20, seed: 1 });

  test('is on the page with its value', () => {
    const without = pageOf({ ...CAMPAIGN_REACH, controls: [] });

    for (const value of values) {
      expect(pageWith(kind, value)).not.toBe(without);
      expect(claimsIn(pageWith(kind, value))).toEqual([]);
    }
  });

  test('has other words for another value', () => {
    const pages = new Map(values.map((value) => [JSON.stringify(value), pageWith(kind, value)]));

    expect(new Set(pages.values()).size).toBe(pages.size);
  });

  test('is not known if its value is not', () => {
    expect(pageWith(kind, null)).toContain('| **not known** |');
  });
});

test.each([
  ['ACCESS_BUDGET', 'impressions, CALENDAR_DAY', 10, "Publisher's `impressions`, each calendar day | 10 accesses"],
  ['MINIMUM_GROUP', 'impressions.uid', 100, "Publisher's `impressions.uid` | 100 | a group of fewer than 100 distinct"],
  ['OUTPUT_COLUMN_MINIMUM', 'impressions.x', 0, '`impressions.x` | 0 | returned for groups of any size'],
  ['MODEL_LOG_DETAIL', 'm, trainedModels', 'ALL', "Publisher's `m`, at training | all that the code"],
  [
    'ROLE_TRUST',
    'impressions',
    ['*', '222222222222/*'],
    "Publisher's `impressions` | **any membership of any account** |",
  ],
  ['ROLE_TRUST', 'impressions', ['*/App/Membership'], '`App/Membership` |'],
  ['ROLE_TRUST', 'impressions', ['222222222222/*'], '**any membership** of Advertiser (222222222222)'],
  ['ROLE_TRUST', 'impressions', ['222222222222/m-1'], '`m-1` of Advertiser (222222222222)'],
  ['ALLOWED_ANALYSES', 'impressions', ['ANY_QUERY'], "Publisher's `impressions` | **any query**"],
  ['AUTO_APPROVED_CHANGES', '', ['ADD_MEMBER'], 'a new member joins'],
  ['BUDGET_REFRESH', '', 'CALENDAR_MONTH', 'each calendar month | the budget is full again each month'],
  ['RESULT_RECEIVERS', 'impressions', [], "Publisher's `impressions` | no member |"],
] as const)('the control %s of %j has the words of its value %j', (kind, subject, value, expected) => {
  expect(pageWith(kind, value, subject)).toContain(expected);
});

test('equal controls of an owner are one row', () => {
  const controls = ['a', 'b'].map((subject) => ({
    kind: 'JOIN_REQUIRED' as const,
    owner: PUBLISHER,
    subject,
    value: true,
  }));

  expect(pageOf({ ...CAMPAIGN_REACH, controls })).toContain(
    "| Must queries join a table of the runner? | Publisher's `a` and `b` | yes",
  );
});

test.each(UNRESTRICTED_KINDS)('what is not restricted has a sentence, with and without values: %s', (kind) => {
  const values = {
    members: ['222222222222'],
    owner: PUBLISHER,
    tables: ['impressions'],
    columns: ['uid'],
    analyses: ['reach'],
    models: ['m'],
    budgets: [PUBLISHER],
  };
  const sentence = (of: typeof values | Record<string, never>) =>
    /^1\. (.*)$/m.exec(pageOf({ ...CAMPAIGN_REACH, unrestricted: [{ kind, values: of }] }))?.[1] ?? '';

  expect(sentence(values)).toMatch(/^[A-Z].* [^ ]+\.$/);
  expect(sentence({})).toMatch(/^[A-Z].* [^ ]+\.$/);
  expect(sentence({})).not.toMatch(/ {2}| [,.:]/);
});
