import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { allConstraints } from '../../catalogue/constraints';
import { valuesAreWithinLimits } from '../../src/rules/resource/values-are-within-limits';
import { addBuiltInCheck, STRICT_CHECK_TIMEOUT } from '../support/strict-check';
import { CONTROLS, SAMPLES, type Sample } from './samples';
import { VALID } from './valid';

/** That the CDK's own check of templates keeps the constraints of which the catalogue says so, and agrees with our limits. */

const KEPT = allConstraints().filter(({ id, status }) => status === 'CDK schema' || isSchemaLimit(id));
const IDS = KEPT.map(({ id }) => id);
const KINDS = Object.keys(VALID) as (keyof typeof VALID)[];

/** What the check reports of each stack, by the name of the stack. */
let reports: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
  const app = new App();
  for (const kind of KINDS) {
    VALID[kind](new Stack(app, kind));
  }
  addSamples(app, 'Control', CONTROLS);
  for (const [id, samples] of Object.entries(SAMPLES)) {
    addSamples(app, id, samples);
  }
  addBuiltInCheck(app);
  reports = reportsOn(app);
}, STRICT_CHECK_TIMEOUT);

describe('the check of aws-cdk-lib', () => {
  test.each(KINDS)('has nothing to report of a valid L1 (%s)', (kind) => {
    expect(reports.get(kind)).toBeUndefined();
  });

  test.each(CONTROLS.map((_, index) => index))('has nothing to report of a valid property (%i)', (index) => {
    expect(reports.get(stackName('Control', index))).toBeUndefined();
  });

  test.each(Object.entries(SAMPLES))('reports each sample of %s', (id, samples) => {
    const reported = samples.map((_, index) => reports.get(stackName(id, index)) ?? []);

    expect(reported.map((texts) => texts.length > 0)).toEqual(samples.map(() => true));
  });
});

test('every constraint that the check keeps has a sample, and no other one has', () => {
  expect(Object.keys(SAMPLES)).toEqual(IDS);
});

/** Limits of our own are in the schema as well, except those of which only other pages speak. */
function isSchemaLimit(id: string): boolean {
  return valuesAreWithinLimits.catalogueIds.includes(id) && !['CR-TABLE-004', 'CR-BUDGET-015'].includes(id);
}

function addSamples(app: App, name: string, samples: readonly Sample[]): void {
  for (const [index, [kind, path, value]] of samples.entries()) {
    const l1 = VALID[kind](new Stack(app, stackName(name, index)));
    if (value === undefined) {
      l1.addPropertyDeletionOverride(path);
    } else {
      l1.addPropertyOverride(path, value);
    }
  }
}

function stackName(name: string, index: number): string {
  return `${name}-${index + 1}`;
}

interface Report {
  readonly pluginReports: readonly {
    readonly violations: readonly {
      readonly description: string;
      readonly violatingConstructs: readonly { readonly constructPath: string }[];
    }[];
  }[];
}

function reportsOn(app: App): Map<string, string[]> {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { directory } = app.synth();
  printed.mockRestore();
  const { pluginReports } = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8')) as Report;
  const found = new Map<string, string[]>();
  for (const { description, violatingConstructs } of pluginReports.flatMap(({ violations }) => violations)) {
    for (const { constructPath } of violatingConstructs) {
      const [stack = ''] = constructPath.split('/');
      found.set(stack, [...(found.get(stack) ?? []), description]);
    }
  }
  return found;
}
