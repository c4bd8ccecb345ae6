import { beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../src/custom-resources/privacy-impact/handler.lambda';
import { deliveriesTo } from '../support/deliver';
import { refusal, success } from '../support/fake-collaboration';

const REQUESTED = {
  MembershipId: '11111111-1111-1111-1111-111111111111',
  Epsilon: 3,
  UsersNoisePerQuery: 30,
  Minimums: 'COUNT=10',
};

/** How many counts the service computes; undefined if the membership does not exist. */
let counts: number | undefined;
let calls: { readonly call: string; readonly body: unknown }[];

const { create, update, remove } = deliveriesTo(run, ({ method, path, body }) => {
  calls.push({ call: `${method} ${path}`, body: JSON.parse(body) });
  if (counts === undefined) {
    return refusal(404, 'ResourceNotFoundException', 'no such membership');
  }
  const aggregations = [{ type: 'COUNT', maxCount: counts }];
  return success({ privacyImpact: { differentialPrivacy: { aggregations } } });
});

beforeEach(() => {
  counts = 10;
  calls = [];
});

describe('create', () => {
  test('succeeds with the numbers, with one call', async () => {
    expect(await create(REQUESTED)).toMatchObject({ Status: 'SUCCESS', Data: { MaxCount: '10', MaxAvg: 'NONE' } });
    expect(calls).toEqual([
      {
        call: `POST /memberships/${REQUESTED.MembershipId}/previewprivacyimpact`,
        body: { parameters: { differentialPrivacy: { epsilon: 3, usersNoisePerQuery: 30 } } },
      },
    ]);
  });

  test('fails at once for too few aggregations', async () => {
    counts = 9;

    expect(await create(REQUESTED)).toMatchObject({
      Status: 'FAILED',
      Reason: expect.stringContaining('9 of COUNT, and at least 10 are required; fix: raise epsilon'),
    });
    expect(calls).toHaveLength(1);
  });

  test('fails for a membership that does not exist', async () => {
    counts = undefined;

    expect((await create(REQUESTED)).Reason).toMatch(/^the membership 1111.* does not exist/);
  });
});

describe('update', () => {
  test('F11: fails for too few aggregations, and the rollback accepts what was accepted before', async () => {
    const { PhysicalResourceId: id } = await create(REQUESTED);
    counts = 9;

    const failed = await update({ ...REQUESTED, Epsilon: 2 }, id);
    const reversed = await update(REQUESTED, failed.PhysicalResourceId);

    expect([failed.Status, failed.PhysicalResourceId]).toEqual(['FAILED', id]);
    expect(reversed).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id, Data: { MaxCount: '9' } });
  });
});

test('F4: deletion makes no call', async () => {
  const { PhysicalResourceId: id } = await create(REQUESTED);
  calls = [];

  expect((await remove(id, REQUESTED)).Status).toBe('SUCCESS');
  expect(calls).toEqual([]);
});
