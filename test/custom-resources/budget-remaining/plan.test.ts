import { describe, expect, test } from 'vitest';
import { MODEL } from '../../../local/cleanrooms/model/model';
import {
  ATTRIBUTES,
  CONTRACT,
  type RemainingProperties,
} from '../../../src/custom-resources/budget-remaining/contract';
import { accepted, decide } from '../../../src/custom-resources/budget-remaining/plan';
import type { BudgetSummary } from '../../../src/custom-resources/service/operations/privacy';

const TABLE = 'arn:aws:cleanrooms:us-east-1:222222222222:membership/theirs/configuredtableassociation/sales';
const PROPERTIES: RemainingProperties = {
  collaborationId: 'ads',
  budgetType: 'DIFFERENTIAL_PRIVACY',
  resourceArn: undefined,
  minimums: {},
  revision: undefined,
};
const GONE =
  'the differential privacy budget of collaboration ads does not exist: deploy the privacy budget template first, by its ' +
  'owner';

interface More extends Partial<RemainingProperties> {
  readonly waited?: number;
  readonly isAccepted?: boolean;
}

function decided(budgets: readonly BudgetSummary[], { waited = 0, isAccepted = false, ...change }: More = {}) {
  const properties = { ...PROPERTIES, ...change };
  const before = isAccepted ? accepted(idOf(properties), properties) : undefined;
  const request = { type: 'Update', properties, owner: 'stack/Remaining', accepted: before } as const;
  const decision = decide(request, budgets, { done: [], waited, isRefused: false });
  return 'reason' in decision ? `${decision.next}: ${decision.reason}` : decision;
}

/** With so much that each minimum is reached. */
function idOf(properties: RemainingProperties): string {
  const all = Object.keys(ATTRIBUTES).map((type) => ({ type, maxCount: 1_000_000, remainingCount: 1_000_000 }));
  const progress = { done: [], waited: 0, isRefused: false };
  const decision = decide({ type: 'Create', properties, owner: 'stack/Remaining' }, [budgetOf(all)], progress);
  return 'physicalId' in decision ? decision.physicalId : '';
}

function budgetOf(
  aggregations: readonly { readonly type: string; readonly maxCount: number; readonly remainingCount: number }[],
  creatorAccountId = '222222222222',
): BudgetSummary {
  return { creatorAccountId, budget: { differentialPrivacy: { aggregations } } };
}

const DIFFERENTIAL = budgetOf([
  { type: 'AVG', maxCount: 9, remainingCount: 4 },
  { type: 'COUNT', maxCount: 18, remainingCount: 12 },
  { type: 'COUNT_DISTINCT', maxCount: 18, remainingCount: 0 },
  { type: 'SUM', maxCount: 18, remainingCount: 18 },
  { type: 'MEDIAN', maxCount: 2, remainingCount: 2 },
]);
const NONE = Object.fromEntries(
  Object.values(ATTRIBUTES)
    .flatMap(({ remaining, max }) => [remaining, max])
    .map((it) => [it, 'NONE']),
);

/** An access budget with a limit per day, and one in total. */
function accesses(day: number, total: number): BudgetSummary {
  const details = [
    { budget: 20, remainingBudget: day },
    { budget: 1000, remainingBudget: total },
  ];
  return { creatorAccountId: '222222222222', budget: { accessBudget: { resourceArn: TABLE, details } } };
}

test('the attributes are those of the aggregations of the API model, and of accesses', () => {
  const types = MODEL.shapes.DifferentialPrivacyAggregationType?.enum ?? [];

  expect(Object.keys(ATTRIBUTES).sort()).toEqual([...types, 'ACCESSES'].sort());
});

