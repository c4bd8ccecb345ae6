import { allowCollaboration, disallowCollaboration } from '../machine-learning/audience-model-policy';
import type { ConfiguredAudienceModelRecord } from '../machine-learning/records';
import { requireActiveMembership, requireMembership } from './access';
import { conflict, notFound } from './errors';
import { type PageInput, pageOf } from './pages';
import type { AudienceModelAssociationRecord, Entity, MembershipRecord } from './records';
import { type Caller, defined, newEntity, type Operation, type World } from './world';

interface CreateInput {
  readonly membershipIdentifier: string;
  readonly configuredAudienceModelArn: string;
  readonly configuredAudienceModelAssociationName: string;
  readonly description?: string;
  readonly manageResourcePolicies: boolean;
  readonly tags?: Entity['tags'];
}

interface Target {
  readonly membershipIdentifier: string;
  readonly configuredAudienceModelAssociationIdentifier: string;
}

function summaryOf(association: AudienceModelAssociationRecord) {
  const { id, arn, membership, configuredAudienceModelArn, name, description, createTime, updateTime } = association;
  return defined({
    id,
    arn,
    membershipId: membership.id,
    membershipArn: membership.arn,
    collaborationId: membership.collaboration.id,
    collaborationArn: membership.collaboration.arn,
    configuredAudienceModelArn,
    name,
    description,
    createTime,
    updateTime,
  });
}

function answer(association: AudienceModelAssociationRecord) {
  const { manageResourcePolicies } = association;
  return { configuredAudienceModelAssociation: { ...summaryOf(association), manageResourcePolicies } };
}

function create(world: World, caller: Caller, input: CreateInput) {
  const membership = requireActiveMembership(world, caller, input.membershipIdentifier);
  const model = requireModel(world, caller, input.configuredAudienceModelArn);
  requireNew(world, membership, input);
  const association: AudienceModelAssociationRecord = {
    ...newEntity(world, caller, `membership/${membership.id}/configuredaudiencemodelassociation`, input.tags),
    membership,
    configuredAudienceModelArn: model.arn,
    manageResourcePolicies: input.manageResourcePolicies,
    name: input.configuredAudienceModelAssociationName,
    description: input.description,
  };
  world.audienceModelAssociations.set(association.id, association);
  if (association.manageResourcePolicies) {
    allowCollaboration(model, association.id, membership.collaboration.id);
  }
  return answer(association);
}

function get(world: World, caller: Caller, input: Target) {
  return answer(requireAssociation(world, caller, input));
}

/** What is left out stays as it is. */
function update(
  world: World,
  caller: Caller,
  { name, description, ...target }: Target & { readonly name?: string; readonly description?: string },
) {
  const association = requireAssociation(world, caller, target);
  association.name = name ?? association.name;
  if (description !== undefined) {
    association.description = description === '' ? undefined : description;
  }
  association.updateTime = world.now();
  return answer(association);
}

function remove(world: World, caller: Caller, input: Target) {
  const { id, configuredAudienceModelArn, manageResourcePolicies } = requireAssociation(world, caller, input);
  const model = world.configuredAudienceModels.get(configuredAudienceModelArn);
  if (model && manageResourcePolicies) {
    disallowCollaboration(model, id);
  }
  world.audienceModelAssociations.delete(id);
  return {};
}

function list(world: World, caller: Caller, input: PageInput & { readonly membershipIdentifier: string }) {
  const { items, nextToken } = pageOf(
    associationsOf(world, requireMembership(world, caller, input.membershipIdentifier)),
    input,
    world.policy,
  );
  return defined({ configuredAudienceModelAssociationSummaries: items.map(summaryOf), nextToken });
}

function associationsOf(world: World, membership: MembershipRecord): AudienceModelAssociationRecord[] {
  return [...world.audienceModelAssociations.values()].filter((association) => association.membership === membership);
}

function requireAssociation(world: World, caller: Caller, target: Target): AudienceModelAssociationRecord {
  const membership = requireMembership(world, caller, target.membershipIdentifier);
  const id = target.configuredAudienceModelAssociationIdentifier;
  const association = world.audienceModelAssociations.get(id);
  if (association?.membership !== membership) {
    throw notFound('MEMBERSHIP', id, 'configured audience model association');
  }
  return association;
}

/** The model of the caller. Another account sees nothing of it. */
function requireModel(world: World, { account, region }: Caller, arn: string): ConfiguredAudienceModelRecord {
  const model = world.configuredAudienceModels.get(arn);
  if (model === undefined || !arn.startsWith(`arn:aws:cleanrooms-ml:${region}:${account}:`)) {
    throw notFound('MEMBERSHIP', arn, 'configured audience model');
  }
  return model;
}

function requireNew(world: World, membership: MembershipRecord, input: CreateInput): void {
  const existing = associationsOf(world, membership).find(
    ({ name, configuredAudienceModelArn }) =>
      name === input.configuredAudienceModelAssociationName ||
      configuredAudienceModelArn === input.configuredAudienceModelArn,
  );
  if (existing && world.policy.hasUniqueMlNames()) {
    throw conflict('ALREADY_EXISTS', 'MEMBERSHIP', existing.id, `${existing.arn} has the same name or model`);
  }
}

export const AUDIENCE_MODEL_ASSOCIATION_OPERATIONS: { readonly [name: string]: Operation } = {
  CreateConfiguredAudienceModelAssociation: create,
  GetConfiguredAudienceModelAssociation: get,
  UpdateConfiguredAudienceModelAssociation: update,
  DeleteConfiguredAudienceModelAssociation: remove,
  ListConfiguredAudienceModelAssociations: list,
};
