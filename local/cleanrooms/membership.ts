import { requireActiveMembership, requireCollaboration, requireMembership } from './access';
import { settleRequests } from './change-request';
import { accessDenied, conflict, invalid } from './errors';
import { participants } from './member';
import { type PageInput, pageOf } from './pages';
import { acceptedPayment, COSTS, isPayer, mergePayment, type PaymentConfiguration, requireAcceptance } from './payment';
import type { CollaborationRecord, Entity, MemberRecord, MembershipRecord } from './records';
import { type Caller, defined, newEntity, type Operation, type World } from './world';

interface CreateInput {
  readonly collaborationIdentifier: string;
  readonly queryLogStatus: string;
  readonly jobLogStatus?: string;
  readonly defaultResultConfiguration?: object;
  readonly defaultJobResultConfiguration?: object;
  readonly isMetricsEnabled?: boolean;
  readonly paymentConfiguration?: PaymentConfiguration;
  readonly tags?: Entity['tags'];
}

interface Target {
  readonly membershipIdentifier: string;
}

function summaryOf(membership: MembershipRecord) {
  return defined({
    id: membership.id,
    arn: membership.arn,
    collaborationId: membership.collaboration.id,
    collaborationArn: membership.collaboration.arn,
    collaborationName: membership.collaboration.name,
    collaborationCreatorAccountId: membership.collaboration.creatorAccountId,
    collaborationCreatorDisplayName: membership.collaboration.creatorDisplayName,
    createTime: membership.createTime,
    updateTime: membership.updateTime,
    status: membership.status,
    memberAbilities: membership.member.abilities,
    mlMemberAbilities: membership.member.mlAbilities,
    paymentConfiguration: membership.paymentConfiguration,
  });
}

function answer(membership: MembershipRecord) {
  return {
    membership: defined({
      ...summaryOf(membership),
      queryLogStatus: membership.queryLogStatus,
      jobLogStatus: membership.jobLogStatus,
      defaultResultConfiguration: membership.defaultResultConfiguration,
      defaultJobResultConfiguration: membership.defaultJobResultConfiguration,
      isMetricsEnabled: membership.isMetricsEnabled,
    }),
  };
}

function createMembership(world: World, caller: Caller, input: CreateInput) {
  const member = requireInvitation(world, caller, input.collaborationIdentifier);
  const collaboration = requireCollaboration(world, caller, input.collaborationIdentifier);
  const members = participants(collaboration);
  requireAcceptance(input.paymentConfiguration, member, members);
  if (input.isMetricsEnabled) {
    requireMetrics(collaboration, member);
  }
  const membership: MembershipRecord = {
    ...newEntity(world, caller, 'membership', input.tags),
    region: caller.region,
    account: caller.account,
    collaboration,
    member,
    status: 'ACTIVE',
    queryLogStatus: input.queryLogStatus,
    jobLogStatus: input.jobLogStatus,
    defaultResultConfiguration: input.defaultResultConfiguration,
    defaultJobResultConfiguration: input.defaultJobResultConfiguration,
    isMetricsEnabled: input.isMetricsEnabled,
    paymentConfiguration: acceptedPayment(input.paymentConfiguration, member, members),
  };
  world.memberships.set(membership.id, membership);
  member.status = 'ACTIVE';
  member.membershipId = membership.id;
  member.membershipArn = membership.arn;
  member.updateTime = membership.createTime;
  return answer(membership);
}

/** Only an open invitation can be accepted: once, and never again by who has left. */
function requireInvitation(world: World, caller: Caller, id: string): MemberRecord {
  const member = world.collaborations.get(id)?.members.get(caller.account);
  if (member?.status === 'LEFT') {
    throw accessDenied(`account ${caller.account} has left collaboration ${id} and cannot join it again`);
  }
  const visible = requireCollaboration(world, caller, id).members.get(caller.account) as MemberRecord;
  if (visible.status === 'ACTIVE') {
    const existing = visible.membershipId as string;
    throw conflict('ALREADY_EXISTS', 'MEMBERSHIP', existing, `account ${caller.account} is already a member`);
  }
  return visible;
}

function requireMetrics(collaboration: CollaborationRecord, member: MemberRecord): void {
  if (!collaboration.settings.isMetricsEnabled) {
    throw invalid('isMetricsEnabled needs a collaboration with metrics');
  }
  const members = participants(collaboration);
  const runs = member.abilities.some((ability) => ability === 'CAN_QUERY' || ability === 'CAN_RUN_JOB');
  if (!runs && !COSTS.some((cost) => isPayer(member, members, cost))) {
    throw invalid('isMetricsEnabled is for members who run analyses or pay for them');
  }
}

