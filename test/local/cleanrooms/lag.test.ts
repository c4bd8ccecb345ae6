import { expect, test } from 'vitest';
import { CleanRoomsService, ServiceError } from '../../../local/cleanrooms/service';
import { CREATOR, newCollaboration, PARTNER } from './clean-room';

let seconds: number;
let lagMs: number;

function laggingService() {
  seconds = 1_700_000_000;
  lagMs = 0;
  let ids = 0;
  return new CleanRoomsService({
    now: () => new Date(seconds * 1000),
    newId: () => `00000000-0000-0000-0000-${String(++ids).padStart(12, '0')}`,
    faults: { before: () => undefined, after: () => undefined, lag: () => lagMs },
  });
}

function invitations(service: CleanRoomsService, call: 'call' | 'look' = 'call') {
  const { collaborationList } = service[call](PARTNER, 'ListCollaborations', { memberStatus: 'INVITED' });
  return collaborationList as object[];
}

test('a list that is behind shows what was there before, and then the present', () => {
  const service = laggingService();
  newCollaboration(service);
  seconds += 20;
  newCollaboration(service);
  lagMs = 10_000;

  expect(invitations(service)).toHaveLength(1);
  expect(invitations(service, 'look')).toHaveLength(2);
  seconds += 11;
  expect(invitations(service)).toHaveLength(2);
});

test('a reader never sees less than before', () => {
  const service = laggingService();
  newCollaboration(service);
  expect(invitations(service)).toHaveLength(1);
  lagMs = 10_000;

  expect(invitations(service)).toHaveLength(1);
});

test('what did not exist yet has an empty list, or is not found; access is that of the present', () => {
  const service = laggingService();
  lagMs = 10_000;
  const { id: collaborationIdentifier } = newCollaboration(service);

  const members = service.call(CREATOR, 'ListMembers', { collaborationIdentifier });
  const get = () => service.call(CREATOR, 'GetCollaboration', { collaborationIdentifier });

  expect(members).toEqual({ memberSummaries: [] });
  expect(get).toThrow(ServiceError);
  seconds += 11;
  expect(service.call(CREATOR, 'ListMembers', { collaborationIdentifier }).memberSummaries).not.toEqual([]);
  expect(get).not.toThrow();
});
