import { requireActiveMember, requireCollaboration, requireCreator } from './access';
import { commitChange, planChange } from './change';
import { accessDenied, conflict, invalid, notFound } from './errors';
import { participants } from './member';
import { type PageInput, pageOf } from './pages';
import type { ChangeInput, ChangeRequestRecord, ChangeRequestStatus, CollaborationRecord } from './records';
import { type Caller, defined, type Operation, type World } from './world';

/*
 * status     creator                other active members
 * PENDING    CANCEL → CANCELLED     APPROVE: the last one → APPROVED; DENY: any one → DENIED
 * APPROVED   COMMIT → COMMITTED     (conflict)
 *            CANCEL → CANCELLED
 * others     (conflict)             (conflict)
 *
 * If the collaboration approves all the types of all its changes by itself, a request is born COMMITTED.
 */

interface Target {
  readonly collaborationIdentifier: string;
  readonly changeRequestIdentifier: string;
}

function view(collaboration: CollaborationRecord, request: ChangeRequestRecord) {
  const approvals = [...request.approvals].map(([account, status]) => [account, { status }] as const);
  return defined({
    id: request.id,
    collaborationId: collaboration.id,
    createTime: request.createTime,
    updateTime: request.updateTime,
    status: request.status,
    isAutoApproved: request.isAutoApproved,
    changes: request.changes,
    approvals: approvals.length === 0 ? undefined : Object.fromEntries(approvals),
  });
}

function createCollaborationChangeRequest(
  world: World,
  caller: Caller,
  input: { readonly collaborationIdentifier: string; readonly changes: readonly ChangeInput[] },
) {
  const collaboration = requireCollaboration(world, caller, input.collaborationIdentifier);
  requireCreator(collaboration, caller, 'request changes');
  requireOneChangeEach(input.changes);
  const changes = input.changes.map((change) => planChange(world, collaboration, change));
  const automatic = changes.every(({ types }) =>
    types.every((type) => collaboration.autoApprovedChangeTypes.includes(type)),
  );
  const time = world.now();
  const request: ChangeRequestRecord = {
    id: world.newId(),
    changes,
    isAutoApproved: automatic,
    status: 'PENDING',
    approvals: new Map(automatic ? [] : votersOf(collaboration)),
    createTime: time,
    updateTime: time,
  };
  if (automatic) {
    commit(world, collaboration, request);
  } else {
    settle(world, request);
  }
  collaboration.changeRequests.push(request);
  return { collaborationChangeRequest: view(collaboration, request) };
}

/** Two changes of one thing would each be evaluated without the other. */
function requireOneChangeEach(changes: readonly ChangeInput[]): void {
  const subjects = changes.map(({ specification }) => specification.member?.accountId ?? 'the collaboration');
  const twice = subjects.find((subject, index) => subjects.indexOf(subject) !== index);
  if (twice !== undefined) {
    throw invalid(`the change request changes ${twice} more than once`);
  }
}

/** The creator agrees by asking; the others who have joined are asked. */
function votersOf(collaboration: CollaborationRecord): readonly [string, 'APPROVED' | 'PENDING'][] {
  return participants(collaboration)
    .filter((member) => member.accountId === collaboration.creatorAccountId || member.status === 'ACTIVE')
    .map((member) => [member.accountId, member.accountId === collaboration.creatorAccountId ? 'APPROVED' : 'PENDING']);
}

/** Changes that were possible when they were requested can be impossible now: then nothing of the request is done. */
function commit(world: World, collaboration: CollaborationRecord, request: ChangeRequestRecord): void {
  const again = request.changes.map((change) => planChange(world, collaboration, change));
  for (const change of again) {
    commitChange(world, collaboration, change);
  }
  move(world, request, 'COMMITTED');
}

function settle(world: World, request: ChangeRequestRecord): void {
  if (request.status === 'PENDING' && [...request.approvals.values()].every((vote) => vote === 'APPROVED')) {
    move(world, request, 'APPROVED');
  }
}

function move(world: World, request: ChangeRequestRecord, status: ChangeRequestStatus): void {
  request.status = status;
  request.updateTime = world.now();
}

