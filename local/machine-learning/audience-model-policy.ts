import { createHash } from 'node:crypto';
import { ServiceError } from '../cleanrooms/errors';
import type { Caller, Operation, World } from '../cleanrooms/world';
import type { ModelTarget } from './configured-audience-model';
import { requireOwn } from './ml-record';
import type { ConfiguredAudienceModelRecord } from './records';

interface PolicyInput extends ModelTarget {
  readonly configuredAudienceModelPolicy: string;
  readonly previousPolicyHash?: string;
  readonly policyExistenceCondition?: 'POLICY_MUST_EXIST' | 'POLICY_MUST_NOT_EXIST';
}

function put(world: World, caller: Caller, input: PolicyInput) {
  const { configuredAudienceModelPolicy: text, previousPolicyHash, policyExistenceCondition: condition } = input;
  const model = requireOwn(world.configuredAudienceModels, caller, input.configuredAudienceModelArn);
  if (condition !== undefined && (condition === 'POLICY_MUST_EXIST') !== (model.policy !== undefined)) {
    throw new ServiceError('ValidationException', `the condition ${condition} does not hold`);
  }
  if (previousPolicyHash !== undefined && previousPolicyHash !== model.policy?.hash) {
    throw new ServiceError('ValidationException', 'the policy has another hash than the one that was specified');
  }
  model.policy = policyOf(text);
  return { configuredAudienceModelPolicy: text, policyHash: model.policy.hash };
}

/** Clean Rooms writes a statement for an association that manages the policy of its model, and removes it with the association. */
export function allowCollaboration(
  model: ConfiguredAudienceModelRecord,
  associationId: string,
  collaborationId: string,
) {
  const statement = {
    Sid: sidOf(associationId),
    Effect: 'Allow',
    Principal: '*',
    Action: ['cleanrooms-ml:StartAudienceGenerationJob'],
    Resource: [model.arn],
    Condition: { StringEquals: { 'cleanrooms-ml:CollaborationId': [collaborationId] } },
  };
  write(model, [...statementsOf(model), statement]);
}

export function disallowCollaboration(model: ConfiguredAudienceModelRecord, associationId: string): void {
  write(
    model,
    statementsOf(model).filter(({ Sid }) => Sid !== sidOf(associationId)),
  );
}

function sidOf(associationId: string): string {
  return `CleanRooms${associationId.replaceAll('-', '')}`;
}

function statementsOf({ policy }: ConfiguredAudienceModelRecord): readonly { readonly Sid?: string }[] {
  return policy === undefined ? [] : JSON.parse(policy.text).Statement;
}

function write(model: ConfiguredAudienceModelRecord, statements: readonly object[]): void {
  if (statements.length === 0) {
    delete model.policy;
  } else {
    model.policy = policyOf(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
  }
}

function policyOf(text: string): { readonly text: string; readonly hash: string } {
  return { text, hash: createHash('sha256').update(text).digest('hex') };
}

function get(world: World, caller: Caller, { configuredAudienceModelArn }: ModelTarget) {
  const { policy } = requireOwn(world.configuredAudienceModels, caller, configuredAudienceModelArn);
  if (policy === undefined) {
    throw new ServiceError('ResourceNotFoundException', `${configuredAudienceModelArn} has no policy`);
  }
  return { configuredAudienceModelArn, configuredAudienceModelPolicy: policy.text, policyHash: policy.hash };
}

function remove(world: World, caller: Caller, { configuredAudienceModelArn }: ModelTarget) {
  const model = requireOwn(world.configuredAudienceModels, caller, configuredAudienceModelArn);
  if (model.policy === undefined) {
    throw new ServiceError('ResourceNotFoundException', `${configuredAudienceModelArn} has no policy`);
  }
  delete model.policy;
  return {};
}

export const AUDIENCE_MODEL_POLICY_OPERATIONS: { readonly [name: string]: Operation } = {
  PutConfiguredAudienceModelPolicy: put,
  GetConfiguredAudienceModelPolicy: get,
  DeleteConfiguredAudienceModelPolicy: remove,
};
