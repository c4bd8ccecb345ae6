import { accessDenied, conflict, notFound } from './errors';
import { takesPart } from './member';
import type { CollaborationRecord, MemberRecord, MembershipRecord } from './records';
import type { Caller, World } from './world';

/** A collaboration in which the caller takes part, for operations that declare ResourceNotFoundException. */
export function requireCollaboration(world: World, caller: Caller, id: string): CollaborationRecord {
  const collaboration = world.collaborations.get(id);
  if (collaboration === undefined || collaboration.region !== caller.region) {
    throw notFound('COLLABORATION', id, 'collaboration');
  }
  return requirePart(collaboration, caller);
}

/**
 * The same for the operations on the collaboration itself. They declare no ResourceNotFoundException: what does not
 * exist and what the caller cannot see answer alike.
 */
export function requireVisibleCollaboration(world: World, caller: Caller, id: string): CollaborationRecord {
  const collaboration = world.collaborations.get(id);
  if (collaboration === undefined || collaboration.region !== caller.region) {
    throw accessDenied(`account ${caller.account} cannot access collaboration ${id}`);
  }
  return requirePart(collaboration, caller);
}

export function requireCreator(collaboration: CollaborationRecord, caller: Caller, what: string): void {
  if (caller.account !== collaboration.creatorAccountId) {
    throw accessDenied(`only the creator of collaboration ${collaboration.id} can ${what}`);
  }
}

/** The caller's own membership, in whatever state: what a member brought stays readable and deletable. */
export function requireMembership(world: World, caller: Caller, id: string): MembershipRecord {
  const membership = world.memberships.get(id);
  if (membership === undefined || membership.region !== caller.region) {
    throw notFound('MEMBERSHIP', id, 'membership');
  }
  if (membership.account !== caller.account) {
    throw accessDenied(`membership ${id} belongs to another account`);
  }
  return membership;
}

/** The caller's own membership, as long as it is one: for whatever adds to the collaboration. */
export function requireActiveMembership(world: World, caller: Caller, id: string): MembershipRecord {
  const membership = requireMembership(world, caller, id);
  if (membership.status !== 'ACTIVE') {
    throw conflict('INVALID_STATE', 'MEMBERSHIP', id, `membership ${id} is ${membership.status}`);
  }
  return membership;
}

function requirePart(collaboration: CollaborationRecord, caller: Caller): CollaborationRecord {
  if (!takesPart(collaboration.members.get(caller.account))) {
    throw accessDenied(`account ${caller.account} cannot access collaboration ${collaboration.id}`);
  }
  return collaboration;
}

/** The member that the caller is, if it has joined. */
export function requireActiveMember(collaboration: CollaborationRecord, caller: Caller): MemberRecord {
  const member = collaboration.members.get(caller.account);
  if (member?.status !== 'ACTIVE') {
    throw accessDenied(`account ${caller.account} has no active membership in collaboration ${collaboration.id}`);
  }
  return member;
}