/** Requests do not wait for members who are gone. */
export function settleRequests(world: World, collaboration: CollaborationRecord): void {
  for (const request of collaboration.changeRequests) {
    if (request.status === 'PENDING') {
      for (const [account, vote] of [...request.approvals]) {
        if (vote === 'PENDING' && collaboration.members.get(account)?.status !== 'ACTIVE') {
          request.approvals.delete(account);
        }
      }
      settle(world, request);
    }
  }
}

function requireRequest(collaboration: CollaborationRecord, id: string): ChangeRequestRecord {
  const request = collaboration.changeRequests.find((each) => each.id === id);
  if (request === undefined) {
    // The model's list of resource types has none for change requests.
    throw notFound('COLLABORATION', id, 'change request');
  }
  return request;
}

function getCollaborationChangeRequest(world: World, caller: Caller, input: Target) {
  const collaboration = requireCollaboration(world, caller, input.collaborationIdentifier);
  const request = requireRequest(collaboration, input.changeRequestIdentifier);
  return { collaborationChangeRequest: view(collaboration, request) };
}

function listCollaborationChangeRequests(
  world: World,
  caller: Caller,
  input: PageInput & { readonly collaborationIdentifier: string; readonly status?: string },
) {
  const collaboration = requireCollaboration(world, caller, input.collaborationIdentifier);
  const wanted = collaboration.changeRequests.filter(
    (request) => input.status === undefined || request.status === input.status,
  );
  const page = pageOf(wanted, input, world.policy);
  return defined({
    collaborationChangeRequestSummaries: page.items.map((request) => view(collaboration, request)),
    nextToken: page.nextToken,
  });
}

function updateCollaborationChangeRequest(
  world: World,
  caller: Caller,
  input: Target & { readonly action: 'APPROVE' | 'CANCEL' | 'COMMIT' | 'DENY' },
) {
  const collaboration = requireCollaboration(world, caller, input.collaborationIdentifier);
  const request = requireRequest(collaboration, input.changeRequestIdentifier);
  switch (input.action) {
    case 'APPROVE':
    case 'DENY':
      vote(world, caller, collaboration, request, input.action);
      break;
    case 'CANCEL':
      requireCreator(collaboration, caller, 'cancel a change request');
      requireStatus(collaboration, request, ['PENDING', 'APPROVED'], input.action);
      move(world, request, 'CANCELLED');
      break;
    case 'COMMIT':
      requireCreator(collaboration, caller, 'commit a change request');
      requireStatus(collaboration, request, ['APPROVED'], input.action);
      commit(world, collaboration, request);
      break;
  }
  return { collaborationChangeRequest: view(collaboration, request) };
}

function vote(
  world: World,
  caller: Caller,
  collaboration: CollaborationRecord,
  request: ChangeRequestRecord,
  action: 'APPROVE' | 'DENY',
): void {
  requireActiveMember(collaboration, caller);
  if (caller.account === collaboration.creatorAccountId || !request.approvals.has(caller.account)) {
    throw accessDenied(`account ${caller.account} is not asked to approve change request ${request.id}`);
  }
  requireStatus(collaboration, request, ['PENDING'], action);
  request.approvals.set(caller.account, action === 'APPROVE' ? 'APPROVED' : 'DENIED');
  if (action === 'DENY') {
    move(world, request, 'DENIED');
  } else {
    settle(world, request);
  }
}

function requireStatus(
  collaboration: CollaborationRecord,
  request: ChangeRequestRecord,
  expected: readonly ChangeRequestStatus[],
  action: string,
): void {
  if (!expected.includes(request.status)) {
    const message = `change request ${request.id} is ${request.status}, ${action} needs ${expected.join(' or ')}`;
    throw conflict('INVALID_STATE', 'COLLABORATION', collaboration.id, message);
  }
}

export const CHANGE_REQUEST_OPERATIONS: { readonly [name: string]: Operation } = {
  CreateCollaborationChangeRequest: createCollaborationChangeRequest,
  GetCollaborationChangeRequest: getCollaborationChangeRequest,
  ListCollaborationChangeRequests: listCollaborationChangeRequests,
  UpdateCollaborationChangeRequest: updateCollaborationChangeRequest,
};
