import { beforeEach, describe, expect, test } from 'vitest';
import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import { run } from '../../../src/custom-resources/auto-approved-changes/handler.lambda';
import { CREATOR, newService, PARTNER } from '../../local/cleanrooms/clean-room';
import { approveAll } from '../kinds/collaboration-member';
import { createJoinedCollaboration } from '../kinds/joined-collaboration';
import { deliveriesTo } from '../support/deliver';
import { sendTo } from '../support/double';
import { eventOf } from '../support/virtual-world';

const ADD = 'ADD_MEMBER';
const REVOKE = 'REVOKE_RECEIVE_RESULTS_ABILITY';

let service: CleanRoomsService;
let collaborationId: string;

beforeEach(() => {
  service = newService();
  collaborationId = createJoinedCollaboration(service).id;
});

const delivery = () => deliveriesTo(run, sendTo(service, CREATOR));
const requested = (...ChangeTypes: string[]) => ({ CollaborationId: collaborationId, ChangeTypes });
const create = (...types: string[]) => delivery().create(requested(...types));
const update = (...types: string[]) =>
  delivery().deliver(eventOf('Update', requested(...types), { physicalId: ours(), old: requested() }));
const remove = (...types: string[]) => delivery().remove(ours(), requested(...types));
const ours = () => `${collaborationId}/auto-approved-changes`;

function requests() {
  const input = { collaborationIdentifier: collaborationId, maxResults: 100 };
  const listed = service.look(CREATOR, 'ListCollaborationChangeRequests', input);
  return listed.collaborationChangeRequestSummaries as { id: string; status: string }[];
}

function statuses() {
  return requests().map(({ status }) => status);
}

function setting() {
  const { collaboration } = service.look(CREATOR, 'GetCollaboration', { collaborationIdentifier: collaborationId });
  return (collaboration as { autoApprovedChangeTypes?: string[] }).autoApprovedChangeTypes;
}

function deny(): void {
  const [pending] = requests().filter(({ status }) => status === 'PENDING');
  service.call(PARTNER, 'UpdateCollaborationChangeRequest', {
    collaborationIdentifier: collaborationId,
    changeRequestIdentifier: pending?.id,
    action: 'DENY',
  });
}

describe('creation', () => {
  test('succeeds while other members must decide, with the status', async () => {
    const answer = await create(ADD);

    expect(answer).toMatchObject({
      Status: 'SUCCESS',
      PhysicalResourceId: ours(),
      Data: { ChangeRequestId: requests()[0]?.id, ChangeRequestStatus: 'PENDING' },
    });
    expect(setting()).toEqual([]);
  });

  test('requests nothing if the collaboration has the setting, in any order', async () => {
    collaborationId = createJoinedCollaboration(service, true).id;

    const answer = await create(REVOKE, 'GRANT_RECEIVE_RESULTS_ABILITY', ADD);

    expect(answer).toMatchObject({ Status: 'SUCCESS', Data: { ChangeRequestId: 'NONE', ChangeRequestStatus: 'NONE' } });
    expect(statuses()).toEqual([]);
  });

  test('commits at once what no other member must approve', async () => {
    const { collaboration } = service.call(CREATOR, 'CreateCollaboration', {
      name: 'Alone',
      description: 'Alone',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: ['CAN_QUERY'],
      queryLogStatus: 'DISABLED',
      members: [],
    }) as { collaboration: { id: string } };
    collaborationId = collaboration.id;

    expect((await create(ADD)).Data).toMatchObject({ ChangeRequestStatus: 'COMMITTED' });
    expect(setting()).toEqual([ADD]);
  });

  test('fails if another list is requested', async () => {
    await create(ADD);

    const answer = await create(REVOKE);

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toContain(`is PENDING and requests that ${ADD} without approval, not ${REVOKE}`);
  });

  test('requests the change once, whatever is delivered twice', async () => {
    await create(ADD);
    await create(ADD);

    expect(statuses()).toEqual(['PENDING']);
  });

  test('requests again what was denied before', async () => {
    await create(ADD);
    deny();

    expect((await create(ADD)).Data).toMatchObject({ ChangeRequestStatus: 'PENDING' });
    expect(statuses()).toEqual(['DENIED', 'PENDING']);
  });
});

describe('update', () => {
  test('commits what the other members have approved', async () => {
    await create(ADD);
    approveAll(service, collaborationId);

    const answer = await update(ADD);

    expect(answer.Data).toMatchObject({ ChangeRequestStatus: 'COMMITTED' });
    expect(setting()).toEqual([ADD]);
  });

  test('cancels its pending request for another list', async () => {
    await create(ADD);

    const answer = await update(REVOKE);

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: ours() });
    expect(statuses()).toEqual(['CANCELLED', 'PENDING']);
  });

  test('back to what the collaboration has cancels the pending request', async () => {
    await create(ADD);

    await update();

    expect(statuses()).toEqual(['CANCELLED']);
  });

  test('can leave nothing that is approved automatically', async () => {
    collaborationId = createJoinedCollaboration(service, true).id;
    await update();
    approveAll(service, collaborationId);
    await update();

    expect(setting()).toEqual([]);
  });

  test('of another collaboration is another resource', async () => {
    await create(ADD);
    const [previous, old] = [ours(), requested(ADD)];
    collaborationId = createJoinedCollaboration(service).id;

    const event = eventOf('Update', requested(ADD), { physicalId: previous, old });
    const answer = await delivery().deliver(event);

    expect(answer.PhysicalResourceId).toBe(`${ours()} after ${previous}`);
    expect(statuses()).toEqual(['PENDING']);
  });
});

describe('deletion', () => {
  test('leaves the setting as it is', async () => {
    await create(ADD);
    approveAll(service, collaborationId);
    await update(ADD);

    expect((await remove(ADD)).Status).toBe('SUCCESS');
    expect(setting()).toEqual([ADD]);
  });

  test.each([[ADD], [REVOKE]])('cancels an open request, if the properties are those of %s', async (type) => {
    await create(ADD);

    await remove(type);

    expect(statuses()).toEqual(['CANCELLED']);
  });

  test('leaves the requests about members', async () => {
    const specification = { member: { accountId: '333333333333', displayName: 'Measurer', memberAbilities: [] } };
    service.call(CREATOR, 'CreateCollaborationChangeRequest', {
      collaborationIdentifier: collaborationId,
      changes: [{ specificationType: 'MEMBER', specification }],
    });

    await remove(ADD);

    expect(statuses()).toEqual(['PENDING']);
  });

  test('succeeds if the collaboration is gone', async () => {
    await create(ADD);
    service.call(CREATOR, 'DeleteCollaboration', { collaborationIdentifier: collaborationId });

    expect((await remove(ADD)).Status).toBe('SUCCESS');
  });
});
