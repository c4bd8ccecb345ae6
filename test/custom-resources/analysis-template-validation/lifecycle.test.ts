import { beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../src/custom-resources/analysis-template-validation/handler.lambda';
import { deliveriesTo } from '../support/deliver';
import { refusal, success } from '../support/fake-collaboration';

const ASKED = {
  MembershipId: '11111111-1111-1111-1111-111111111111',
  AnalysisTemplateId: '22222222-2222-2222-2222-222222222222',
  OnInvalid: 'FAIL',
};
const REPORT = { ...ASKED, OnInvalid: 'REPORT' };
const ID = `${ASKED.MembershipId}/${ASKED.AnalysisTemplateId}/validation/FAIL`;

/** What the service says, one after the other; the last one again and again. */
let verdicts: (string | undefined)[];
let calls: string[];
const REASON = 'the user identifier is not in the join';

const { create, update, remove } = deliveriesTo(run, ({ method, path }) => {
  calls.push(`${method} ${path}`);
  const status = verdicts.length > 1 ? verdicts.shift() : verdicts[0];
  if (status === 'GONE') {
    return refusal(404, 'ResourceNotFoundException', 'no such template');
  }
  const reasons = status === 'VALID' ? undefined : [{ message: REASON }];
  const validations = status ? [{ type: 'DIFFERENTIAL_PRIVACY', status, reasons }] : undefined;
  return success({ analysisTemplate: { validations } });
});

beforeEach(() => {
  verdicts = ['VALID'];
  calls = [];
});

describe('a validation that must succeed', () => {
  test('succeeds for a valid template', async () => {
    expect(await create(ASKED)).toMatchObject({
      Status: 'SUCCESS',
      PhysicalResourceId: ID,
      Data: { ValidationStatus: 'VALID', ValidationReasons: 'NONE' },
    });
    expect(calls).toEqual([`GET /memberships/${ASKED.MembershipId}/analysistemplates/${ASKED.AnalysisTemplateId}`]);
  });

  test('fails for an invalid one with the reasons of the service, at once', async () => {
    verdicts = ['INVALID'];

    const answer = await create(ASKED);

    expect(answer).toMatchObject({
      Status: 'FAILED',
      Reason: `the analysis template is not valid for differential privacy: ${REASON}`,
    });
    expect(calls).toHaveLength(1);
  });

  test.each(['UNABLE_TO_VALIDATE', undefined])('waits for a result (%s)', async (first) => {
    verdicts = [first, first, first, 'VALID'];

    expect((await create(ASKED)).Status).toBe('SUCCESS');
  });

  test.each([
    [
      'UNABLE_TO_VALIDATE',
      `could not validate the analysis template, which does not mean that it is invalid: ${REASON}`,
    ],
    [undefined, 'only if a table in the query has a differential privacy policy'],
  ])('F2: fails in time if there is none (%s), and does not say invalid', async (verdict, reason) => {
    verdicts = [verdict];

    const answer = await create(ASKED);

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toContain(reason);
  });

  test('fails for a template that does not exist', async () => {
    verdicts = ['GONE'];

    expect((await create(ASKED)).Reason).toContain('no such template');
  });
});

describe('a validation that reports', () => {
  test.each([
    ['VALID', 'VALID', 'NONE'],
    ['INVALID', 'INVALID', REASON],
    ['UNABLE_TO_VALIDATE', 'UNABLE_TO_VALIDATE', REASON],
    [undefined, 'NONE', 'no reason was returned'],
  ])('succeeds for %s', async (verdict, ValidationStatus, ValidationReasons) => {
    verdicts = [verdict];

    expect(await create(REPORT)).toMatchObject({ Status: 'SUCCESS', Data: { ValidationStatus, ValidationReasons } });
  });
});

describe('update', () => {
  test('another template is another validation', async () => {
    const answer = await update({ ...ASKED, AnalysisTemplateId: '33333333-3333-3333-3333-333333333333' }, ID);

    expect(answer.PhysicalResourceId).not.toBe(ID);
  });

  test('from reporting to failing judges anew', async () => {
    verdicts = ['INVALID'];
    const { PhysicalResourceId: id } = await create(REPORT);

    expect((await update(ASKED, id)).Status).toBe('FAILED');
  });

  test('F11: fails for an invalid template, and the reversed update accepts what was accepted before', async () => {
    verdicts = ['INVALID'];

    const failed = await update({ ...ASKED, AnalysisTemplateId: '33333333-3333-3333-3333-333333333333' }, ID);
    const reversed = await update(ASKED, failed.PhysicalResourceId);

    expect([failed.Status, failed.PhysicalResourceId]).toEqual(['FAILED', ID]);
    expect(reversed).toMatchObject({
      Status: 'SUCCESS',
      PhysicalResourceId: ID,
      Data: { ValidationStatus: 'INVALID' },
    });
  });
});

test('F4: deletion is done without a call, whether the template is there or not', async () => {
  expect((await remove(ID, ASKED)).Status).toBe('SUCCESS');
  expect(calls).toEqual([]);
});
