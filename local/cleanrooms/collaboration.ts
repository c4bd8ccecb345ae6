import { requireCreator, requireVisibleCollaboration } from './access';
import { invalid } from './errors';
import { invite, type MemberSpecification, takesPart } from './member';
import { removeMembership } from './membership';
import { type PageInput, pageOf } from './pages';
import type { PaymentConfiguration } from './payment';
import type { CollaborationRecord, CollaborationSettings, Entity, MlMemberAbilities } from './records';
import { type Caller, defined, newEntity, type Operation, type World } from './world';

interface CreateInput extends CollaborationSettings {
  readonly name: string;
  readonly description?: string;
  readonly members: readonly MemberSpecification[];
  readonly creatorDisplayName: string;
  readonly creatorMemberAbilities: readonly string[];
  readonly creatorMLMemberAbilities?: MlMemberAbilities;
  readonly creatorPaymentConfiguration?: PaymentConfiguration;
  readonly analyticsEngine?: string;
  readonly autoApprovedChangeRequestTypes?: readonly string[];
  readonly tags?: Entity['tags'];
}

interface Target {
  readonly collaborationIdentifier: string;
}

function summaryOf(collaboration: CollaborationRecord, caller: Caller) {
  const member = collaboration.members.get(caller.account);
  return defined({
    id: collaboration.id,
    arn: collaboration.arn,
    name: collaboration.name,
    creatorAccountId: collaboration.creatorAccountId,
    creatorDisplayName: collaboration.creatorDisplayName,
    createTime: collaboration.createTime,
    updateTime: collaboration.updateTime,
    memberStatus: member?.status,
    membershipId: member?.membershipId,
    membershipArn: member?.membershipArn,
    analyticsEngine: collaboration.analyticsEngine,
  });
}

function answer(collaboration: CollaborationRecord, caller: Caller) {
  return {
    collaboration: defined({
      ...summaryOf(collaboration, caller),
      ...collaboration.settings,
      description: collaboration.description,
      autoApprovedChangeTypes: collaboration.autoApprovedChangeTypes,
    }),
  };
}

function createCollaboration(world: World, caller: Caller, input: CreateInput) {
  const creator: MemberSpecification = {
    accountId: caller.account,
    displayName: input.creatorDisplayName,
    memberAbilities: input.creatorMemberAbilities,
    mlMemberAbilities: input.creatorMLMemberAbilities,
    paymentConfiguration: input.creatorPaymentConfiguration,
  };
  const specifications = [creator, ...input.members];
  requireSoundMembers(specifications);
  const collaboration: CollaborationRecord = {
    ...newEntity(world, caller, 'collaboration', input.tags),
    region: caller.region,
    creatorAccountId: caller.account,
    creatorDisplayName: input.creatorDisplayName,
    settings: defined({
      queryLogStatus: input.queryLogStatus,
      jobLogStatus: input.jobLogStatus,
      dataEncryptionMetadata: input.dataEncryptionMetadata,
      allowedResultRegions: input.allowedResultRegions,
      isMetricsEnabled: input.isMetricsEnabled,
    }),
    name: input.name,
    description: input.description,
    analyticsEngine: input.analyticsEngine ?? 'SPARK',
    autoApprovedChangeTypes: input.autoApprovedChangeRequestTypes ?? [],
    members: new Map(specifications.map((member) => [member.accountId, invite(world, member)])),
    changeRequests: [],
  };
  world.collaborations.set(collaboration.id, collaboration);
  return answer(collaboration, caller);
}

function requireSoundMembers(members: readonly MemberSpecification[]): void {
  const accounts = members.map((member) => member.accountId);
  const twice = accounts.find((account, index) => accounts.indexOf(account) !== index);
  if (twice !== undefined) {
    throw invalid(`account ${twice} is a member more than once`);
  }
  const runners = members.filter((member) => member.memberAbilities.includes('CAN_QUERY'));
  if (runners.length !== 1) {
    throw invalid(`exactly one member must have CAN_QUERY, and ${runners.length} have it`);
  }
}

function getCollaboration(world: World, caller: Caller, input: Target) {
  return answer(requireVisibleCollaboration(world, caller, input.collaborationIdentifier), caller);
}

function updateCollaboration(
  world: World,
  caller: Caller,
  input: Target & { readonly name?: string; readonly description?: string; readonly analyticsEngine?: string },
) {
  const collaboration = requireVisibleCollaboration(world, caller, input.collaborationIdentifier);
  requireCreator(collaboration, caller, 'update it');
  collaboration.name = input.name ?? collaboration.name;
  collaboration.description = input.description ?? collaboration.description;
  collaboration.analyticsEngine = input.analyticsEngine ?? collaboration.analyticsEngine;
  collaboration.updateTime = world.now();
  return answer(collaboration, caller);
}

/** Ends the collaboration for everybody. The creator's membership goes with it, the others stay with their owners. */
function deleteCollaboration(world: World, caller: Caller, input: Target) {
  const collaboration = requireVisibleCollaboration(world, caller, input.collaborationIdentifier);
  requireCreator(collaboration, caller, 'delete it');
  world.collaborations.delete(collaboration.id);
  for (const membership of [...world.memberships.values()]) {
    if (membership.collaboration !== collaboration) {
      continue;
    }
    if (membership.account === collaboration.creatorAccountId) {
      removeMembership(world, membership);
    } else if (membership.status === 'ACTIVE') {
      membership.status = 'COLLABORATION_DELETED';
      membership.updateTime = world.now();
    }
  }
  return {};
}

function listCollaborations(world: World, caller: Caller, input: PageInput & { readonly memberStatus?: string }) {
  const seen = [...world.collaborations.values()].filter((collaboration) => {
    const member = collaboration.members.get(caller.account);
    const wanted = input.memberStatus === undefined || member?.status === input.memberStatus;
    return collaboration.region === caller.region && takesPart(member) && wanted;
  });
  const page = pageOf(seen, input, world.policy);
  return defined({
    collaborationList: page.items.map((collaboration) => summaryOf(collaboration, caller)),
    nextToken: page.nextToken,
  });
}

export const COLLABORATION_OPERATIONS: { readonly [name: string]: Operation } = {
  CreateCollaboration: createCollaboration,
  GetCollaboration: getCollaboration,
  UpdateCollaboration: updateCollaboration,
  DeleteCollaboration: deleteCollaboration,
  ListCollaborations: listCollaborations,
};
