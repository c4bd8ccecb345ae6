import { App, CfnCondition, CfnParameter, type CfnResource, Fn, Stack } from 'aws-cdk-lib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingsIn } from '../src/validation/report';
import { RUNS, SEEDS } from './support/exploration';
import { type Building, buildConstructs, constructRoom, MOVABLE } from './support/random-construct-rooms';
import { type Part, PartRef, room, WRITINGS } from './support/random-rooms';
import { QUICK, roomApp, type Variation } from './support/room-app';

/**
 * What leaves the meaning of an app as it is, or leaves it unknown, adds no finding: each property compares the findings
 * on a random room with those on the same room, written otherwise. `METAMORPHIC_RUNS` says on how many rooms each
 * property is tried for each seed.
 */
const ROOMS = Number(process.env.METAMORPHIC_RUNS ?? RUNS);

const TIMEOUT = Math.max(60_000, 500 * ROOMS);

/** Accounts are not among them: a member is reported where it is named, once its collaboration is not known. */
const STRICT = {
  minimumGroupSize: 1000,
  maximumEpsilon: 1,
  minimumUsersNoisePerQuery: 100,
  requireReviewedTemplates: true,
} as const;

/** The findings on a room, each as `severity Rule part`. */
function findingsOn(parts: readonly Part[], variation: Variation = {}): readonly string[] {
  return findingsOf(roomApp(parts, variation));
}

function findingsOf(app: App): readonly string[] {
  return findingsIn(app, () => STRICT).findings.map(({ severity, rule, subject, what }) => {
    expect(what).not.toMatch(/^internal error/);
    return `${severity} ${rule.id} ${subject.path.split('/').pop()}`;
  });
}

/** The findings that a variation adds. */
function added(parts: readonly Part[], variation: Variation): readonly string[] {
  return beyond(findingsOn(parts), findingsOn(parts, variation));
}

/**
 * The findings that were not there before. One that is milder than before was there, and so was one of a rule that is
 * silent where another rule reports the matter.
 */
function beyond(before: readonly string[], after: readonly string[]): readonly string[] {
  const known = before.flatMap((finding) => [finding, finding.replace(/^error/, 'warning')]);
  return except(
    after.filter((finding) => !known.includes(finding)),
    shown(before, after),
  );
}

/** The rules that are silent where a rule reports that no query can read the tables. */
const HIDES: Readonly<Record<string, readonly string[]>> = {
  JoinedTablesShareRuleType: ['GlueTableIsProtectedOnce', 'QueryRunnerBringsTable', 'SomeAnalysisCombinesTables'],
  SomeAnalysisCombinesTables: ['QueryRunnerBringsTable'],
};

/** The rules that can have findings because a finding is gone. */
function shown(before: readonly string[], after: readonly string[]): readonly string[] {
  return before.filter((finding) => !after.includes(finding)).flatMap((one) => HIDES[ruleOf(one)] ?? []);
}

function except(findings: readonly string[], rules: readonly string[]): readonly string[] {
  return findings.filter((finding) => !rules.includes(ruleOf(finding)));
}

const ruleOf = (finding: string) => finding.split(' ')[1];

const isError = (finding: string) => finding.startsWith('error ');

/** Conditions of a stack that are met independently of each other. */
function conditionIn(stack: Stack, name: string): CfnCondition {
  const existing = stack.node.tryFindChild(name) as CfnCondition | undefined;
  if (existing) {
    return existing;
  }
  const parameter = new CfnParameter(stack, `${name}Parameter`);
  return new CfnCondition(stack, name, { expression: Fn.conditionEquals(parameter, 'yes') });
}

function oppositeIn(stack: Stack, name: string): CfnCondition {
  const existing = stack.node.tryFindChild(`Not${name}`) as CfnCondition | undefined;
  return existing ?? new CfnCondition(stack, `Not${name}`, { expression: Fn.conditionNot(conditionIn(stack, name)) });
}

function tried<T>(property: fc.IProperty<T>, seed: number): void {
  fc.assert(property, { seed, numRuns: ROOMS });
}

const writings = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant('plain') },
    { weight: 1, arbitrary: fc.constantFrom(...Object.keys(WRITINGS)) },
  ),
  { minLength: 3, maxLength: 30 },
);
const conditions = fc.array(fc.constantFrom(undefined, 'X', 'Y'), { minLength: 1, maxLength: 8 });

