import { beforeEach, describe, expect, test } from 'vitest';
import { COLLABORATION, member } from '../support/fake-collaboration';
import { eventOf, VirtualWorld } from '../support/virtual-world';
import { ACCOUNT, ADDED, create, deliver, FOUND, REQUESTED, remove, renewService, service, update } from './one-member';

beforeEach(renewService);

describe('creation', () => {
  test('succeeds while other members must decide, with the status', async () => {
    const answer = await create();

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ADDED });
    expect(answer.Data).toEqual({
      ChangeRequestId: service.requests[0]?.id,
      ChangeRequestStatus: 'PENDING',
      MemberStatus: 'NONE',
    });
  });

  test.each([false, true])(
    'adds the member if the change is approved automatically (after a delay: %s)',
    async (late) => {
      service.autoApproved = true;
      service.commitsLate = late;

      const answer = await create({ ...REQUESTED, ReceivesResults: true });

      expect(answer.Data).toMatchObject({ ChangeRequestStatus: 'COMMITTED', MemberStatus: 'INVITED' });
      expect(service.see(ACCOUNT)).toBe('INVITED CAN_RECEIVE_RESULTS');
      expect(service.requests).toHaveLength(1);
    },
  );

  test('commits what was approved in the meantime', async () => {
    await create();
    service.approveAll();

    const answer = await create();

    expect(answer.Data).toMatchObject({ ChangeRequestStatus: 'COMMITTED', MemberStatus: 'INVITED' });
    expect(answer.PhysicalResourceId).toBe(ADDED);
  });

  test('keeps a founding member as found', async () => {
    service.members.push(member(ACCOUNT, 'Measurer'));

    const answer = await create();

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: FOUND });
    expect(service.requests).toEqual([]);
  });

  test('fails for a member with another name, and its deletion removes nothing', async () => {
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

    const answer = await deliver(eventOf('Create', { ...REQUESTED, ReceivesResults: true }), world);
    await remove(answer.PhysicalResourceId);

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: FOUND });
    expect(service.see(ACCOUNT)).toBe('ACTIVE');
  });

  test('F6: a second delivery of the same request adds nothing', async () => {
    const event = eventOf('Create', REQUESTED, { requestId: 'one' });

    const first = await deliver(event);
    const second = await deliver(event);

    expect(second).toEqual(first);
    expect(service.requests).toHaveLength(1);
  });

  test.each(['request', 'answer'] as const)('F6: creates one change request if its %s is lost', async (lost) => {
    service.autoApproved = true;
    service.faults = [{ on: 'CreateCollaborationChangeRequest', lost }];

    const answer = await create();

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ADDED });
    expect(service.requests).toHaveLength(1);
    expect(service.see(ACCOUNT)).toBe('INVITED');
  });

  test('F7: the Delete that follows removes what a failed creation left behind', async () => {
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

  test('F10: waits for the propagation of a policy', async () => {
    service.faults = Array.from({ length: 8 }, () => ({
      on: '*',
      status: 403,
      code: 'AccessDeniedException',
      message: 'User: arn is not authorized to perform: cleanrooms:ListMembers',
    }));

    expect((await create()).Status).toBe('SUCCESS');
  });

  test('F10: fails in time if a policy never propagates', async () => {
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

  test.each([429, 400])('F14: succeeds after eight throttled calls (HTTP %i)', async (status) => {
    service.faults = Array.from({ length: 8 }, () => ({ on: '*', status, code: 'ThrottlingException' }));

    expect((await create()).Status).toBe('SUCCESS');
    expect(service.requests).toHaveLength(1);
  });

  test('retries during a synchronization delay of IAM', async () => {
    const fault = { on: '*', status: 400, code: 'ValidationException', reason: 'IAM_SYNCHRONIZATION_DELAY' };
    service.faults = [fault, fault, fault];

    expect((await create()).Status).toBe('SUCCESS');
  });

  test('returns the error of the service', async () => {
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

    const granted = await update({ ...REQUESTED, ReceivesResults: true }, ADDED);
    const afterGrant = service.see(ACCOUNT);
    const revoked = await update(REQUESTED, ADDED);

    expect([granted.PhysicalResourceId, revoked.PhysicalResourceId]).toEqual([ADDED, ADDED]);
    expect(afterGrant).toBe('INVITED CAN_RECEIVE_RESULTS');
    expect(service.see(ACCOUNT)).toBe('INVITED');
  });

  test('F3: keeps the physical id while only an ability changes', async () => {
    service.members.push(member(ACCOUNT, 'Measurer'));
    service.autoApproved = true;

    const answer = await update({ ...REQUESTED, ReceivesResults: true }, FOUND);

    expect(answer.PhysicalResourceId).toBe(FOUND);
  });

  test('keeps other abilities, which a change request would replace', async () => {
    service.autoApproved = true;
    service.members.push(member(ACCOUNT, 'Measurer', ['CAN_EXPORT_QUERY_ANALYSIS_LOG']));

    await update({ ...REQUESTED, ReceivesResults: true }, FOUND);

    expect(service.see(ACCOUNT)).toBe('ACTIVE CAN_EXPORT_QUERY_ANALYSIS_LOG CAN_RECEIVE_RESULTS');
  });

  test('fails for a member that can query, whose abilities a request would replace', async () => {
    const requested = { ...REQUESTED, AccountId: '222222222222', DisplayName: 'Advertiser', ReceivesResults: true };

    const answer = await update(requested, `${COLLABORATION}/found-member/222222222222`);

    expect(answer.Reason).toContain('member 222222222222 has CAN_QUERY: a change request replaces all abilities');
  });

  test('replaces its own pending change request', async () => {
    await create();

    const answer = await update({ ...REQUESTED, DisplayName: 'Meter' }, ADDED);

    expect(answer.Status).toBe('SUCCESS');
    expect(service.requests.map(({ status }) => status)).toEqual(['CANCELLED', 'PENDING']);
  });

  test('another revision commits what was approved in the meantime', async () => {
    await create();
    service.approveAll();

    const answer = await update({ ...REQUESTED, Revision: '2' }, ADDED);

    expect(answer.PhysicalResourceId).toBe(ADDED);
    expect(answer.Data).toMatchObject({ ChangeRequestStatus: 'COMMITTED', MemberStatus: 'INVITED' });
  });

  test('F11: fails for another name, and the rollback succeeds', async () => {
    service.autoApproved = true;
    await create();
    const renamed = { ...REQUESTED, DisplayName: 'Meter' };

    const refused = await update(renamed, ADDED);
    const reversed = await update(REQUESTED, refused.PhysicalResourceId, renamed);

    expect(refused).toMatchObject({ Status: 'FAILED', PhysicalResourceId: ADDED });
    expect(reversed).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ADDED });
  });

  test('a rollback cancels a pending change', async () => {
    service.autoApproved = true;
    await create();
    service.autoApproved = false;
    const granting = { ...REQUESTED, ReceivesResults: true };
    await update(granting, ADDED);

    await update(REQUESTED, ADDED, granting);

    expect(service.requests.at(-1)?.status).toBe('CANCELLED');
    expect(service.see(ACCOUNT)).toBe('INVITED');
  });

  test('another account is another member: an update and its rollback', async () => {
    service.autoApproved = true;
    await create();
    const other = { ...REQUESTED, AccountId: '444444444444' };

    const forth = await update(other, ADDED);
    const back = await update(REQUESTED, forth.PhysicalResourceId, other);
    await remove(forth.PhysicalResourceId, other);

    expect(forth.PhysicalResourceId).toBe(`${COLLABORATION}/added-member/444444444444 after ${ADDED}`);
    expect(back.PhysicalResourceId).toBe(ADDED);
    expect([service.see(ACCOUNT), service.see('444444444444')]).toEqual(['INVITED', 'REMOVED']);
  });
});
