import { beforeEach, describe, expect, test } from 'vitest';
import { COLLABORATION, member } from '../support/fake-collaboration';
import { eventOf, VirtualWorld } from '../support/virtual-world';
import { ACCOUNT, ADDED, ASKED, create, deliver, FOUND, remove, renewService, service, update } from './one-member';

beforeEach(renewService);

describe('creation', () => {
  test('succeeds while people still decide, and says so', async () => {
    const answer = await create();

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ADDED });
    expect(answer.Data).toEqual({
      ChangeRequestId: service.requests[0]?.id,
      ChangeRequestStatus: 'PENDING',
      MemberStatus: 'NONE',
    });
  });

  test.each([false, true])('adds the member if the change is approved automatically (late: %s)', async (late) => {
    service.autoApproved = true;
    service.commitsLate = late;

    const answer = await create({ ...ASKED, ReceivesResults: true });

    expect(answer.Data).toMatchObject({ ChangeRequestStatus: 'COMMITTED', MemberStatus: 'INVITED' });
    expect(service.see(ACCOUNT)).toBe('INVITED CAN_RECEIVE_RESULTS');
    expect(service.requests).toHaveLength(1);
  });

  test('commits what was approved in the meantime', async () => {
    await create();
    service.approveAll();

    const answer = await create();

    expect(answer.Data).toMatchObject({ ChangeRequestStatus: 'COMMITTED', MemberStatus: 'INVITED' });
    expect(answer.PhysicalResourceId).toBe(ADDED);
  });

  test('leaves a founding member its origin', async () => {
    service.members.push(member(ACCOUNT, 'Measurer'));

    const answer = await create();

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: FOUND });
    expect(service.requests).toEqual([]);
  });

  test('fails for a member of another name, and deletes nothing afterwards', async () => {
    service.members.push(member(ACCOUNT, 'Somebody'));

    const answer = await create();
    const deletion = await remove(answer.PhysicalResourceId);

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toContain('has the name "Somebody" in the collaboration, not "Measurer"');
    expect(deletion.Status).toBe('SUCCESS');
    expect(service.see(ACCOUNT)).toBe('ACTIVE');
  });

  test('F5: a founding member stays if the change of its ability is denied', async () => {
    service.members.push(member(ACCOUNT, 'Measurer'));
    const world = new VirtualWorld((request) => {
      const answer = service.send(request);
      if (request.method === 'POST') {
        service.approveAll('DENIED');
      }
      return answer;
    });
    service.autoApproved = true;
    service.commitsLate = true;
    service.faults = [{ on: 'UpdateCollaborationChangeRequest', status: 400, code: 'ValidationException' }];

    const answer = await deliver(eventOf('Create', { ...ASKED, ReceivesResults: true }), world);
    await remove(answer.PhysicalResourceId);

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: FOUND });
    expect(service.see(ACCOUNT)).toBe('ACTIVE');
  });

  test('F6: a second delivery of the same request adds nothing', async () => {
    const event = eventOf('Create', ASKED, { requestId: 'one' });

    const first = await deliver(event);
    const second = await deliver(event);

    expect(second).toEqual(first);
    expect(service.requests).toHaveLength(1);
  });

  test.each(['request', 'answer'] as const)('F6: one change request if its %s is lost', async (lost) => {
    service.autoApproved = true;
    service.faults = [{ on: 'CreateCollaborationChangeRequest', lost }];

    const answer = await create();

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ADDED });
    expect(service.requests).toHaveLength(1);
    expect(service.see(ACCOUNT)).toBe('INVITED');
  });

  test('F7: what a failed creation left behind is removed by the Delete that follows', async () => {
    service.autoApproved = true;
    service.commitsLate = true;
    service.faults = [
      { on: 'UpdateCollaborationChangeRequest', status: 400, code: 'ValidationException', message: 'no' },
    ];

    const answer = await create();
    const deletion = await remove(answer.PhysicalResourceId);

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: ADDED });
    expect(deletion.Status).toBe('SUCCESS');
    expect(service.requests.map(({ status }) => status)).toEqual(['CANCELLED']);
  });

  test('F10: waits for a policy that still spreads', async () => {
    service.faults = Array.from({ length: 8 }, () => ({
      on: '*',
      status: 403,
      code: 'AccessDeniedException',
      message: 'User: arn is not authorized to perform: cleanrooms:ListMembers',
    }));

    expect((await create()).Status).toBe('SUCCESS');
  });

  test('F10: gives up in time on a policy that never comes', async () => {
    service.faults = Array.from({ length: 900 }, () => ({
      on: '*',
      status: 403,
      code: 'AccessDeniedException',
      message: 'User: arn is not authorized to perform: cleanrooms:ListMembers',
    }));

    const answer = await create();

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toContain('not authorized to perform');
    expect(answer.PhysicalResourceId).toMatch(/^not-created/);
  });

  test.each([429, 400])('F14: survives eight throttled calls (HTTP %i)', async (status) => {
    service.faults = Array.from({ length: 8 }, () => ({ on: '*', status, code: 'ThrottlingException' }));

    expect((await create()).Status).toBe('SUCCESS');
    expect(service.requests).toHaveLength(1);
  });

  test('retries while IAM is not in step', async () => {
    const fault = { on: '*', status: 400, code: 'ValidationException', reason: 'IAM_SYNCHRONIZATION_DELAY' };
    service.faults = [fault, fault, fault];

    expect((await create()).Status).toBe('SUCCESS');
  });

  test('passes the refusal of the service on', async () => {
    const refusal = { status: 402, code: 'ServiceQuotaExceededException', message: 'too many members' };
    service.faults = [{ on: 'CreateCollaborationChangeRequest', ...refusal }];

    const answer = await create();

    expect(answer.Reason).toBe('CreateCollaborationChangeRequest: ServiceQuotaExceededException too many members');
  });
});

