import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { CUSTOM_RESOURCE } from '../private/custom-resource';
import { defaultChildOf } from '../private/l1';
import { isServiceRole } from '../private/service-role';
import { STATED_RESOURCE, type StatedResource } from '../private/stated-resource';
import { readEnv, statedEnv } from './construct-env';
import type { Env } from './env';
import type { Kind, LinksFrom } from './kind';
import { type Pointer, UNREAD } from './raw';
import { readRaw } from './resolve';
import type { Property, Resource, Source } from './source';

/** The resources of stages that are not to be visited again. */
export type VisitedStages = ReadonlyMap<IConstruct, readonly Resource[]>;

/**
 * A source with the resources of a construct tree: all L1s, the custom resources of this library, and what is stated
 * about resources outside of the app. The resources of a visited stage in the tree are taken as they are.
 */
export function constructSource(root: IConstruct, visited: VisitedStages = new Map()): Source {
  const resources: Resource[] = [];
  collect(root, root, visited, resources);
  let byLogicalId: ReadonlyMap<string, object> | undefined;
  return {
    resources,
    resolveLogicalId: (from, logicalId) => {
      byLogicalId ??= new Map(resources.flatMap(({ key }) => logicalIdOf(key as IConstruct) ?? []));
      return byLogicalId.get(`${Stack.of(from.key as IConstruct).node.path}|${logicalId}`);
    },
  };
}

/** The construct that a finding about a resource refers to, which is the one that the user wrote. */
export function ownerOf(resource: Resource): IConstruct {
  return writtenByUser(resource.key as IConstruct);
}

/** The facts of one L1 without its references, for constructs that derive values from the objects that they receive. */
export function factsOf<Facts, Props, Links extends LinksFrom<Facts>>(
  kind: Kind<Facts, Props, Links>,
  l1: CfnResource,
): Facts {
  return kind.read(propertiesOf(l1, l1), readEnv(l1));
}

/** The facts that the user states about a resource outside of this app. */
export function statedFactsOf<Facts, Props, Links extends LinksFrom<Facts>>(
  kind: Kind<Facts, Props, Links>,
  construct: IConstruct,
): (Facts & { readonly env: Env }) | undefined {
  const stated = STATED_RESOURCE.read(construct);
  if (stated?.type !== kind.type) {
    return undefined;
  }
  const env = statedEnv(stated);
  return { ...kind.read(statedPropertiesOf(construct, stated), env), env };
}

/** The properties that are stated; all others are unknown. */
function statedPropertiesOf<Props>(scope: IConstruct, { properties }: StatedResource): Property<Props> {
  const read = propertiesOf<Record<string, unknown>>(scope, properties);
  return (name) => (name in properties ? read(name) : UNREAD);
}

/** The construct that a pointer refers to, if it refers to one. */
export function constructAt(pointer: Pointer | undefined): IConstruct | undefined {
  return pointer?.kind === 'resource' ? (pointer.key as IConstruct) : undefined;
}

/** Properties of an L1, with the scope that resolves their tokens. */
export function propertiesOf<Props>(scope: IConstruct, properties: object): Property<Props> {
  return (name) => readRaw(scope, (properties as Readonly<Record<string, unknown>>)[name]);
}

function collect(construct: IConstruct, root: IConstruct, visited: VisitedStages, resources: Resource[]): void {
  const known = construct === root ? undefined : visited.get(construct);
  for (const resource of known ?? resourceAt(construct) ?? []) {
    resources.push(resource);
  }
  if (known === undefined) {
    for (const child of construct.node.children) {
      collect(child, root, visited, resources);
    }
  }
}

function resourceAt(construct: IConstruct): Resource[] | undefined {
  const custom = CUSTOM_RESOURCE.read(construct);
  if (custom) {
    return [resourceOf(construct, custom.type, propertiesOf(construct, custom.properties))];
  }
  const stated = STATED_RESOURCE.read(construct);
  if (stated) {
    return [statedResourceOf(construct, stated)];
  }
  // A resource without a specific class has a type, but no properties that readers know.
  if (!CfnResource.isCfnResource(construct) || Object.getPrototypeOf(construct) === CfnResource.prototype) {
    return undefined;
  }
  // A role of this library is always valid, and its policy documents are slow to resolve.
  const property = isServiceRole(construct)
    ? () => UNREAD
    : propertiesOf<Record<string, unknown>>(construct, construct);
  return [resourceOf(construct, construct.cfnResourceType, property)];
}

function resourceOf(construct: IConstruct, type: string, property: Resource['property']): Resource {
  return {
    key: construct,
    type,
    property,
    get path() {
      return writtenByUser(construct).node.path;
    },
    get env() {
      return readEnv(construct);
    },
  };
}

function statedResourceOf(construct: IConstruct, stated: StatedResource): Resource {
  return {
    key: construct,
    type: stated.type,
    path: construct.node.path,
    env: statedEnv(stated),
    imported: true,
    property: statedPropertiesOf(construct, stated),
  };
}

/** The L2 of which an L1 is the default child, or the construct itself. */
function writtenByUser(construct: IConstruct): IConstruct {
  const parent = construct.node.scope;
  return parent && !Stack.isStack(parent) && defaultChildOf(parent) === construct ? parent : construct;
}

function logicalIdOf(construct: IConstruct): [string, IConstruct][] | undefined {
  if (!CfnResource.isCfnResource(construct)) {
    return undefined;
  }
  const stack = Stack.of(construct);
  return [[`${stack.node.path}|${stack.resolve(construct.logicalId)}`, construct]];
}
