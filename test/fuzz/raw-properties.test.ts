import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnCollaboration, CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { Role } from 'aws-cdk-lib/aws-iam';
import { beforeAll, describe, expect, test } from 'vitest';
import { MemberAbility, Membership } from '../../src';
import { KIND_NAMES } from '../../src/model/register';
import { findingsIn } from '../../src/validation/report';
import { bundled } from '../custom-resources/support/bundled';
import { specPathsOf } from '../limits/spec-paths';
import { SEEDS } from '../support/exploration';
import { buildConstructs } from '../support/random-construct-rooms';
import { SAMPLE_L1S } from '../support/sample-l1s';
import { ADVERTISER } from '../support/two-companies';
import { cleanRoomOfL1s } from '../support/two-companies-as-l1';
import { Random } from './random';
import { nested, rawValue } from './raw-values';

/**
 * Clean rooms in which properties of L1s have values of any type: as overrides, as properties of generic resources, and
 * assigned in plain JavaScript. What CloudFormation makes of such a template is its own matter; no rule fails on it.
 */

/** How many programs run for each seed. `FUZZ_PROGRAMS=5000 npx vitest run test/fuzz/raw-properties.test.ts` runs more. */
const PROGRAMS = Number(process.env.FUZZ_PROGRAMS ?? 100);
const TIMEOUT = 60_000 + PROGRAMS * 200;

/** The CDK itself takes a deeper value for a circular one. */
const DEEP = 150;

const OPTIONS = { analyticsReporting: false, treeMetadata: false, stackTraces: false } as const;

/** Rooms in which everything refers to something, and one of everything that a reader reads. */
const ROOMS: readonly (() => App)[] = [
  cleanRoomOfL1s,
  () => {
    const app = new App({ ...OPTIONS, context: { 'aws:cdk:disable-asset-staging': true } });
    const abilities = { creator: [], advertiser: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] };
    const parts = { joins: true, resultOutput: true, hasBudget: true, publisherPays: true };
    buildConstructs(
      app,
      { ...abilities, ...parts, rules: ['aggregation', 'protected'], reads: 'sales0', late: ADVERTISER },
      { write: (text) => text },
    );
    return app;
  },
  () => {
    const app = new App(OPTIONS);
    for (const kind of KIND_NAMES) {
      SAMPLE_L1S[kind](new Stack(app, kind, { env: { account: ADVERTISER, region: 'us-east-1' } }));
    }
    return app;
  },
];

/** A place in the properties of an L1, by its names in a template. */
interface Place {
  readonly l1: CfnResource;
  readonly path: readonly string[];
}

/** Every place in an app: of types of Clean Rooms all that exist, of other types those that have a value. */
function placesIn(app: App): readonly Place[] {
  const l1s = app.node.findAll().filter((one) => CfnResource.isCfnResource(one)) as CfnResource[];
  return l1s.flatMap((l1) =>
    [...declaredPaths(l1), ...pathsIn(renderedProperties(l1), [])].map((path) => ({ l1, path })),
  );
}

function declaredPaths({ cfnResourceType: type }: CfnResource): (readonly string[])[] {
  const declared = /^AWS::CleanRooms/.test(type) ? specPathsOf(type) : [];
  return declared.flatMap(({ steps }) => {
    const path = steps.map((step) => (step === '[]' ? '0' : step));
    return path.map((_, index) => path.slice(0, index + 1));
  });
}

function renderedProperties(l1: CfnResource): unknown {
  const rendered: { readonly Resources: Readonly<Record<string, { readonly Properties?: unknown }>> } = Stack.of(
    l1,
  ).resolve((l1 as unknown as { _toCloudFormation(): object })._toCloudFormation());
  return Object.values(rendered.Resources)[0]?.Properties;
}

function pathsIn(value: unknown, at: readonly string[]): (readonly string[])[] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => pathsIn(one, [...at, key]))
      : [];
  return at.length === 0 ? inner : [at, ...inner];
}

/** Writes an odd value in a place, in one of the ways that a user has, and says what it did. */
function write({ l1, path }: Place, random: Random, number: number): string {
  const stack = Stack.of(l1);
  const value = random.chance(0.05) ? nested('deep', DEEP) : rawValue(stack, random);
  const how = random.of(['override', 'generic', 'assigned']);
  if (how === 'override') {
    l1.addPropertyOverride(path.join('.'), value);
  } else if (how === 'generic') {
    new CfnResource(stack, `Odd${number}`, { type: l1.cfnResourceType, properties: holding(path, value) });
  } else {
    Object.assign(l1, holding(path.map(inL1), value));
  }
  return `${how}: ${l1.node.path} ${path.join('.')}`;
}

function inL1(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

function holding([step, ...rest]: readonly string[], value: unknown): Record<string, unknown> {
  const held =
    step === undefined ? value : /^\d+$/.test(step) ? [holding(rest, value)] : { [step]: holding(rest, value) };
  return held as Record<string, unknown>;
}

/** Constructs that derive what they say from L1s, of which the properties can be odd: they succeed, or say what is wrong. */
function derive(app: App): void {
  const l1s = app.node.findAll();
  const collaboration = l1s.find((one): one is CfnCollaboration => CfnCollaboration.isCfnCollaboration(one));
  const tables = l1s.filter((one): one is CfnConfiguredTable => CfnConfiguredTable.isCfnConfiguredTable(one));
  if (!collaboration) {
    throw new Error('the room has no collaboration');
  }
  const stack = Stack.of(collaboration);
  const membership = new Membership(stack, 'Derived', { collaboration });
  for (const [index, table] of tables.entries()) {
    try {
      membership.associate(`Derived${index}`, { table, role: Role.fromRoleName(stack, `Role${index}`, 'Reader') });
    } catch (error) {
      expect(error).toHaveProperty('name', 'InputError');
    }
  }
}

beforeAll(bundled);

describe.each(SEEDS)('clean rooms with odd properties (RANDOM_SEED=%i)', (seed) => {
  test(
    `are evaluated by every rule (${PROGRAMS})`,
    () => {
      for (let number = 0; number < PROGRAMS; number++) {
        const random = new Random(seed + number);
        const app = random.of(ROOMS)();
        const places = placesIn(app);
        const written: string[] = [];
        try {
          for (let count = 0; count < 4; count++) {
            written.push(write(random.of(places), random, count));
          }
          if (random.chance(0.3)) {
            derive(app);
          }
          const crashes = findingsIn(app).findings.filter(({ what }) => what.startsWith('internal error'));
          expect(crashes.map(({ rule, what }) => `${rule.id}: ${what}`)).toEqual([]);
        } catch (error) {
          throw new Error(`program ${number}: ${written.join('; ')}`, { cause: error });
        }
      }
    },
    TIMEOUT,
  );
});
