import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { App, type CfnResource, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { Random } from '../fuzz/random';
import { API, Maker, SURFACE } from '../fuzz/values';
import type { Parameter } from '../support/surface';
import { renderedProperties } from './reached';

/** On how many random constructs a property is changed. */
const TRIES = 40;

/** The resource types of Clean Rooms in the CloudFormation specification. */
export const TYPES = [...loadAwsServiceSpecSync().all('resource')].filter(({ cloudFormationType }) =>
  /^AWS::CleanRooms(ML)?::/.test(cloudFormationType),
);

/** The name of a type without its service, which is that of its construct. */
export function nameOf({ cloudFormationType }: { readonly cloudFormationType: string }): string {
  return cloudFormationType.split('::')[2] ?? '';
}

export function typeOf(owner: string): (typeof TYPES)[number] {
  const type = TYPES.find((one) => nameOf(one) === owner);
  if (!type) {
    throw new Error(`${owner} is not the name of a resource type`);
  }
  return type;
}

/** The constructs of resource types, by their names, with the properties that they take. */
export const CONSTRUCTS = SURFACE.callables.flatMap(({ how, owner, parameters }) => {
  const type = parameters.find(({ name }) => name === 'props')?.type;
  const props = type?.kind === 'named' ? SURFACE.structs.get(type.name) : undefined;
  const isResource = TYPES.some((one) => nameOf(one) === owner);
  return how === 'constructor' && props && isResource ? [[owner, props] as const] : [];
});

/** The properties of the template that change with a property of a construct. */
export function changedBy(owner: string, props: readonly Parameter[], property: Parameter): ReadonlySet<string> {
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