describe('a differential privacy budget', () => {
  test('is done without minimums, and has two numbers or none for each aggregation', () => {
    expect(decided([DIFFERENTIAL])).toEqual({
      next: 'done',
      physicalId: idOf(PROPERTIES),
      attributes: {
        ...NONE,
        RemainingAvg: '4',
        MaxAvg: '9',
        RemainingCount: '12',
        MaxCount: '18',
        RemainingCountDistinct: '0',
        MaxCountDistinct: '18',
        RemainingSum: '18',
        MaxSum: '18',
      },
    });
  });

  test.each([{ COUNT: 12 }, { COUNT: 0, AVG: 4 }, { STDDEV: undefined }])('is done if %j remain', (minimums) => {
    expect(decided([DIFFERENTIAL], { minimums })).toMatchObject({ next: 'done' });
  });

  test('fails at once if less remains, with the numbers, the owner and the fix', () => {
    expect(decided([DIFFERENTIAL], { minimums: { COUNT: 13, SUM: 18, STDDEV: 1 } })).toBe(
      'fail: not enough is left of the differential privacy budget of collaboration ads: 12 of 18 COUNT remain, and at ' +
        'least 13 are required, no number of STDDEV is returned, and at least 1 are required; fix: lower the minimum, ' +
        'wait until the budget is refreshed, if it is, or let its owner (account 222222222222) raise epsilon, which ' +
        'protects less',
    );
  });

  test('that a collaboration has twice counts with its smaller numbers', () => {
    const other = budgetOf([{ type: 'COUNT', maxCount: 30, remainingCount: 3 }], '333333333333');

    for (const budgets of [
      [DIFFERENTIAL, other],
      [other, DIFFERENTIAL],
    ]) {
      expect(decided(budgets)).toMatchObject({
        attributes: { RemainingCount: '3', MaxCount: '30', RemainingAvg: '4' },
      });
      expect(decided(budgets, { minimums: { COUNT: 4 } })).toContain('(account ');
    }
  });

  test('is waited for shortly if there is none, then fails', () => {
    expect(decided([], { waited: 14_999 })).toBe(`wait: ${GONE}`);
    expect(decided([], { waited: 15_000 })).toBe(`fail: ${GONE}`);
  });
});

describe('an access budget', () => {
  const change = { budgetType: 'ACCESS_BUDGET', resourceArn: TABLE } as const;

  test.each([
    [20, 1000, '20', '20'],
    [7, 800, '7', '20'],
    [20, 5, '5', '1000'],
  ])('has the numbers of the limit that ends first: %i per day, %i in total', (day, total, remaining, max) => {
    expect(decided([accesses(day, total)], change)).toMatchObject({
      attributes: { ...NONE, RemainingAccesses: remaining, MaxAccesses: max },
    });
  });

  test('fails if less remains, with the table', () => {
    expect(decided([accesses(7, 800)], { ...change, minimums: { ACCESSES: 7 } })).toMatchObject({ next: 'done' });
    expect(decided([accesses(7, 800)], { ...change, minimums: { ACCESSES: 8 } })).toBe(
      `fail: not enough is left of the access budget of ${TABLE} in collaboration ads: 7 of 20 ACCESSES remain, and at ` +
        'least 8 are required; fix: lower the minimum, wait until the budget is refreshed, if it is, or let its owner ' +
        '(account 222222222222) raise the limit',
    );
  });
});

describe('what was accepted', () => {
  test('is done, whatever has been spent since', () => {
    const decision = decided([DIFFERENTIAL], { minimums: { COUNT: 13 }, isAccepted: true });

    expect(decision).toMatchObject({ next: 'done', attributes: { RemainingCount: '12' } });
  });

  test('is done after a short wait if the budget is gone', () => {
    expect(decided([], { isAccepted: true, waited: 15_000 })).toMatchObject({ attributes: NONE });
  });

  test.each<[string, Partial<RemainingProperties>]>([
    ['collaboration', { collaborationId: 'other' }],
    ['type', { budgetType: 'ACCESS_BUDGET' }],
    ['table', { resourceArn: TABLE }],
    ['minimum', { minimums: { COUNT: 1 } }],
    ['revision', { revision: '2' }],
  ])('is not that of another %s', (_, change) => {
    expect(accepted(idOf(PROPERTIES), { ...PROPERTIES, ...change })).toBeUndefined();
  });
});

test.each<Partial<RemainingProperties>>([
  {},
  { minimums: { COUNT: 3 }, revision: 'build 7' },
  { budgetType: 'ACCESS_BUDGET', resourceArn: TABLE, minimums: { ACCESSES: 12 } },
])('the properties in a template come back as they were: %j', (change) => {
  const properties = { ...PROPERTIES, ...change };
  const encoded = Object.entries(CONTRACT.encode(properties)).filter(([, value]) => value !== undefined);
  const asSent = encoded.map(([name, value]) => [name, String(value)]);

  expect(CONTRACT.decode(Object.fromEntries(asSent))).toEqual(properties);
});
