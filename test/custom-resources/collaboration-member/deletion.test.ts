import { beforeEach, describe, expect, test } from 'vitest';
import { CLEAN_ROOMS } from '../../../src/custom-resources/service/clean-rooms';
import { COLLABORATION, FakeCollaboration, member } from '../support/fake-collaboration';
import { eventOf, VirtualWorld } from '../support/virtual-world';
import { ACCOUNT, ADDED, create, deliver, FOUND, REQUESTED, remove, renewService, service } from './one-member';

beforeEach(renewService);

describe('deletion', () => {
  test('removes the member, and succeeds a second time', async () => {
    service.autoApproved = true;
    await create();

    const answers = [await remove(ADDED), await remove(ADDED)];

    expect(answers.map(({ Status }) => Status)).toEqual(['SUCCESS', 'SUCCESS']);
    expect(service.see(ACCOUNT)).toBe('REMOVED');
  });

  test('cancels a pending change request', async () => {
    await create();

    await remove(ADDED);

    expect(service.requests.map(({ status }) => status)).toEqual(['CANCELLED']);
  });

  test('leaves a founding member as it is, and cancels only its own change request', async () => {
    const requested = { ...REQUESTED, ReceivesResults: true };
    service.members.push(member(ACCOUNT, 'Measurer'));
    await create(requested);

    await remove(FOUND, requested);

    expect(service.see(ACCOUNT)).toBe('ACTIVE');
    expect(service.requests.map(({ status }) => status)).toEqual(['CANCELLED']);
    expect(service.calls).not.toContain('DeleteMember');
  });

  test('observes again if change requests change during the observation', async () => {
    service.autoApproved = true;
    const world = new VirtualWorld(async (request) => {
      const answer = await service.send(request);
      // The creation that it has overtaken takes effect between two of its listings.
      if (service.calls.length === 1) {
        await create();
      }
      return answer;
    });

    await deliver(eventOf('Delete', REQUESTED, { physicalId: 'Publisher-Thing-1ABCDEF' }), world);

    expect(service.see(ACCOUNT)).toBe('REMOVED');
  });

  test('F5: of what was never created makes no call', async () => {
    const answer = await remove('not-created/request-1', {});

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'not-created/request-1' });
    expect(service.calls).toEqual([]);
  });

  test('F4: with an unknown id leaves a member that no request has added', async () => {
    service.members.push(member(ACCOUNT, 'Measurer'));

    const answer = await remove('2026/11/22/[$LATEST]0123');

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: '2026/11/22/[$LATEST]0123' });
    expect(service.see(ACCOUNT)).toBe('ACTIVE');
    expect(service.calls).not.toContain('DeleteMember');
  });

  test('F7: leaves a member that others have added, if the request of the creation never arrived', async () => {
    service.members.push(member(ACCOUNT, 'Guest'));
    const changes = [ACCOUNT, '555555555555'].map((accountId) => ({
      specificationType: 'MEMBER',
      specification: { member: { accountId, memberAbilities: [] } },
      types: ['ADD_MEMBER'],
    }));
    service.requests.push({
      id: '00000000-0000-0000-0000-000000000001',
      status: 'COMMITTED',
      isAutoApproved: true,
      createTime: 1_700_000_000,
      changes,
      approvals: {},
    });

    const answer = await remove(ADDED);

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ADDED });
    expect(service.see(ACCOUNT)).toBe('ACTIVE');
    expect(service.calls).not.toContain('DeleteMember');
  });

  test('F1: with an unknown id removes what a creation added whose response was lost', async () => {
    service.autoApproved = true;
    await create();

    await remove('Publisher-Thing-1ABCDEF');

    expect(service.see(ACCOUNT)).toBe('REMOVED');
  });

  test('F19: that overtakes the creation waits for its effect', async () => {
    service.autoApproved = true;
    const world = new VirtualWorld((request, { time }) => {
      if (time > 1_700_000_005_000 && service.requests.length === 0) {
        service.requests.push(...(new Brought().requests as typeof service.requests));
        service.members.push({ ...member(ACCOUNT, 'Measurer'), status: 'INVITED' });
      }
      return service.send(request);
    });

    await deliver(eventOf('Delete', REQUESTED, { physicalId: 'Publisher-Thing-1ABCDEF' }), world);

    expect(service.see(ACCOUNT)).toBe('REMOVED');
  });

  test('F15: succeeds if the collaboration is gone, even if access to it is denied', async () => {
    service.exists = false;
    const gone = await remove(ADDED);
    service.faults = Array.from({ length: 5 }, () => ({
      on: '*',
      status: 403,
      code: 'AccessDeniedException',
      message: 'Caller is not a member of the collaboration',
    }));
    const forbidden = await remove(ADDED);

    expect([gone.Status, forbidden.Status]).toEqual(['SUCCESS', 'SUCCESS']);
  });

  test('F15: fails if IAM denies access, because the member would stay', async () => {
    service.faults = Array.from({ length: 900 }, () => ({
      on: '*',
      status: 403,
      code: 'AccessDeniedException',
      message: 'User: arn is not authorized to perform: cleanrooms:ListMembers',
    }));

    expect((await remove(ADDED)).Status).toBe('FAILED');
  });

  test('F17: retries while another resource prevents the removal', async () => {
    service.autoApproved = true;
    await create();
    const conflict = { on: 'DeleteMember', status: 409, code: 'ConflictException', message: 'in use' };
    service.faults = [conflict, conflict];

    const answer = await remove(ADDED);

    expect(answer.Status).toBe('SUCCESS');
    expect(service.see(ACCOUNT)).toBe('REMOVED');
  });

  test('F17: fails after that, with what prevents the removal', async () => {
    service.autoApproved = true;
    await create();
    const conflict = { on: 'DeleteMember', status: 409, code: 'ConflictException', message: 'a query runs' };
    service.faults = Array.from({ length: 900 }, () => conflict);

    const answer = await remove(ADDED);

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: ADDED });
    expect(answer.Reason).toContain('a query runs');
  });

  test('succeeds if the response is lost and the member is not found after that', async () => {
    service.autoApproved = true;
    await create();
    service.faults = [{ on: 'DeleteMember', lost: 'answer' }];

    expect((await remove(ADDED)).Status).toBe('SUCCESS');
    expect(service.see(ACCOUNT)).toBe('REMOVED');
  });
});

/** The effect of a creation that the deletion has overtaken. */
class Brought extends FakeCollaboration {
  constructor() {
    super();
    this.autoApproved = true;
    const member = { accountId: ACCOUNT, displayName: 'Measurer', memberAbilities: [] };
    const body = JSON.stringify({ changes: [{ specificationType: 'MEMBER', specification: { member } }] });
    this.send({
      service: CLEAN_ROOMS,
      method: 'POST',
      path: `/collaborations/${COLLABORATION}/changeRequests`,
      query: {},
      body,
    });
  }
}
