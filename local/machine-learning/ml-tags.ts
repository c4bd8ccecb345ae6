import type { Caller, Operation, World } from '../cleanrooms/world';
import { requireOwn } from './ml-record';
import type { MlRecord } from './records';

interface Target {
  readonly resourceArn: string;
}

function requireTaggable(world: World, caller: Caller, { resourceArn }: Target): MlRecord {
  const all = new Map<string, MlRecord>([...world.audienceModels, ...world.configuredAudienceModels]);
  return requireOwn(all, caller, resourceArn);
}

function tagResource(world: World, caller: Caller, input: Target & { readonly tags: MlRecord['tags'] }) {
  const record = requireTaggable(world, caller, input);
  record.tags = { ...record.tags, ...input.tags };
  return {};
}

function untagResource(world: World, caller: Caller, input: Target & { readonly tagKeys: readonly string[] }) {
  const record = requireTaggable(world, caller, input);
  record.tags = Object.fromEntries(Object.entries(record.tags).filter(([key]) => !input.tagKeys.includes(key)));
  return {};
}

/** The API of Clean Rooms has operations with the same names. */
export const ML_TAG_OPERATIONS: { readonly [name: string]: Operation } = {
  'cleanrooms-ml:TagResource': tagResource,
  'cleanrooms-ml:UntagResource': untagResource,
};
