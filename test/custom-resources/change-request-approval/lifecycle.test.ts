import { beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../src/custom-resources/change-request-approval/handler.lambda';
import { CLEAN_ROOMS } from '../../../src/custom-resources/service/clean-rooms';
import { deliveriesTo } from '../support/deliver';
import { COLLABORATION, FakeCollaboration } from '../support/fake-collaboration';

const APPROVER = '222222222222';
const ACCOUNT = '333333333333';
const PENDING = '00000000-0000-0000-0000-000000000001';
const REQUESTED = { CollaborationId: COLLABORATION, Approver: APPROVER, AccountId: ACCOUNT, MayReceiveResults: false };
const BY_ID = { ...REQUESTED, AccountId: undefined, ChangeRequestId: PENDING };

let service: FakeCollaboration;
let { create, update, remove } = deliveriesTo(run, () => ({ status: 500, headers: {}, body: '' }));

beforeEach(() => {
  service = new FakeCollaboration();
  service.caller = APPROVER;
  ({ create, update, remove } = deliveriesTo(run, service.send));
});

function requestChange(memberAbilities: string[] = [], accountId = ACCOUNT): void {
  const member = { accountId, displayName: 'Measurer', memberAbilities };
  const body = JSON.stringify({ changes: [{ specificationType: 'MEMBER', specification: { member } }] });
  service.send({
    service: CLEAN_ROOMS,
    method: 'POST',
    path: `/collaborations/${COLLABORATION}/changeRequests`,
    query: {},
    body,
  });
}

describe('approval', () => {
  test.each([
    ['by its account', REQUESTED, ACCOUNT],
    ['by its id', BY_ID, PENDING],
  ])('approves a request %s', async (_, requested, subject) => {
    requestChange();

    const answer = await create(requested);

    expect(answer).toMatchObject({
      Status: 'SUCCESS',
      PhysicalResourceId: `${COLLABORATION}/approval/${subject}`,
      Data: { ChangeRequestId: PENDING, ChangeRequestStatus: 'APPROVED' },
    });
    expect(service.requests[0]?.approvals[APPROVER]).toEqual({ status: 'APPROVED' });
  });

  test('succeeds while other members have not decided yet', async () => {
    requestChange();
    (service.requests[0] as (typeof service.requests)[0]).approvals['444444444444'] = { status: 'PENDING' };

    expect((await create(REQUESTED)).Data).toMatchObject({ ChangeRequestStatus: 'PENDING' });
  });

  test.each(['request', 'answer'] as const)('F6: approves once if the %s is lost', async (lost) => {
    requestChange();
    service.faults = [{ on: 'UpdateCollaborationChangeRequest', lost }];

    expect((await create(REQUESTED)).Data).toMatchObject({ ChangeRequestStatus: 'APPROVED' });
  });

  test.each(['APPROVED', 'COMMITTED'])('F6: makes no change if the request is %s', async (status) => {
    requestChange();
    service.approveAll(status);

    const answer = await create(REQUESTED);

    expect(answer.Data).toMatchObject({ ChangeRequestStatus: status });
    expect(service.calls).not.toContain('UpdateCollaborationChangeRequest');
  });

  test('ignores change requests for other accounts', async () => {
    requestChange([], '444444444444');
    requestChange();

    expect((await create(REQUESTED)).Data).toMatchObject({ ChangeRequestId: service.requests[1]?.id });
    expect(service.requests[0]?.status).toBe('PENDING');
  });

  test('lets a member receive results only if that was agreed', async () => {
    requestChange(['CAN_RECEIVE_RESULTS']);

    const refused = await create(REQUESTED);
    const before = service.requests[0]?.status;
    const agreed = await create({ ...REQUESTED, MayReceiveResults: true });

    expect(refused.Reason).toContain('requests more than was agreed (CAN_RECEIVE_RESULTS)');
    expect([before, agreed.Status]).toEqual(['PENDING', 'SUCCESS']);
  });

  test('by its ID approves any change', async () => {
    requestChange(['CAN_RECEIVE_RESULTS']);

    expect((await create(BY_ID)).Status).toBe('SUCCESS');
  });
});

describe('failure', () => {
  test.each([REQUESTED, BY_ID])('fails without a change request (%o)', async (requested) => {
    const answer = await create(requested);

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toContain('the creator of the collaboration must request the change first');
    expect(answer.PhysicalResourceId).toMatch(/^not-created/);
  });

  test('fails if more than one request is pending, with their IDs', async () => {
    requestChange();
    requestChange();

    const ids = service.requests.map(({ id }) => id);
    const answer = await create(REQUESTED);

    expect(answer.Reason).toContain(
      `2 change requests for account ${ACCOUNT} are pending: specify the ID of one: ${ids.join(', ')}`,
    );
  });

  test.each(['DENIED', 'CANCELLED'])('fails if the request is %s', async (status) => {
    requestChange();
    service.approveAll(status);

    expect((await create(REQUESTED)).Reason).toContain(
      `is ${status}: the creator of the collaboration must request the change again`,
    );
  });

  test('F11: an update to a request that does not exist fails, and the rollback succeeds', async () => {
    requestChange();
    const { PhysicalResourceId: id } = await create(REQUESTED);

    const failed = await update({ ...REQUESTED, AccountId: '444444444444' }, id);
    const reversed = await update(REQUESTED, failed.PhysicalResourceId);

    expect([failed.Status, failed.PhysicalResourceId]).toEqual(['FAILED', id]);
    expect([reversed.Status, reversed.PhysicalResourceId]).toEqual(['SUCCESS', id]);
  });
});

test('F4: deletion withdraws nothing, and makes no call', async () => {
  const answers = [
    await remove('not-created/1'),
    await remove('log-stream'),
    await remove(`${COLLABORATION}/approval/1`, REQUESTED),
  ];

  expect(answers.map(({ Status, Reason }) => Reason ?? Status)).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS']);
  expect(service.calls).toEqual([]);
});