describe('update', () => {
  test('grants and revokes the ability to receive results in place', async () => {
    service.autoApproved = true;
    await create();

    const granted = await update({ ...ASKED, ReceivesResults: true }, ADDED);
    const afterGrant = service.see(ACCOUNT);
    const revoked = await update(ASKED, ADDED);

    expect([granted.PhysicalResourceId, revoked.PhysicalResourceId]).toEqual([ADDED, ADDED]);
    expect(afterGrant).toBe('INVITED CAN_RECEIVE_RESULTS');
    expect(service.see(ACCOUNT)).toBe('INVITED');
  });

  test('F3: keeps the physical id while only an ability changes', async () => {
    service.members.push(member(ACCOUNT, 'Measurer'));
    service.autoApproved = true;

    const answer = await update({ ...ASKED, ReceivesResults: true }, FOUND);

    expect(answer.PhysicalResourceId).toBe(FOUND);
  });

  test('keeps other abilities, which a change request would replace', async () => {
    service.autoApproved = true;
    service.members.push(member(ACCOUNT, 'Measurer', ['CAN_EXPORT_QUERY_ANALYSIS_LOG']));

    await update({ ...ASKED, ReceivesResults: true }, FOUND);

    expect(service.see(ACCOUNT)).toBe('ACTIVE CAN_EXPORT_QUERY_ANALYSIS_LOG CAN_RECEIVE_RESULTS');
  });

  test('fails for the member who queries, whose abilities a request would replace', async () => {
    const asked = { ...ASKED, AccountId: '222222222222', DisplayName: 'Advertiser', ReceivesResults: true };

    const answer = await update(asked, `${COLLABORATION}/found-member/222222222222`);

    expect(answer.Reason).toContain('member 222222222222 has CAN_QUERY: a change request replaces all abilities');
  });

  test('replaces the request of its own that nobody has decided yet', async () => {
    await create();

    const answer = await update({ ...ASKED, DisplayName: 'Meter' }, ADDED);

    expect(answer.Status).toBe('SUCCESS');
    expect(service.requests.map(({ status }) => status)).toEqual(['CANCELLED', 'PENDING']);
  });

  test('another revision commits what was approved since', async () => {
    await create();
    service.approveAll();

    const answer = await update({ ...ASKED, Revision: '2' }, ADDED);

    expect(answer.PhysicalResourceId).toBe(ADDED);
    expect(answer.Data).toMatchObject({ ChangeRequestStatus: 'COMMITTED', MemberStatus: 'INVITED' });
  });

  test('F11: refuses another name, and the reversed update works', async () => {
    service.autoApproved = true;
    await create();
    const renamed = { ...ASKED, DisplayName: 'Meter' };

    const refused = await update(renamed, ADDED);
    const reversed = await update(ASKED, refused.PhysicalResourceId, renamed);

    expect(refused).toMatchObject({ Status: 'FAILED', PhysicalResourceId: ADDED });
    expect(reversed).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ADDED });
  });

  test('a reversed update takes back a change that is still pending', async () => {
    service.autoApproved = true;
    await create();
    service.autoApproved = false;
    const granting = { ...ASKED, ReceivesResults: true };
    await update(granting, ADDED);

    await update(ASKED, ADDED, granting);

    expect(service.requests.at(-1)?.status).toBe('CANCELLED');
    expect(service.see(ACCOUNT)).toBe('INVITED');
  });

  test('another account is another member: a replacement, and back', async () => {
    service.autoApproved = true;
    await create();
    const other = { ...ASKED, AccountId: '444444444444' };

    const forth = await update(other, ADDED);
    const back = await update(ASKED, forth.PhysicalResourceId, other);
    await remove(forth.PhysicalResourceId, other);

    expect(forth.PhysicalResourceId).toBe(`${COLLABORATION}/added-member/444444444444`);
    expect(back.PhysicalResourceId).toBe(ADDED);
    expect([service.see(ACCOUNT), service.see('444444444444')]).toEqual(['INVITED', 'REMOVED']);
  });
});
