import { beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../src/custom-resources/budget-remaining/handler.lambda';
import { deliveriesTo } from '../support/deliver';
import { success } from '../support/fake-collaboration';

const COLLABORATION = '11111111-1111-1111-1111-111111111111';
const TABLE = 'arn:aws:cleanrooms:us-east-1:222222222222:membership/theirs/configuredtableassociation/sales';
const REQUESTED = { CollaborationId: COLLABORATION, BudgetType: 'DIFFERENTIAL_PRIVACY', Minimums: 'COUNT=10' };
const OF_TABLE = {
  CollaborationId: COLLABORATION,
  BudgetType: 'ACCESS_BUDGET',
  ResourceArn: TABLE,
  Minimums: 'ACCESSES=5',
};

/** How many counts remain; undefined if the budget does not exist. */
let counts: number | undefined;
/** The tables with an access budget. */
let tables: readonly string[];
let calls: string[];

const { create, update, remove } = deliveriesTo(run, ({ method, path, query }) => {
  calls.push(`${method} ${path} ${new URLSearchParams(query)}`);
  const budgets =
    query.privacyBudgetType === 'ACCESS_BUDGET'
      ? tables.map((resourceArn) => ({
          accessBudget: { resourceArn, details: [{ budget: 20, remainingBudget: 7 }] },
        }))
      : counts === undefined
        ? []
        : [{ differentialPrivacy: { aggregations: [{ type: 'COUNT', maxCount: 18, remainingCount: counts }] } }];
  const summaries = budgets.map((budget) => ({ creatorAccountId: '222222222222', budget }));
  return success({ collaborationPrivacyBudgetSummaries: summaries });
});

beforeEach(() => {
  counts = 10;
  tables = [TABLE];
  calls = [];
});

describe('create', () => {
  test('succeeds with the numbers, with one call', async () => {
    expect(await create(REQUESTED)).toMatchObject({
      Status: 'SUCCESS',
      Data: { RemainingCount: '10', MaxCount: '18', RemainingAccesses: 'NONE' },
    });
    expect(calls).toEqual([
      `GET /collaborations/${COLLABORATION}/privacybudgets privacyBudgetType=DIFFERENTIAL_PRIVACY`,
    ]);
  });

  test('reads the budget of one table', async () => {
    tables = [`${TABLE}_of_others`, TABLE];

    expect(await create(OF_TABLE)).toMatchObject({ Status: 'SUCCESS', Data: { RemainingAccesses: '7' } });
    expect(calls[0]).toContain(`accessBudgetResourceArn=${encodeURIComponent(TABLE)}`);
  });

  test('fails for a table without a budget, although another one has one', async () => {
    tables = [`${TABLE}_of_others`];

    expect((await create(OF_TABLE)).Reason).toContain(`the access budget of ${TABLE} in collaboration`);
  });

  test('fails at once if too little remains', async () => {
    counts = 9;

    expect(await create(REQUESTED)).toMatchObject({
      Status: 'FAILED',
      Reason: expect.stringContaining('9 of 18 COUNT remain, and at least 10 are required; fix: lower the minimum'),
    });
    expect(calls).toHaveLength(1);
  });
});

describe('update', () => {
  test('F11: fails if too little remains, and the rollback accepts what was accepted before', async () => {
    const { PhysicalResourceId: id } = await create(REQUESTED);
    counts = 9;

    const failed = await update({ ...REQUESTED, Revision: '2' }, id);
    const reversed = await update(REQUESTED, failed.PhysicalResourceId);

    expect([failed.Status, failed.PhysicalResourceId]).toEqual(['FAILED', id]);
    expect(reversed).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id, Data: { RemainingCount: '9' } });
  });

  test('reads again with another revision', async () => {
    const { PhysicalResourceId: id } = await create(REQUESTED);
    counts = 15;

    expect(await update({ ...REQUESTED, Revision: '2' }, id)).toMatchObject({ Data: { RemainingCount: '15' } });
  });
});

test('F4: deletion makes no call', async () => {
  const { PhysicalResourceId: id } = await create(REQUESTED);
  calls = [];

  expect((await remove(id, REQUESTED)).Status).toBe('SUCCESS');
  expect(calls).toEqual([]);
});
