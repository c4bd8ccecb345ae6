import { ServiceError } from '../cleanrooms/errors';
import type { Caller, World } from '../cleanrooms/world';
import type { MlRecord } from './records';

export interface MlInput {
  readonly name: string;
  readonly description?: string;
  readonly tags?: MlRecord['tags'];
}

export function newMlRecord(world: World, { account, region }: Caller, type: string, input: MlInput): MlRecord {
  const { name, description, tags = {} } = input;
  const arn = `arn:aws:cleanrooms-ml:${region}:${account}:${type}/${world.newId()}`;
  const time = world.now();
  return { id: arn, arn, name, createTime: time, updateTime: time, tags, ...(description ? { description } : {}) };
}

/** The resource of the caller with an ARN. Another account sees nothing of it. */
export function requireOwn<T extends MlRecord>(kind: ReadonlyMap<string, T>, caller: Caller, arn: string): T {
  const record = kind.get(arn);
  if (record === undefined || !isOf(caller, record)) {
    throw new ServiceError('ResourceNotFoundException', `${arn} does not exist`);
  }
  return record;
}

/** The resources of the caller, in the order of their creation. */
export function ownOf<T extends MlRecord>(kind: ReadonlyMap<string, T>, caller: Caller): T[] {
  return [...kind.values()].filter((record) => isOf(caller, record));
}

export function requireNewName(world: World, kind: ReadonlyMap<string, MlRecord>, caller: Caller, name: string): void {
  if (world.policy.hasUniqueMlNames() && ownOf(kind, caller).some((it) => it.name === name)) {
    throw new ServiceError('ConflictException', `the name ${name} is already in use`);
  }
}

export function requireRoleOf({ account }: Caller, roleArn: string): void {
  if (roleArn.split(':')[4] !== account) {
    throw new ServiceError('AccessDeniedException', `the role ${roleArn} is of another account`);
  }
}

export function timesOf({ createTime, updateTime }: MlRecord): {
  readonly createTime: string;
  readonly updateTime: string;
} {
  return { createTime: isoTime(createTime), updateTime: isoTime(updateTime) };
}

export function isoTime(seconds: number): string {
  return new Date(Math.floor(seconds) * 1000).toISOString();
}

function isOf({ account, region }: Caller, { arn }: MlRecord): boolean {
  const [, , , place, owner] = arn.split(':');
  return place === region && owner === account;
}
