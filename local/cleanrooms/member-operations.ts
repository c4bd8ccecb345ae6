import { requireCollaboration, requireCreator } from './access';
import { settleRequests } from './change-request';
import { invalid, notFound } from './errors';
import { takesPart } from './member';
import { type PageInput, pageOf } from './pages';
import type { MemberRecord } from './records';
import { type Caller, defined, type Operation, type World } from './world';

function summaryOf(member: MemberRecord) {
  return defined({
    accountId: member.accountId,
    displayName: member.displayName,
    abilities: member.abilities,
    mlAbilities: member.mlAbilities,
    paymentConfiguration: member.payment,
    status: member.status,
    membershipId: member.membershipId,
    membershipArn: member.membershipArn,
    createTime: member.createTime,
    updateTime: member.updateTime,
  });
}

function listMembers(world: World, caller: Caller, input: PageInput & { readonly collaborationIdentifier: string }) {
  const collaboration = requireCollaboration(world, caller, input.collaborationIdentifier);
  const listed = [...collaboration.members.values()].map((member) => ({ id: member.accountId, member }));
  const page = pageOf(listed, input, world.policy);
  return defined({ memberSummaries: page.items.map(({ member }) => summaryOf(member)), nextToken: page.nextToken });
}

function deleteMember(
  world: World,
  caller: Caller,
  input: { readonly collaborationIdentifier: string; readonly accountId: string },
) {
  const collaboration = requireCollaboration(world, caller, input.collaborationIdentifier);
  requireCreator(collaboration, caller, 'remove members');
  if (input.accountId === collaboration.creatorAccountId) {
    throw invalid('the creator of a collaboration cannot be removed from it');
  }
  const member = collaboration.members.get(input.accountId);
  if (!takesPart(member)) {
    throw notFound('COLLABORATION', collaboration.id, `member ${input.accountId} of collaboration`);
  }
  member.status = 'REMOVED';
  member.updateTime = world.now();
  const membership = world.memberships.get(member.membershipId ?? '');
  if (membership !== undefined) {
    membership.status = 'REMOVED';
    membership.updateTime = member.updateTime;
  }
  settleRequests(world, collaboration);
  return {};
}

export const MEMBER_OPERATIONS: { readonly [name: string]: Operation } = {
  ListMembers: listMembers,
  DeleteMember: deleteMember,
};