function getMembership(world: World, caller: Caller, input: Target) {
  return answer(requireMembership(world, caller, input.membershipIdentifier));
}

type UpdateInput = Target &
  Partial<Pick<CreateInput, 'defaultJobResultConfiguration' | 'defaultResultConfiguration' | 'jobLogStatus'>> & {
    readonly queryLogStatus?: string;
    readonly membershipPaymentConfiguration?: PaymentConfiguration;
  };

function updateMembership(world: World, caller: Caller, input: UpdateInput) {
  const membership = requireActiveMembership(world, caller, input.membershipIdentifier);
  if (input.membershipPaymentConfiguration !== undefined) {
    const merged = mergePayment(membership.paymentConfiguration, input.membershipPaymentConfiguration);
    requireAcceptance(merged, membership.member, participants(membership.collaboration));
    membership.paymentConfiguration = merged;
  }
  membership.queryLogStatus = input.queryLogStatus ?? membership.queryLogStatus;
  membership.jobLogStatus = input.jobLogStatus ?? membership.jobLogStatus;
  membership.defaultResultConfiguration = input.defaultResultConfiguration ?? membership.defaultResultConfiguration;
  membership.defaultJobResultConfiguration =
    input.defaultJobResultConfiguration ?? membership.defaultJobResultConfiguration;
  membership.updateTime = world.now();
  return answer(membership);
}

function deleteMembership(world: World, caller: Caller, input: Target) {
  const membership = requireMembership(world, caller, input.membershipIdentifier);
  const { collaboration, member } = membership;
  if (caller.account === collaboration.creatorAccountId) {
    throw conflict(
      'INVALID_STATE',
      'COLLABORATION',
      collaboration.id,
      'the creator leaves a collaboration by deleting the collaboration',
    );
  }
  if (hasChildren(world, membership)) {
    throw conflict('SUBRESOURCES_EXIST', 'MEMBERSHIP', membership.id, `membership ${membership.id} is not empty`);
  }
  // After a removal and a new invitation the account can hold an older membership beside the one that counts.
  const leaves = member.status === 'ACTIVE' && member.membershipId === membership.id;
  removeMembership(world, membership);
  if (leaves) {
    member.status = 'LEFT';
    member.updateTime = world.now();
    settleRequests(world, collaboration);
  }
  return {};
}

function childrenOf(world: World, membership: MembershipRecord): readonly [Map<string, unknown>, string][] {
  const { associations, templates, budgets, idNamespaces, idMappingTables, intermediateTables } = world;
  const kinds = [associations, templates, budgets, idNamespaces, idMappingTables, intermediateTables];
  return [...kinds, world.audienceModelAssociations].flatMap((kind) =>
    [...kind.values()]
      .filter((child) => child.membership === membership)
      .map((child): [Map<string, unknown>, string] => [kind, child.id]),
  );
}

function hasChildren(world: World, membership: MembershipRecord): boolean {
  const { mlConfigurations, policy } = world;
  const hasMlResources = mlConfigurations.has(membership.id) || policy.isUsed(membership.id);
  return childrenOf(world, membership).length > 0 || hasMlResources;
}

/** Removes a membership and whatever is under it. */
export function removeMembership(world: World, membership: MembershipRecord): void {
  for (const [kind, id] of childrenOf(world, membership)) {
    kind.delete(id);
    world.rules.delete(id);
  }
  world.mlConfigurations.delete(membership.id);
  world.memberships.delete(membership.id);
  if (membership.member.membershipId === membership.id) {
    membership.member.membershipId = undefined;
    membership.member.membershipArn = undefined;
  }
}

function listMemberships(world: World, caller: Caller, input: PageInput & { readonly status?: string }) {
  const own = [...world.memberships.values()].filter(
    (membership) =>
      membership.account === caller.account &&
      membership.region === caller.region &&
      (input.status === undefined || membership.status === input.status),
  );
  const page = pageOf(own, input, world.policy);
  return defined({ membershipSummaries: page.items.map(summaryOf), nextToken: page.nextToken });
}

export const MEMBERSHIP_OPERATIONS: { readonly [name: string]: Operation } = {
  CreateMembership: createMembership,
  GetMembership: getMembership,
  UpdateMembership: updateMembership,
  DeleteMembership: deleteMembership,
  ListMemberships: listMemberships,
};