describe.each(SEEDS)('the findings on a room (RANDOM_SEED=%i)', { timeout: TIMEOUT }, (seed) => {
  test('are not more if its values are written otherwise', () => {
    tried(
      fc.property(room, writings, (parts, names) => {
        expect(added(parts, { writings: names.map((name) => WRITINGS[name]) })).toEqual([]);
      }),
      seed,
    );
  });

  test('are not more errors if a part is in a stack that knows the others only by parameters', () => {
    tried(
      fc.property(room, fc.nat(), (parts, i) => {
        expect(added(parts, { moved: parts[i % parts.length].id }).filter(isError)).toEqual([]);
      }),
      seed,
    );
  });

  test('are not more errors under conditions that do not exclude each other', () => {
    const finish = (names: readonly (string | undefined)[]) => (resources: ReadonlyMap<string, CfnResource>) =>
      [...resources.values()].forEach((resource, i) => {
        const name = names[i % names.length];
        resource.cfnOptions.condition = name === undefined ? undefined : conditionIn(Stack.of(resource), name);
      });

    tried(
      fc.property(room, conditions, (parts, names) => {
        expect(added(parts, { finish: finish(names) }).filter(isError)).toEqual([]);
      }),
      seed,
    );
  });

  test('on the others are as without a part that is never deployed with them', () => {
    tried(
      fc.property(room, fc.nat(), (parts, i) => {
        const leaves = parts.filter(({ id }) => !parts.some(({ props }) => refersTo(props, id)));
        const { id, company } = leaves[i % leaves.length];
        const together = findingsOn(parts, {
          finish: (resources) =>
            resources.forEach((resource, key) => {
              const stack = Stack.of(resource);
              resource.cfnOptions.condition = key === id ? conditionIn(stack, 'X') : oppositeIn(stack, 'X');
            }),
        });

        const ofOthers = together.filter((finding) => !finding.endsWith(` ${id}`));
        const without = findingsOn(
          parts.filter((part) => part.id !== id),
          {
            finish: (resources) =>
              resources.forEach((resource) => {
                resource.cfnOptions.condition = oppositeIn(Stack.of(resource), 'X');
              }),
          },
        );

        // Conditions of different stacks do not exclude each other, so that less is certain of resources elsewhere.
        const isBeside = (finding: string) =>
          parts.some((part) => part.company === company && finding.endsWith(` ${part.id}`));
        const moved = [...shown(without, ofOthers), ...shown(ofOthers, without)];
        expect(except(ofOthers.filter(isBeside), moved)).toEqual(except(without.filter(isBeside), moved));
        expect(beyond(without, ofOthers)).toEqual([]);
      }),
      seed,
    );
  });
});

/** The findings on a room of constructs, which are built as a test says. */
function findingsOnConstructs(choices: Parameters<typeof buildConstructs>[1], building: Partial<Building> = {}) {
  const app = new App(QUICK);
  buildConstructs(app, choices, { write: (text) => text, ...building });
  return findingsOf(app);
}

describe.each(SEEDS)('the findings on a room of constructs (RANDOM_SEED=%i)', { timeout: TIMEOUT }, (seed) => {
  const addedTo = (choices: Parameters<typeof buildConstructs>[1], building: Partial<Building>) =>
    beyond(findingsOnConstructs(choices), findingsOnConstructs(choices, building));

  test('are not more if its texts are written otherwise', () => {
    tried(
      fc.property(constructRoom, writings, (choices, names) => {
        let next = 0;
        const write = (text: string, stack: Stack) => WRITINGS[names[next++ % names.length]](text, stack) as string;

        expect(addedTo(choices, { write })).toEqual([]);
      }),
      seed,
    );
  });

  test('are not more errors if a part is in a stack that knows the others only by parameters', () => {
    tried(
      fc.property(constructRoom, fc.constantFrom(...MOVABLE), (choices, moved) => {
        expect(addedTo(choices, { moved }).filter(isError)).toEqual([]);
      }),
      seed,
    );
  });
});

function refersTo(value: unknown, id: string): boolean {
  if (value instanceof PartRef) {
    return value.part === id;
  }
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => refersTo(inner, id));
}
