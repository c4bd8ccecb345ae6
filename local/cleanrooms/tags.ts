import { invalid, notFound, type ResourceType } from './errors';
import type { Entity } from './records';
import type { Caller, Operation, World } from './world';

interface Target {
  readonly resourceArn: string;
}

/** The caller's own resource behind an ARN. */
function requireTaggable(world: World, caller: Caller, { resourceArn }: Target): Entity {
  const [, , , region, account, path] = resourceArn.split(':');
  const id = path?.split('/').at(-1) ?? '';
  const kinds = [
    world.collaborations,
    world.memberships,
    world.tables,
    world.associations,
    world.templates,
    world.budgets,
    world.idNamespaces,
    world.idMappingTables,
    world.intermediateTables,
    world.audienceModelAssociations,
  ];
  const entity = kinds.map((kind) => kind.get(id) as Entity | undefined).find((each) => each?.arn === resourceArn);
  if (entity === undefined || account !== caller.account || region !== caller.region) {
    throw notFound(typeOf(path ?? ''), resourceArn, 'resource');
  }
  return entity;
}

function typeOf(path: string): ResourceType {
  switch (path.split('/').at(-2)) {
    case 'collaboration':
      return 'COLLABORATION';
    case 'configuredtable':
      return 'CONFIGURED_TABLE';
    case 'configuredtableassociation':
      return 'CONFIGURED_TABLE_ASSOCIATION';
    default:
      return 'MEMBERSHIP';
  }
}

const MOST_TAGS = 200;

function tagResource(world: World, caller: Caller, input: Target & { readonly tags: Entity['tags'] }) {
  const entity = requireTaggable(world, caller, input);
  const tags = { ...entity.tags, ...input.tags };
  if (Object.keys(tags).length > MOST_TAGS) {
    throw invalid(`a resource has at most ${MOST_TAGS} tags`);
  }
  entity.tags = tags;
  return {};
}

function untagResource(world: World, caller: Caller, input: Target & { readonly tagKeys: readonly string[] }) {
  const entity = requireTaggable(world, caller, input);
  entity.tags = Object.fromEntries(Object.entries(entity.tags).filter(([key]) => !input.tagKeys.includes(key)));
  return {};
}

function listTagsForResource(world: World, caller: Caller, input: Target) {
  return { tags: requireTaggable(world, caller, input).tags };
}

export const TAG_OPERATIONS: { readonly [name: string]: Operation } = {
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
};
