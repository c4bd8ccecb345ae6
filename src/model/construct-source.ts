import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { CUSTOM_RESOURCE } from '../private/custom-resource';
import { defaultChildOf } from '../private/l1';
import { isServiceRole } from '../private/service-role';
import { readEnv } from './construct-env';
import type { Kind, LinksFrom } from './kind';
import { type Pointer, UNREAD } from './raw';
import { readRaw } from './resolve';
import type { Property, Resource, Source } from './source';

/** The construct tree of an app as a source of resources: L1s, whoever created them, and custom resources of this library. */
export function constructSource(root: IConstruct): Source {
  const resources = root.node.findAll().flatMap((construct) => resourceAt(construct) ?? []);
  let byLogicalId: ReadonlyMap<string, object> | undefined;
  return {
    resources,
    resolveLogicalId: (from, logicalId) => {
      byLogicalId ??= new Map(resources.flatMap(({ key }) => logicalIdOf(key as IConstruct) ?? []));
      return byLogicalId.get(`${Stack.of(from.key as IConstruct).node.path}|${logicalId}`);
    },
  };
}

/** The construct to which a finding about a resource belongs: the one that the user wrote. */
export function ownerOf(resource: Resource): IConstruct {
  return writtenByUser(resource.key as IConstruct);
}

/** The facts of one L1 by itself, for constructs that derive from what they are given. */
export function factsOf<Facts, Props, Links extends LinksFrom<Facts>>(
  kind: Kind<Facts, Props, Links>,
  l1: CfnResource,
): Facts {
  return kind.read(propertiesOf(l1, l1), readEnv(l1));
}

/** The construct to which a pointer leads, if it leads to one. */
export function constructAt(pointer: Pointer | undefined): IConstruct | undefined {
  return pointer?.kind === 'resource' ? (pointer.key as IConstruct) : undefined;
}

/** Properties as an L1 takes them, with the scope in which their tokens are resolved. */
export function propertiesOf<Props>(scope: IConstruct, properties: object): Property<Props> {
  return (name) => readRaw(scope, (properties as Readonly<Record<string, unknown>>)[name]);
}

function resourceAt(construct: IConstruct): Resource[] | undefined {
  const custom = CUSTOM_RESOURCE.read(construct);
  if (custom) {
    return [resourceOf(construct, custom.type, propertiesOf(construct, custom.properties))];
  }
  // A resource without a class of its own has a type, but none of the properties that readers know.
  if (!CfnResource.isCfnResource(construct) || Object.getPrototypeOf(construct) === CfnResource.prototype) {
    return undefined;
  }
  // A role of this library is right by construction, and its documents take long to resolve.
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
