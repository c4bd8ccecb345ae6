import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { App, type CfnResource, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { Random } from '../fuzz/random';
import { API, Maker, SURFACE } from '../fuzz/values';
import type { Parameter } from '../support/surface';
import { renderedProperties } from './reached';

/**
 * That the documentation of a property says whether a change replaces the resource, as the CloudFormation specification
 * does. The property is changed on many random constructs; what then differs in the template tells.
 */

const TRIES = 40;

const TYPES = [...loadAwsServiceSpecSync().all('resource')].filter(({ cloudFormationType }) =>
  /^AWS::CleanRooms(ML)?::/.test(cloudFormationType),
);

function nameOf({ cloudFormationType }: { readonly cloudFormationType: string }): string {
  return cloudFormationType.split('::')[2] ?? '';
}

function typeOf(owner: string): (typeof TYPES)[number] {
  const type = TYPES.find((one) => nameOf(one) === owner);
  if (!type) {
    throw new Error(`${owner} is not the name of a resource type`);
  }
  return type;
}

/** The constructs of resource types, by their names, with the properties that they take. */
const CONSTRUCTS = SURFACE.callables.flatMap(({ how, owner, parameters }) => {
  const type = parameters.find(({ name }) => name === 'props')?.type;
  const props = type?.kind === 'named' ? SURFACE.structs.get(type.name) : undefined;
  const isResource = TYPES.some((one) => nameOf(one) === owner);
  return how === 'constructor' && props && isResource ? [[owner, props] as const] : [];
});

/** The properties of the template that change with a property of a construct. */
function changedBy(owner: string, props: readonly Parameter[], property: Parameter): ReadonlySet<string> {
  const changed = new Set<string>();
  for (let seed = 0; seed < TRIES; seed++) {
    const stack = new Stack(new App({ treeMetadata: false, stackTraces: false, analyticsReporting: false }), 'Room');
    const maker = new Maker(stack, new Random(seed), (_place, _type, value) => value());
    try {
      const make = (name: string) => maker.value(name, name, props.find((one) => one.name === name)?.type as never);
      const given = Object.fromEntries(
        props
          .filter(({ optional, name }) => !optional || name === property.name || seed % 3 === 0)
          .map(({ name }) => [name, make(name)]),
      );
      const other = { ...given, [property.name]: make(property.name) };
      const [one, two] = ['One', 'Two'].map((id, i) => {
        const scope = new Construct(stack, id);
        const construct = new (API[owner] as unknown as new (...args: unknown[]) => Construct)(
          scope,
          'Made',
          i === 0 ? given : other,
        );
        return renderedProperties(construct.node.findChild('Resource') as CfnResource) as Record<string, unknown>;
      });
      for (const name of new Set([...Object.keys(one), ...Object.keys(two)])) {
        if (plain(one[name]) !== plain(two[name])) {
          changed.add(name);
        }
      }
    } catch (error) {
      if (!(error instanceof Error && error.name === 'InputError')) {
        throw error;
      }
    }
  }
  return changed;
}

/** A value, apart from in which of the two scopes a construct is. */
function plain(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.replace(/(One|Two)Made\w*?[0-9A-F]{8}/g, 'Made').replace(/One|Two/g, '');
}

/** What the specification is wrong about: the API updates these, and the schema does not name them as create-only. */
const IN_PLACE: readonly string[] = [
  'ConfiguredTable.TableReference',
  'ConfiguredTable.AllowedColumns',
  'ConfiguredTable.AnalysisMethod',
];

test('the constructs are those of all resource types', () => {
  expect(CONSTRUCTS.map(([owner]) => owner).sort()).toEqual(TYPES.map(nameOf).sort());
});

describe.each(CONSTRUCTS)('%s', (owner, props) => {
  const { properties } = typeOf(owner);

  test.each(props.map((property) => [property.name, property] as const))('%s', (_, property) => {
    const changed = [...changedBy(owner, props, property)].filter((name) => !IN_PLACE.includes(`${owner}.${name}`));
    const replacing = changed.filter((name) => properties[name]?.causesReplacement === 'yes');

    const isSaid = /replaces/.test(property.docs);
    expect(isSaid ? [] : replacing, 'replaces, and the documentation does not say so').toEqual([]);
    // Of a property that changes nothing here, such as a key of the same ARN, nothing is known.
    expect(isSaid && replacing.length === 0 ? changed : [], 'does not replace, as the documentation says').toEqual([]);
  });
});

test.each(IN_PLACE)('the specification says that a change of %s replaces the resource', (path) => {
  const [owner = '', name = ''] = path.split('.');

  expect(typeOf(owner).properties[name]?.causesReplacement).toBe('yes');
});
