import { ServiceError } from '../cleanrooms/errors';
import { type PageInput, pageOf } from '../cleanrooms/pages';
import { type Caller, defined, type Operation, type World } from '../cleanrooms/world';
import { type MlInput, newMlRecord, ownOf, requireNewName, requireOwn, timesOf } from './ml-record';
import type { AudienceModelRecord } from './records';

interface Target {
  readonly audienceModelArn: string;
}

function summaryOf(world: World, model: AudienceModelRecord) {
  const { arn: audienceModelArn, name, trainingDatasetArn, description } = model;
  const status = statusOf(world, model);
  return defined({ ...timesOf(model), audienceModelArn, name, trainingDatasetArn, status, description });
}

export function statusOf(world: World, { trainedAt, failure }: AudienceModelRecord): string {
  if (world.now() < trainedAt) {
    return 'CREATE_IN_PROGRESS';
  }
  return failure === undefined ? 'ACTIVE' : 'CREATE_FAILED';
}

function create(
  world: World,
  caller: Caller,
  input: MlInput &
    Pick<AudienceModelRecord, 'trainingDatasetArn' | 'trainingDataStartTime' | 'trainingDataEndTime' | 'kmsKeyArn'>,
) {
  if (!input.trainingDatasetArn.startsWith(`arn:aws:cleanrooms-ml:${caller.region}:${caller.account}:`)) {
    throw new ServiceError('ResourceNotFoundException', `${input.trainingDatasetArn} does not exist`);
  }
  requireNewName(world, world.audienceModels, caller, input.name);
  const { trainingDatasetArn, trainingDataStartTime, trainingDataEndTime, kmsKeyArn } = input;
  const { seconds, failure } = world.policy.train(input);
  const model: AudienceModelRecord = {
    ...newMlRecord(world, caller, 'audience-model', input),
    ...defined({ trainingDataStartTime, trainingDataEndTime, kmsKeyArn, failure }),
    trainingDatasetArn,
    trainedAt: seconds === 0 ? 0 : world.now() + seconds,
  };
  world.audienceModels.set(model.arn, model);
  return { audienceModelArn: model.arn };
}

function get(world: World, caller: Caller, { audienceModelArn }: Target) {
  const model = requireOwn(world.audienceModels, caller, audienceModelArn);
  const { trainingDataStartTime, trainingDataEndTime, kmsKeyArn, failure, tags } = model;
  const summary = summaryOf(world, model);
  const statusDetails = summary.status === 'CREATE_FAILED' ? { message: failure } : undefined;
  return defined({ ...summary, trainingDataStartTime, trainingDataEndTime, kmsKeyArn, statusDetails, tags });
}

function list(world: World, caller: Caller, input: PageInput) {
  const { items, nextToken } = pageOf(ownOf(world.audienceModels, caller), input, world.policy);
  return defined({ audienceModels: items.map((model) => summaryOf(world, model)), nextToken });
}

function remove(world: World, caller: Caller, { audienceModelArn }: Target) {
  const model = requireOwn(world.audienceModels, caller, audienceModelArn);
  if (statusOf(world, model) === 'CREATE_IN_PROGRESS') {
    throw new ServiceError('ConflictException', `${audienceModelArn} is in training`);
  }
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
