import { App, Validations } from 'aws-cdk-lib';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Graph } from '../src/model/nodes';
import { InputError } from '../src/private/errors';
import { CATALOGUE } from '../src/rules/catalogue';
import { findingsIn } from '../src/validation/report';
import { runRules } from '../src/validation/run';
import { bundled } from './custom-resources/support/bundled';
import { holds, SEEDS } from './support/exploration';
import { collaboration as collaborationNode } from './support/nodes';
import { RANDOM_APPS } from './support/random-apps';
import { randomlyMadeIn } from './support/random-props';

/** The names of the classes of all constructs that a test has made: those for which it stands must be among them. */
const made = new Set<string>();
beforeEach(() => made.clear());
afterEach(({ task }) => {
  expect([...made]).toEqual(expect.arrayContaining(randomlyMadeIn(task.name)));
});

/** The fix of a finding that says that a rule threw, whatever its words are. */
const FIX_OF_CRASH = fixOfCrash();

function fixOfCrash(): string {
  const [rule] = CATALOGUE;
  const crashing = {
    ...rule,
    check: () => {
      throw new Error('on purpose');
    },
  };
  return runRules([crashing], { [rule.subject]: [collaborationNode()] } as unknown as Graph)[0].fix;
}

/** What slows each synthesis and is not what this is about: stack traces, metadata, and copies of the handlers. */
const FAST = {
  analyticsReporting: false,
  treeMetadata: false,
  stackTraces: false,
  context: { 'aws:cdk:disable-asset-staging': true },
};

type Build = (app: App) => void;

/**
 * Builds and synthesizes; anything but our own words for what is wrong is passed on. What is wrong is then acknowledged,
 * so that it gets as far as the template.
 */
function synthesizes(build: Build): void {
  const stopping = rulesThatStop(build, []);
  if (stopping.length > 0) {
    expect(rulesThatStop(build, stopping)).toEqual([]);
  }
}

/** The ids of the rules that stop the synthesis; none if it succeeds, or if a construct refuses its input. */
function rulesThatStop(build: Build, acknowledged: readonly string[]): string[] {
  const app = new App(FAST);
  Validations.of(app).acknowledge(...acknowledged.map((id) => ({ id, reason: 'it is odd on purpose' })));
  try {
    build(app);
    const crashed = findingsIn(app).findings.filter(({ fix }) => fix === FIX_OF_CRASH);
    expect(crashed.map(({ rule, what }) => `${rule.id}: ${what}`)).toEqual([]);
    app.synth();
    return [];
  } catch (error) {
    if (error instanceof InputError) {
      return [];
    }
    const ids = (error as Error).message.match(/CleanRooms::\w+/g) ?? [];
    if (ids.length === 0) {
      throw error;
    }
    return [...new Set(ids)];
  } finally {
    for (const construct of app.node.findAll()) {
      made.add(construct.constructor.name);
    }
  }
}

beforeAll(bundled);

describe.each(SEEDS)(
  'whatever the properties are, a synthesis succeeds or says what is wrong (RANDOM_SEED=%i)',
  (seed) => {
    test.each(Object.entries(RANDOM_APPS))('%s', (_, { values, build }) => {
      holds(
        fc.property(values, (chosen) => synthesizes((app) => build(app, chosen as never))),
        seed,
      );
    });
  },
);
