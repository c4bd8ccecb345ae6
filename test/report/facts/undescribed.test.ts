import { describe, expect, test } from 'vitest';
import { KINDS as CUSTOM_RESOURCES } from '../../../src/custom-resources/kinds';
import { KIND_NAMES, kindOf } from '../../../src/model/register';
import { reportsOnExample } from '../support/example-reports';

/** The custom resources that no report depends on, each with the reason. */
const REVEALS_NOTHING: Readonly<Record<string, string>> = {
  'analysis-template-validation': 'it asks for the verdict of the service on a template, which is reported itself',
  'audience-model': 'the account trains it from its own data; a configured audience model of it is associated',
  'budget-remaining': 'it asks how much of a budget is left',
  'collaboration-invitation': 'it finds a collaboration, which is reported as one outside of the app',
  'configured-audience-model': 'no other account can use it before it is associated',
  'disallowed-intermediate-table': 'it takes a permission back',
  'id-mapping-table-population': 'it fills a table, which is reported itself',
  'intermediate-table-population': 'it fills a table, which is reported itself',
  'partner-membership': 'it finds the membership of a member, who is reported as one outside of the app',
  'privacy-impact': 'it asks what a budget allows',
  'schema-readiness': 'it waits until a table can be queried',
};

describe('each custom resource', () => {
  const types = new Set(KIND_NAMES.map((name) => kindOf(name).type));

  test.each(Object.entries(CUSTOM_RESOURCES))('%s is in the graph, or reveals nothing', (name, { resourceType }) => {
    expect(types.has(resourceType)).toBe(!(name in REVEALS_NOTHING));
  });

  test('that reveals nothing exists', () => {
    expect(Object.keys(REVEALS_NOTHING).filter((name) => !(name in CUSTOM_RESOURCES))).toEqual([]);
  });
});

describe('what a report does not describe is not known', () => {
  test('if it is an audience model', async () => {
    const [report] = await reportsOnExample('lookalike-model');

    expect(report.unknown.map(({ what }) => what)).toContainEqual(
      expect.stringMatching(/^what members learn through the segments of the audience model of "/),
    );
  });

  test('if it is the output of machine learning', async () => {
    const [report] = await reportsOnExample('custom-model');

    expect(report.unknown.map(({ what }) => what)).toContain(
      'how long the output of machine learning is kept, and under which key',
    );
  });
});
