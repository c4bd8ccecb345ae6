import { describe, expect, test } from 'vitest';
import { readGraph } from '../../../src/model/graph';
import { CONTROLS } from '../../../src/report/controls';
import { privacyReports } from '../../../src/report/privacy-reports';
import type { PrivacyReport } from '../../../src/report/report';
import { propertiesOfL1s } from '../../reach/l1-properties';
import { reportsOnSource } from '../support/example-reports';
import { RESOURCES, sourceOf } from '../support/full-app';
import { REVEALS_NOTHING, reasonFor } from '../support/reveals-nothing';

const FULL = reportOn(RESOURCES);
const PROPERTIES = [...propertiesOfL1s('aws-cdk-lib-newest')];
/** The properties without others in them. */
const LEAVES = PROPERTIES.filter(
  (path) => !PROPERTIES.some((other) => /^[.[]/.test(other.slice(path.length)) && other.startsWith(path)),
);

function reportOn(resources: object): PrivacyReport {
  const [report] = reportsOnSource(sourceOf(resources));
  return report;
}

/** The value of a parameter, which only the deployment states. */
const HIDDEN = { Ref: 'Hidden' };

/** A value with another one in place of all that a path leads to, or undefined if it leads to nothing. */
function replaced(value: unknown, [step, ...rest]: readonly string[], by: unknown): unknown {
  if (step === undefined) {
    return value === undefined ? undefined : by;
  }
  if (step === '[]') {
    const all = Array.isArray(value) ? value.map((one) => replaced(one, rest, by)) : [];
    return all.some((one) => one !== undefined) ? all.map((one, i) => one ?? (value as unknown[])[i]) : undefined;
  }
  const object = value as Record<string, unknown> | undefined;
  const inner = typeof object === 'object' && object !== null ? replaced(object[step], rest, by) : undefined;
  return inner === undefined ? undefined : { ...object, [step]: inner };
}

/** The resources with a hidden value in place of a property of one resource, for each resource that has it. */
function hiding(path: string): readonly object[] {
  const [l1, ...steps] = path.split('.').flatMap((step) => step.split(/(?=\[\])/));
  return Object.entries<{ readonly Type: string; readonly Properties: object }>(RESOURCES).flatMap(([id, resource]) => {
    const properties = resource.Type.endsWith(`::${l1}`) ? replaced(resource.Properties, steps, HIDDEN) : undefined;
    return properties ? [{ ...RESOURCES, [id]: { ...resource, Properties: properties } }] : [];
  });
}

/** What is not known in one report and not in another. */
function newlyUnknown(report: PrivacyReport, before: PrivacyReport): readonly string[] {
  const known = new Set(before.unknown.map((one) => JSON.stringify(one)));
  return report.unknown.map((one) => JSON.stringify(one)).filter((one) => !known.has(one));
}

describe('each kind of control', () => {
  test.each(Object.keys(CONTROLS))('%s is read', (kind) => {
    expect(FULL.controls.filter((control) => control.kind === kind && control.value !== null)).not.toEqual([]);
  });
});

test('an app in which all values are known has no other unknown values than its partner and its code', () => {
  expect(FULL.unknown.map(({ what }) => what)).toMatchInlineSnapshot(`
    [
      "the tables, budgets, templates and settings of this member, which are not in the app",
      "what the code of "job" returns",
    ]
  `);
});

describe.each(LEAVES)('%s', (path) => {
  const reason = reasonFor(path);

  test.runIf(reason === undefined)('limits what members learn, and is not known if it is hidden', () => {
    const values = hiding(path).map((resources) => newlyUnknown(reportOn(resources), FULL));

    expect(values.flat()).not.toEqual([]);
  });

  test.runIf(reason !== undefined)('reveals nothing, so that the report does not depend on it', () => {
    for (const report of hiding(path).map(reportOn)) {
      expect(newlyUnknown(report, FULL)).toEqual([]);
      expect(report).toMatchObject({ controls: FULL.controls, flows: FULL.flows, outputs: FULL.outputs });
    }
  });
});

test('each reason is about a property', () => {
  const unused = Object.keys(REVEALS_NOTHING).filter((pattern) => !LEAVES.some((path) => matches(pattern, path)));

  expect(unused).toEqual([]);
});

function matches(pattern: string, path: string): boolean {
  return reasonFor(path, { [pattern]: '' }) !== undefined;
}

describe('a report', () => {
  test('does not depend on the order of resources', () => {
    const reversed = Object.fromEntries(Object.entries(RESOURCES).reverse());

    expect(reportOn(reversed)).toEqual(FULL);
  });

  test('does not depend on logical IDs, except in paths', () => {
    const text = JSON.stringify(RESOURCES).replace(/("Ref":|"Fn::GetAtt":\[)"/g, '$1"Other');
    const others = Object.entries(JSON.parse(text)).map(([id, resource]) => [`Other${id}`, resource]);
    const renamed = JSON.stringify(reportOn(Object.fromEntries(others))).replaceAll('/Other', '/');

    expect(JSON.parse(renamed)).toEqual(FULL);
  });

  test('is made in far less than 50 ms', () => {
    const { graph } = readGraph(sourceOf(RESOURCES));
    const times = Array.from({ length: 20 }, () => {
      const start = performance.now();
      privacyReports(graph);
      return performance.now() - start;
    });

    expect(Math.min(...times)).toBeLessThan(25);
  });
});
