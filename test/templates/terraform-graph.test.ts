import { describe, expect, test } from 'vitest';
import { readGraph } from '../../src/model/graph';
import { nodeOf } from '../../src/model/nodes';
import { templateSource } from '../../src/templates/template-source';
import { findingsOfSource } from '../support/graph-of';
import { planOf, refersTo, smallPlan, templatesOf } from './plan';

/** Plans in the eyes of the rules. */

describe('a plan with two providers', () => {
  const { graph } = readGraph(templateSource(templatesOf(planOf('campaign'))));

  test('is joined by its references', () => {
    const [membership] = graph.membership;
    const [association] = graph.association;

    expect(nodeOf(membership.collaboration)).toBe(graph.collaboration[0]);
    expect(nodeOf(membership.resultBucket)).toBe(graph.bucket[0]);
    expect(nodeOf(graph.bucket[0].key)).toBe(graph.key[0]);
    expect(nodeOf(association.membership)).toBe(membership);
    expect(nodeOf(association.role)).toMatchObject({ name: { state: 'known', value: 'impressions-reader' } });
    expect(graph.configuredTable[0].allowed.map(nodeOf)).toEqual([...graph.analysisTemplate]);
  });

  test('has the policies of roles, of which an unknown one makes permissions incomplete', () => {
    const [reader] = graph.role;

    expect(reader.statements).toMatchObject({ state: 'known', value: { complete: false, items: [{}] } });
  });
});

test('a plan with two accounts is joined across them', () => {
  const { graph } = readGraph(templateSource(templatesOf(planOf('two-accounts'))));
  const [collaboration] = graph.collaboration;

  expect(graph.membership.map(({ collaboration: link }) => nodeOf(link))).toEqual([collaboration, collaboration]);
  expect(graph.membership.map(({ env }) => env.account)).toEqual(
    ['111111111111', '222222222222'].map((value) => ({ state: 'known', value })),
  );
  expect(nodeOf(graph.association[0].table)).toBe(graph.configuredTable[0]);
});

describe('rules', () => {
  const room = (logStatus: string, unknown: object = {}) =>
    smallPlan({
      'awscc_cleanrooms_collaboration.room': {
        values: { name: 'Room', query_log_status: logStatus },
        unknown: { collaboration_identifier: true, id: true, ...unknown },
        expressions: { query_log_status: refersTo('local.log') },
      },
      'awscc_cleanrooms_membership.ads': {
        values: { query_log_status: 'ENABLED' },
        unknown: { collaboration_identifier: true },
        expressions: {
          collaboration_identifier: refersTo('awscc_cleanrooms_collaboration.room.collaboration_identifier'),
        },
      },
    });
  const logFindings = (plan: unknown) =>
    findingsOfSource(templateSource(templatesOf(plan))).filter((finding) => /quer(y|ies) log/i.test(finding));

  test('report what known values contradict', () => {
    expect(logFindings(room('DISABLED'))).toEqual([expect.stringContaining('awscc_cleanrooms_membership.ads')]);
    expect(logFindings(room('ENABLED'))).toEqual([]);
  });

  test('report nothing about unknown values', () => {
    expect(logFindings(room('DISABLED', { query_log_status: true }))).toEqual([]);
  });

  test('find no error in plans of correct configurations', () => {
    for (const name of ['campaign', 'two-accounts']) {
      expect(findingsOfSource(templateSource(templatesOf(planOf(name)))).filter((one) => /^error/.test(one))).toEqual(
        [],
      );
    }
  });
});

describe('a list of what belongs to a membership is incomplete', () => {
  const plan = (others: Parameters<typeof smallPlan>[0], more: object = {}) =>
    smallPlan(
      { 'awscc_cleanrooms_membership.ads': { values: { query_log_status: 'ENABLED' } }, ...others },
      { ...more },
    );
  const associationsIn = (data: unknown) =>
    readGraph(templateSource(templatesOf(data))).graph.membership.map(({ associations }) => associations);

  test.each([
    [
      'a template at a URL',
      plan({ 'aws_cloudformation_stack.x': { values: { name: 'x', template_url: 'https://x' } } }),
    ],
    ['a template that is unknown', plan({ 'awscc_cloudformation_stack.x': { unknown: { template_body: true } } })],
    ['a plan for a target', plan({}, { complete: false })],
    ['a plan with errors', plan({}, { errored: true })],
    ['deferred changes', plan({}, { deferred_changes: [{}] })],
  ])('if resources can be hidden: %s', (_, data) => {
    expect(associationsIn(data)).toEqual([{ state: 'known', value: { items: [], complete: false } }]);
  });

  test.each([
    ['a complete plan', plan({}, { complete: true, errored: false, deferred_changes: [] })],
    ['a plan of an early version', plan({})],
    ['a template that is read', plan({ 'aws_cloudformation_stack.x': { values: { name: 'x', template_body: '' } } })],
  ])('but not otherwise: %s', (_, data) => {
    expect(associationsIn(data)).toEqual([{ state: 'known', value: { items: [], complete: true } }]);
  });
});
