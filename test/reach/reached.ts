import { App, CfnResource, Stack, TagManager } from 'aws-cdk-lib';
import { Random } from '../fuzz/random';
import { Maker, SURFACE } from '../fuzz/values';

/** How often each construct is created, each time with other values. */
const TRIES = 60;

const CONSTRUCTORS = SURFACE.callables.filter(({ how }) => how === 'constructor').map(({ name }) => name);

/** The properties of Clean Rooms that constructs set, if all that they take is tried: `Collaboration.Members[].AccountId`. */
export function reachedByConstructs(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const name of CONSTRUCTORS) {
    for (let seed = 0; seed < TRIES; seed++) {
      for (const path of pathsIn(appWith(name, seed))) {
        found.add(path);
      }
    }
  }
  return found;
}

/** A stack with a construct, and with what it needs. Of a combination that is refused, there is what it needs. */
function appWith(name: string, seed: number): Stack {
  const stack = new Stack(new App({ treeMetadata: false, stackTraces: false, analyticsReporting: false }), 'Room');
  try {
    new Maker(stack, new Random(seed), (_place, _type, value) => value()).call(name);
  } catch (error) {
    if (!(error instanceof Error && error.name === 'InputError')) {
      throw error;
    }
  }
  return stack;
}

function pathsIn(stack: Stack): string[] {
  const l1s = stack.node.findAll().filter(CfnResource.isCfnResource);
  return l1s.flatMap((l1) => {
    const [, type] = /^AWS::CleanRooms(?:ML)?::(\w+)$/.exec(l1.cfnResourceType) ?? [];
    // `Tags.of(construct)` sets the tags of all L1s that have some.
    TagManager.of(l1)?.setTag('team', 'ads');
    return type === undefined ? [] : pathsBelow(renderedProperties(l1), type);
  });
}

export function renderedProperties(l1: CfnResource): unknown {
  const rendered = l1 as unknown as { _toCloudFormation(): { Resources: Readonly<Record<string, unknown>> } };
  const [{ Properties }] = Object.values<{ Properties?: unknown }>(
    l1.stack.resolve(rendered._toCloudFormation()).Resources,
  );
  return Properties;
}

function pathsBelow(value: unknown, path: string): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((one) => pathsBelow(one, `${path}[]`));
  }
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return members
    .filter(([, inner]) => inner !== undefined)
    .flatMap(([name, inner]) => [`${path}.${name}`, ...pathsBelow(inner, `${path}.${name}`)]);
}
