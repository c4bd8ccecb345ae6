import { beforeEach, describe, expect, test } from 'vitest';
import { CLEAN_ROOMS } from '../../../src/custom-resources/service/clean-rooms';
import { COLLABORATION, FakeCollaboration, member } from '../support/fake-collaboration';
import { eventOf, VirtualWorld } from '../support/virtual-world';
import { ACCOUNT, ADDED, ASKED, create, deliver, FOUND, remove, renewService, service } from './one-member';

beforeEach(renewService);

describe('deletion', () => {
  test('removes the member, and does so twice without complaint', async () => {
    service.autoApproved = true;
    await create();

    const answers = [await remove(ADDED), await remove(ADDED)];

    expect(answers.map(({ Status }) => Status)).toEqual(['SUCCESS', 'SUCCESS']);
    expect(service.see(ACCOUNT)).toBe('REMOVED');
  });

  test('cancels a request that is pending', async () => {
    await create();

    await remove(ADDED);

    expect(service.requests.map(({ status }) => status)).toEqual(['CANCELLED']);
  });

  test('does not touch a founding member, only what it has asked of it', async () => {
    const asked = { ...ASKED, ReceivesResults: true };
    service.members.push(member(ACCOUNT, 'Measurer'));
    await create(asked);

    await remove(FOUND, asked);

    expect(service.see(ACCOUNT)).toBe('ACTIVE');
    expect(service.requests.map(({ status }) => status)).toEqual(['CANCELLED']);
    expect(service.calls).not.toContain('DeleteMember');
  });

  test('looks again if somebody acts while it looks', async () => {
    service.autoApproved = true;
    const world = new VirtualWorld(async (request) => {
      const answer = await service.send(request);
      // The creation that it has overtaken takes effect between two of its listings.
      if (service.calls.length === 1) {
        await create();
      }
      return answer;
    });

    await deliver(eventOf('Delete', ASKED, { physicalId: 'Publisher-Thing-1ABCDEF' }), world);

    expect(service.see(ACCOUNT)).toBe('REMOVED');
  });

  test('F5: of what was never created is done without a call', async () => {
    const answer = await remove('not-created/request-1', {});

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'not-created/request-1' });
    expect(service.calls).toEqual([]);
  });

  test('F4: with a foreign id leaves a member alone that no request has added', async () => {
    service.members.push(member(ACCOUNT, 'Measurer'));

    const answer = await remove('2026/11/22/[$LATEST]0123');

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: '2026/11/22/[$LATEST]0123' });
    expect(service.see(ACCOUNT)).toBe('ACTIVE');
    expect(service.calls).not.toContain('DeleteMember');
  });

  test('F1: with a foreign id removes what a creation left whose answer never arrived', async () => {
    service.autoApproved = true;
    await create();

    await remove('Publisher-Thing-1ABCDEF');

    expect(service.see(ACCOUNT)).toBe('REMOVED');
  });

  test('F19: that overtakes the creation waits for what it brings', async () => {
    service.autoApproved = true;
    const world = new VirtualWorld((request, { time }) => {
      if (time > 1_700_000_005_000 && service.requests.length === 0) {
        service.requests.push(...(new Brought().requests as typeof service.requests));
        service.members.push({ ...member(ACCOUNT, 'Measurer'), status: 'INVITED' });
      }
      return service.send(request);
    });

    await deliver(eventOf('Delete', ASKED, { physicalId: 'Publisher-Thing-1ABCDEF' }), world);

    expect(service.see(ACCOUNT)).toBe('REMOVED');
  });

  test('F15: is done if the collaboration is gone, also if that looks forbidden', async () => {
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

  test('F15: fails if it is IAM that forbids, as the member would stay', async () => {
    service.faults = Array.from({ length: 900 }, () => ({
      on: '*',
      status: 403,
      code: 'AccessDeniedException',
      message: 'User: arn is not authorized to perform: cleanrooms:ListMembers',
    }));

    expect((await remove(ADDED)).Status).toBe('FAILED');
  });

  test('F17: tries again while something is in the way', async () => {
    service.autoApproved = true;
    await create();
    const conflict = { on: 'DeleteMember', status: 409, code: 'ConflictException', message: 'in use' };
    service.faults = [conflict, conflict];

    const answer = await remove(ADDED);

    expect(answer.Status).toBe('SUCCESS');
    expect(service.see(ACCOUNT)).toBe('REMOVED');
  });

  test('F17: fails in the end, and names what is in the way', async () => {
    service.autoApproved = true;
    await create();
    const conflict = { on: 'DeleteMember', status: 409, code: 'ConflictException', message: 'a query runs' };
    service.faults = Array.from({ length: 900 }, () => conflict);

    const answer = await remove(ADDED);

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: ADDED });
    expect(answer.Reason).toContain('a query runs');
  });

  test('succeeds if its answer is lost and the member is then not found', async () => {
    service.autoApproved = true;
    await create();
    service.faults = [{ on: 'DeleteMember', lost: 'answer' }];

    expect((await remove(ADDED)).Status).toBe('SUCCESS');
    expect(service.see(ACCOUNT)).toBe('REMOVED');
  });
});

/** What a creation has made of which the deletion knows nothing. */
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
