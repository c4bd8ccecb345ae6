import { beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../src/custom-resources/analysis-template-validation/handler.lambda';
import { deliveriesTo } from '../support/deliver';
import { refusal, success } from '../support/fake-collaboration';

const REQUESTED = {
  MembershipId: '11111111-1111-1111-1111-111111111111',
  AnalysisTemplateId: '22222222-2222-2222-2222-222222222222',
  OnInvalid: 'FAIL',
};
const REPORT = { ...REQUESTED, OnInvalid: 'REPORT' };
const ID = `${REQUESTED.MembershipId}/${REQUESTED.AnalysisTemplateId}/validation/FAIL`;

/** What the service returns, one after the other; then always the last one. */
let results: (string | undefined)[];
let calls: string[];
const REASON = 'the user identifier is not in the join';

const { create, update, remove } = deliveriesTo(run, ({ method, path }) => {
  calls.push(`${method} ${path}`);
  const status = results.length > 1 ? results.shift() : results[0];
  if (status === 'GONE') {
    return refusal(404, 'ResourceNotFoundException', 'no such template');
  }
  const reasons = status === 'VALID' ? undefined : [{ message: REASON }];
  const validations = status ? [{ type: 'DIFFERENTIAL_PRIVACY', status, reasons }] : undefined;
  return success({ analysisTemplate: { validations } });
});

beforeEach(() => {
  results = ['VALID'];
  calls = [];
});

describe('a validation that must succeed', () => {
  test('succeeds for a valid template', async () => {
    expect(await create(REQUESTED)).toMatchObject({
      Status: 'SUCCESS',
      PhysicalResourceId: ID,
      Data: { ValidationStatus: 'VALID', ValidationReasons: 'NONE' },
    });
    expect(calls).toEqual([
      `GET /memberships/${REQUESTED.MembershipId}/analysistemplates/${REQUESTED.AnalysisTemplateId}`,
    ]);
  });

  test('fails for an invalid one with the reasons of the service, at once', async () => {
    results = ['INVALID'];

    const answer = await create(REQUESTED);

    expect(answer).toMatchObject({
      Status: 'FAILED',
      Reason: `the analysis template is not valid for differential privacy: ${REASON}`,
    });
    expect(calls).toHaveLength(1);
  });

  test.each(['UNABLE_TO_VALIDATE', undefined])('waits for a result (%s)', async (first) => {
    results = [first, first, first, 'VALID'];

    expect((await create(REQUESTED)).Status).toBe('SUCCESS');
  });

  test.each([
    [
      'UNABLE_TO_VALIDATE',
      `could not validate the analysis template, which does not mean that it is invalid: ${REASON}`,
    ],
    [undefined, 'only if a table in the query has a differential privacy policy'],
  ])('F2: fails in time if there is none (%s), and is not reported as invalid', async (result, reason) => {
    results = [result];

    const answer = await create(REQUESTED);

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toContain(reason);
  });

  test('fails for a template that does not exist', async () => {
    results = ['GONE'];

    expect((await create(REQUESTED)).Reason).toBe(
      `membership ${REQUESTED.MembershipId} has no analysis template ${REQUESTED.AnalysisTemplateId}: check both IDs`,
    );
  });
});

describe('a validation that reports', () => {
  test.each([
    ['VALID', 'VALID', 'NONE'],
    ['INVALID', 'INVALID', REASON],
    ['UNABLE_TO_VALIDATE', 'UNABLE_TO_VALIDATE', REASON],
    [undefined, 'NONE', 'no reason was returned'],
  ])('succeeds for %s', async (result, ValidationStatus, ValidationReasons) => {
    results = [result];

    expect(await create(REPORT)).toMatchObject({ Status: 'SUCCESS', Data: { ValidationStatus, ValidationReasons } });
  });
});

describe('update', () => {
  test('another template is another validation', async () => {
    const answer = await update({ ...REQUESTED, AnalysisTemplateId: '33333333-3333-3333-3333-333333333333' }, ID);

    expect(answer.PhysicalResourceId).not.toBe(ID);
  });

  test('a change from reporting to failing validates again', async () => {
    results = ['INVALID'];
    const { PhysicalResourceId: id } = await create(REPORT);

    expect((await update(REQUESTED, id)).Status).toBe('FAILED');
  });

  test('F11: fails for an invalid template, and the rollback accepts what was accepted before', async () => {
    results = ['INVALID'];

    const failed = await update({ ...REQUESTED, AnalysisTemplateId: '33333333-3333-3333-3333-333333333333' }, ID);
    const reversed = await update(REQUESTED, failed.PhysicalResourceId);

    expect([failed.Status, failed.PhysicalResourceId]).toEqual(['FAILED', ID]);
    expect(reversed).toMatchObject({
      Status: 'SUCCESS',
      PhysicalResourceId: ID,
      Data: { ValidationStatus: 'INVALID' },
    });
  });
});

test('F4: deletion makes no call, whether the template exists or not', async () => {
  expect((await remove(ID, REQUESTED)).Status).toBe('SUCCESS');
  expect(calls).toEqual([]);
});
