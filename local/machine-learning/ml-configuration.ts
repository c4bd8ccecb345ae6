import { requireActiveMembership, requireMembership } from '../cleanrooms/access';
import { ServiceError } from '../cleanrooms/errors';
import type { Caller, Operation, World } from '../cleanrooms/world';
import type { MlConfigurationRecord, OutputLocation } from './records';

interface Input {
  readonly membershipIdentifier: string;
}

/** Creates or replaces. */
function put(world: World, caller: Caller, input: Input & { readonly defaultOutputLocation: OutputLocation }) {
  const { membershipIdentifier, defaultOutputLocation } = input;
  try {
    requireActiveMembership(world, caller, membershipIdentifier);
  } catch (error) {
    throw error instanceof ServiceError ? denied(error.message) : error;
  }
  if (defaultOutputLocation.roleArn.split(':')[4] !== caller.account) {
    throw denied(`the role ${defaultOutputLocation.roleArn} is of another account`);
  }
  const updateTime = world.now();
  const createTime = world.mlConfigurations.get(membershipIdentifier)?.createTime ?? updateTime;
  world.mlConfigurations.set(membershipIdentifier, { defaultOutputLocation, createTime, updateTime });
  return {};
}

function get(world: World, caller: Caller, { membershipIdentifier }: Input) {
  const { defaultOutputLocation, createTime, updateTime } = requireConfiguration(world, caller, membershipIdentifier);
  return {
    membershipIdentifier,
    defaultOutputLocation,
    createTime: isoTime(createTime),
    updateTime: isoTime(updateTime),
  };
}

function remove(world: World, caller: Caller, { membershipIdentifier }: Input) {
  requireConfiguration(world, caller, membershipIdentifier);
  world.mlConfigurations.delete(membershipIdentifier);
  return {};
}

export const ML_CONFIGURATION_OPERATIONS: { readonly [name: string]: Operation } = {
  PutMLConfiguration: put,
  GetMLConfiguration: get,
  DeleteMLConfiguration: remove,
};

function requireConfiguration(world: World, caller: Caller, membershipId: string): MlConfigurationRecord {
  try {
    requireMembership(world, caller, membershipId);
  } catch (error) {
    throw error instanceof ServiceError ? new ServiceError(error.code, error.message) : error;
  }
  const configuration = world.mlConfigurations.get(membershipId);
  if (configuration === undefined) {
    const message = `membership ${membershipId} has no ML configuration`;
    throw new ServiceError('ResourceNotFoundException', message);
  }
  return configuration;
}

function denied(message: string): ServiceError {
  return new ServiceError('AccessDeniedException', message);
}

function isoTime(seconds: number): string {
  return new Date(Math.floor(seconds) * 1000).toISOString();
}
