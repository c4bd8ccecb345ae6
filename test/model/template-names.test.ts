import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { constructSource } from '../../src/model/construct-source';
import { templateName } from '../../src/model/raw';
import { KIND_NAMES, kindOf } from '../../src/model/register';
import type { Property, Resource } from '../../src/model/source';
import { SAMPLE_L1S } from '../support/sample-l1s';

/**
 * An L1 has a property by a name in camel case, and the template by another. A reader reads both by one name, so each
 * name that a reader uses must lead to the value in both.
 */

/** The properties that a reader reads, by their paths, and whether each had a value. */
type Paths = Map<string, boolean>;

/** Records what is read of a resource. */
function recorded(resource: Resource, paths: Paths): Property<Record<string, unknown>> {
  return (name) => watched(resource.property(name), name, paths);
}

function watched(value: unknown, path: string, paths: Paths): unknown {
  if (!paths.get(path)) {
    paths.set(path, value !== undefined);
  }
  if (Array.isArray(value)) {
    return value.map((element) => watched(element, path, paths));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return new Proxy(value, {
    get: (object, key) => {
      const own = Reflect.get(object, key);
      // The name of the template is read only if the L1 has no such property.
      const isSecond = typeof key === 'string' && own === undefined && paths.has(`${path}.${nameOfL1(key)}`);
      return typeof key === 'string' && !isSecond ? watched(own, `${path}.${nameOfL1(key)}`, paths) : own;
    },
  });
}

function nameOfL1(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

function resourceOf(app: App, path: string): Resource {
  const [resource] = constructSource(app).resources.filter(({ key }) => (key as CfnResource).node.path === path);
  return resource;
}

/** The same resource as a generic one, with the properties of the template. */
function genericOf(l1: CfnResource): CfnResource {
  const stack = new Stack(l1.node.root as App, `Generic${l1.node.id}`);
  const template = Stack.of(l1).resolve((l1 as unknown as { _toCloudFormation(): object })._toCloudFormation());
  const [{ Type: type, Properties: properties }] = Object.values<{ Type: string; Properties: Record<string, unknown> }>(
    template.Resources,
  );
  return new CfnResource(stack, 'Resource', { type, properties });
}

describe.each(KIND_NAMES)('the reader of %s', (kind) => {
  const app = new App();
  const samples = SAMPLE_L1S[kind](new Stack(app, 'Stack'));
  const read = kindOf(kind).read;

  test('reads only properties that L1s have', () => {
    const paths: Paths = new Map();
    for (const l1 of samples) {
      const resource = resourceOf(app, l1.node.path);
      read(recorded(resource, paths), resource.env);
    }

    expect([...paths].filter(([, found]) => !found).map(([path]) => path)).toEqual([]);
  });

  test.each(samples.map((l1) => [l1.node.id, l1] as const))('reads %s from a template as from an L1', (_, l1) => {
    const own = resourceOf(app, l1.node.path);
    const generic = resourceOf(app, genericOf(l1).node.path);

    expect(generic.type).toBe(kindOf(kind).type);
    expect(read((name) => generic.property(name), own.env)).toEqual(read((name) => own.property(name), own.env));
  });
});

test('the name in a template starts with an uppercase letter', () => {
  expect(['s3', 'v1', 'tableInput'].map(templateName)).toEqual(['S3', 'V1', 'TableInput']);
});
