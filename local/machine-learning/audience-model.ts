import { ServiceError } from '../cleanrooms/errors';
import { type PageInput, pageOf } from '../cleanrooms/pages';
import { type Caller, defined, type Operation, type World } from '../cleanrooms/world';
import { type MlInput, newMlRecord, ownOf, requireNewName, requireOwn, timesOf } from './ml-record';
import type { AudienceModelRecord } from './records';

interface Target {
  readonly audienceModelArn: string;
}

function summaryOf(model: AudienceModelRecord) {
  const { arn: audienceModelArn, name, trainingDatasetArn, status, description } = model;
  return defined({ ...timesOf(model), audienceModelArn, name, trainingDatasetArn, status, description });
}

function create(
  world: World,
  caller: Caller,
  input: MlInput & { readonly trainingDatasetArn: string; readonly kmsKeyArn?: string },
) {
  requireNewName(world, world.audienceModels, caller, input.name);
  const { trainingDatasetArn, kmsKeyArn } = input;
  const model: AudienceModelRecord = {
    ...newMlRecord(world, caller, 'audience-model', input),
    trainingDatasetArn,
    ...(kmsKeyArn === undefined ? {} : { kmsKeyArn }),
    status: 'ACTIVE',
  };
  world.audienceModels.set(model.arn, model);
  return { audienceModelArn: model.arn };
}

function get(world: World, caller: Caller, { audienceModelArn }: Target) {
  const model = requireOwn(world.audienceModels, caller, audienceModelArn);
  return defined({ ...summaryOf(model), kmsKeyArn: model.kmsKeyArn, tags: model.tags });
}

function list(world: World, caller: Caller, input: PageInput) {
  const { items, nextToken } = pageOf(ownOf(world.audienceModels, caller), input, world.policy);
  return defined({ audienceModels: items.map(summaryOf), nextToken });
}

function remove(world: World, caller: Caller, { audienceModelArn }: Target) {
  requireOwn(world.audienceModels, caller, audienceModelArn);
  const users = [...world.configuredAudienceModels.values()].filter((it) => it.audienceModelArn === audienceModelArn);
  if (users.length > 0) {
    throw new ServiceError('ConflictException', `${audienceModelArn} has configured audience models`);
  }
  world.audienceModels.delete(audienceModelArn);
  return {};
}

export const AUDIENCE_MODEL_OPERATIONS: { readonly [name: string]: Operation } = {
  CreateAudienceModel: create,
  GetAudienceModel: get,
  ListAudienceModels: list,
  DeleteAudienceModel: remove,
};
