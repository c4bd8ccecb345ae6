import { beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../src/custom-resources/schema-readiness/handler.lambda';
import { deliveriesTo } from '../support/deliver';
import { refusal, success } from '../support/fake-collaboration';

const REQUESTED = {
  CollaborationId: '11111111-1111-1111-1111-111111111111',
  TableName: 'daily sales',
  AnalysisTypes: 'DIRECT_ANALYSIS',
  OnNotReady: 'FAIL',
};
const REPORT = { ...REQUESTED, OnNotReady: 'REPORT' };

/** The codes that the service returns, one list after the other; then always the last one. */
let results: (readonly string[] | 'GONE')[];
let calls: string[];

const { create, update, remove } = deliveriesTo(run, ({ method, path }) => {
  calls.push(`${method} ${path}`);
  const codes = (results.length > 1 ? results.shift() : results[0]) ?? [];
  if (codes === 'GONE') {
    return refusal(404, 'ResourceNotFoundException', 'no such schema');
  }
  const reasons = codes.map((code) => ({ code, message: 'because' }));
  const status = codes.length === 0 ? 'READY' : 'NOT_READY';
  return success({
    schema: {
      creatorAccountId: '222222222222',
      schemaStatusDetails: [{ analysisType: 'DIRECT_ANALYSIS', status, reasons }],
    },
  });
});

beforeEach(() => {
  results = [[]];
  calls = [];
});

describe('a table that must be ready', () => {
  test('succeeds if it is, with one call', async () => {
    expect(await create(REQUESTED)).toMatchObject({
      Status: 'SUCCESS',
      Data: { ReadinessStatus: 'READY', ReadinessReasons: 'NONE' },
    });
    expect(calls).toEqual([`GET /collaborations/${REQUESTED.CollaborationId}/schemas/daily%20sales`]);
  });

  test('is waited for while it is populated', async () => {
    const populating = ['INTERMEDIATE_TABLE_NOT_POPULATED'];
    results = [...Array.from({ length: 12 }, () => populating), []];

    expect((await create(REQUESTED)).Status).toBe('SUCCESS');
    expect(calls).toHaveLength(13);
  });

  test('F2: fails in time if it is never populated, with the fix', async () => {
    results = [['ID_MAPPING_TABLE_NOT_POPULATED']];

    const answer = await create(REQUESTED);

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toMatch(
      /^timed out: table "daily sales" of account 222222222222 is not ready .* populate the ID mapping table/,
    );
  });

  test('fails soon if the owner must change it', async () => {
    results = [['RESULT_RECEIVERS_NOT_CONFIGURED']];

    const answer = await create(REQUESTED);

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toContain('fix: specify result receivers of the association');
    expect(calls.length).toBeLessThan(12);
  });

  test('F12: fails with a text that CloudFormation accepts, although the service has many reasons', async () => {
    const long = Array.from({ length: 400 }, (_, index) => `REASON_${index}`);
    results = [[...long, 'ANALYSIS_RULE_MISSING']];

    const answer = await create(REQUESTED);

    expect(answer.Status).toBe('FAILED');
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThanOrEqual(4096);
  });

  test('fails for a table that does not exist', async () => {
    results = ['GONE'];

    expect((await create(REQUESTED)).Reason).toMatch(/^collaboration 1111.* has no table "daily sales": deploy /);
  });
});

describe('a table that is only reported', () => {
  test.each<[string, readonly string[] | 'GONE', string]>([
    ['ready', [], 'READY'],
    ['populated later', ['INTERMEDIATE_TABLE_NOT_POPULATED'], 'NOT_READY'],
    ['to be changed by people', ['ANALYSIS_RULE_MISSING'], 'NOT_READY'],
    ['of a later version', ['SOMETHING_NEW'], 'NOT_READY'],
    ['absent', 'GONE', 'NOT_FOUND'],
  ])('succeeds if it is %s', async (_, codes, ReadinessStatus) => {
    results = [codes];

    expect(await create(REPORT)).toMatchObject({ Status: 'SUCCESS', Data: { ReadinessStatus } });
  });
});

describe('update', () => {
  test('a changed revision checks again, and can fail', async () => {
    const { PhysicalResourceId: id } = await create(REQUESTED);
    results = [['ANALYSIS_RULE_MISSING']];

    const failed = await update({ ...REQUESTED, Revision: '2' }, id);

    expect([failed.Status, failed.PhysicalResourceId]).toEqual(['FAILED', id]);
  });

  test('F11: the rollback accepts what was accepted before, with one call', async () => {
    const { PhysicalResourceId: id } = await create(REQUESTED);
    results = [['ANALYSIS_RULE_MISSING']];
    const failed = await update({ ...REQUESTED, Revision: '2' }, id);
    calls = [];

    const reversed = await update(REQUESTED, failed.PhysicalResourceId);

    expect(reversed).toMatchObject({
      Status: 'SUCCESS',
      PhysicalResourceId: id,
      Data: { ReadinessStatus: 'NOT_READY' },
    });
    expect(calls).toHaveLength(1);
  });

  test('another table is another check', async () => {
    const { PhysicalResourceId: id } = await create(REQUESTED);

    const { PhysicalResourceId: other } = await update({ ...REQUESTED, TableName: 'clicks' }, id);

    expect(other.split(' after ')).toEqual([expect.not.stringContaining(id), id]);
  });
});

test('F4: deletion makes no call, whether the table exists or not', async () => {
  const { PhysicalResourceId: id } = await create(REQUESTED);
  calls = [];

  expect((await remove(id, REQUESTED)).Status).toBe('SUCCESS');
  expect(calls).toEqual([]);
});
