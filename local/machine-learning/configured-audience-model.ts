import { ServiceError } from '../cleanrooms/errors';
import { type PageInput, pageOf } from '../cleanrooms/pages';
import { type Caller, defined, type Operation, type World } from '../cleanrooms/world';
import { statusOf } from './audience-model';
import { type MlInput, newMlRecord, ownOf, requireNewName, requireOwn, requireRoleOf, timesOf } from './ml-record';
import type { AudienceModelConfiguration, ConfiguredAudienceModelRecord } from './records';

export interface ModelTarget {
  readonly configuredAudienceModelArn: string;
}

function summaryOf(model: ConfiguredAudienceModelRecord) {
  const { arn: configuredAudienceModelArn, name, audienceModelArn, outputConfig, description } = model;
  const times = timesOf(model);
  return defined({
    ...times,
    configuredAudienceModelArn,
    name,
    audienceModelArn,
    outputConfig,
    description,
    status: 'ACTIVE',
  });
}

function create(
  world: World,
  caller: Caller,
  input: MlInput & AudienceModelConfiguration & { readonly childResourceTagOnCreatePolicy?: string },
) {
  requireUsable(world, caller, input);
  requireNewName(world, world.configuredAudienceModels, caller, input.name);
  const { name, description, tags, ...configuration } = input;
  const model = {
    ...newMlRecord(world, caller, 'configured-audience-model', input),
    ...defined(configuration),
    minMatchingSeedSize: input.minMatchingSeedSize ?? 500,
  };
  world.configuredAudienceModels.set(model.arn, model);
  return { configuredAudienceModelArn: model.arn };
}

function get(world: World, caller: Caller, { configuredAudienceModelArn }: ModelTarget) {
  const model = requireOwn(world.configuredAudienceModels, caller, configuredAudienceModelArn);
  const { sharedAudienceMetrics, minMatchingSeedSize, audienceSizeConfig, childResourceTagOnCreatePolicy, tags } =
    model;
  return defined({
    ...summaryOf(model),
    sharedAudienceMetrics,
    minMatchingSeedSize,
    audienceSizeConfig,
    childResourceTagOnCreatePolicy,
    tags,
  });
}

function list(world: World, caller: Caller, input: PageInput) {
  const { items, nextToken } = pageOf(ownOf(world.configuredAudienceModels, caller), input, world.policy);
  return defined({ configuredAudienceModels: items.map(summaryOf), nextToken });
}

/** What is left out stays as it is. */
function update(world: World, caller: Caller, input: ModelTarget & Partial<AudienceModelConfiguration & MlInput>) {
  const { configuredAudienceModelArn, description, ...changes } = input;
  const model = requireOwn(world.configuredAudienceModels, caller, configuredAudienceModelArn);
  requireUsable(world, caller, input);
  Object.assign(model, defined(changes), { updateTime: world.now() });
  if (description !== undefined) {
    model.description = description === '' ? undefined : description;
  }
  return { configuredAudienceModelArn };
}

function remove(world: World, caller: Caller, { configuredAudienceModelArn }: ModelTarget) {
  requireOwn(world.configuredAudienceModels, caller, configuredAudienceModelArn);
  world.configuredAudienceModels.delete(configuredAudienceModelArn);
  for (const association of [...world.audienceModelAssociations.values()]) {
    if (association.configuredAudienceModelArn === configuredAudienceModelArn) {
      world.audienceModelAssociations.delete(association.id);
    }
  }
  return {};
}

function requireUsable(world: World, caller: Caller, input: Partial<AudienceModelConfiguration>): void {
  if (input.audienceModelArn !== undefined) {
    const model = requireOwn(world.audienceModels, caller, input.audienceModelArn);
    if (statusOf(world, model) !== 'ACTIVE') {
      throw new ServiceError('ConflictException', `${model.arn} is ${statusOf(world, model)}`);
    }
  }
  if (input.outputConfig !== undefined) {
    requireRoleOf(caller, input.outputConfig.roleArn);
  }
}

export const CONFIGURED_AUDIENCE_MODEL_OPERATIONS: { readonly [name: string]: Operation } = {
  CreateConfiguredAudienceModel: create,
  GetConfiguredAudienceModel: get,
  ListConfiguredAudienceModels: list,
  UpdateConfiguredAudienceModel: update,
  DeleteConfiguredAudienceModel: remove,
};
