import { App } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { constructSource } from '../../src/model/construct-source';
import { readGraph } from '../../src/model/graph';
import type { Graph } from '../../src/model/nodes';
import { type Rule, rule } from '../../src/rules/rule';
import { ruleIds } from '../../src/validation/rule-ids';
import { runRules, runRulesOnAll } from '../../src/validation/run';
import { withOneRunner } from '../support/mistakes';
import { PUBLISHER, stackIn } from '../support/two-companies';

function graph(): Graph {
  const app = new App();
  withOneRunner(stackIn(app, 'Publisher', PUBLISHER));
  return readGraph(constructSource(app)).graph;
}

function ruleThat(check: () => ReturnType<Rule['check']>): Rule {
  return rule({
    id: 'ExampleHolds',
    catalogueIds: ['CR-COLLAB-001'],
    subject: 'collaboration',
    severity: 'error',
    title: 'An example holds',
    why: 'it is one',
    fix: 'hold it',
    evidence: { url: 'https://docs.aws.amazon.com/clean-rooms/', basis: 'documented' },
    check,
  });
}

test('a violation has what its rule says in general', () => {
  const [finding] = runRules([ruleThat(() => [{ what: 'it does not' }])], graph());

  expect(finding).toMatchObject({ severity: 'error', what: 'it does not', fix: 'hold it', property: undefined });
  expect(finding.subject.path).toBe('Publisher/Ads');
});

test('a violation can say it more exactly', () => {
  const violation = { what: 'it does not', fix: 'drop it', severity: 'warning', property: 'Name' } as const;

  const [finding] = runRules([ruleThat(() => [violation])], graph());

  expect(finding).toMatchObject(violation);
});

test.each([
  ['an error', new TypeError("cannot read 'state' of undefined"), "cannot read 'state' of undefined"],
  ['something else', 'oops', 'oops'],
])('a rule that throws %s becomes a warning, and the others still report', (_, thrown, text) => {
  const broken = ruleThat(() => {
    throw thrown;
  });

  const findings = runRules([broken, ruleThat(() => [{ what: 'it does not' }])], graph());

  expect(findings.map(({ severity, what }) => ({ severity, what }))).toEqual([
    { severity: 'warning', what: `internal error: the rule could not be evaluated: ${text}` },
    { severity: 'error', what: 'it does not' },
  ]);
  expect(findings[0].why).toBe('the rule has a defect; all other rules were evaluated');
  expect(findings[0].fix).toContain('https://github.com/cdkcleanrooms/cdk-cleanrooms/issues');
});

test('a rule judges nothing where there is none of its subjects', () => {
  expect(runRules([ruleThat(() => [{ what: 'it does not' }])], readGraph(constructSource(new App())).graph)).toEqual(
    [],
  );
});

test('ids of rules are told without their prefix', () => {
  expect(ruleIds()).toContain('SingleQueryRunner');
  expect(ruleIds().join()).not.toContain(':');
});

test('a rule for the owner of a resource, or of an organization, leaves out what is only declared', () => {
  const subjects = graph();
  const declared = subjects.collaboration.map((one) => ({ ...one, declared: [] }));
  const all = { ...subjects, collaboration: [...subjects.collaboration, ...declared] };
  const example = ruleThat(() => [{ what: 'it does not' }]);

  expect(runRules([example], all)).toHaveLength(2);
  expect(runRules([{ ...example, forOwner: true }], all).map(({ subject }) => subject.declared)).toEqual([undefined]);
  const required = runRules([{ ...example, option: 'minimumGroupSize' }], all, { minimumGroupSize: 2 });
  expect(required.map(({ subject }) => subject.declared)).toEqual([undefined]);
});

test.each([1, 2])('equal violations of a resource on %i graphs are one finding', (count) => {
  const twice = ruleThat(() => [{ what: 'it does not' }, { what: 'it does not' }, { what: 'nor this' }]);
  const one = graph();
  const findings = runRulesOnAll(
    [twice],
    Array.from({ length: count }, () => one),
  );

  expect(findings.map(({ what }) => what)).toEqual(['it does not', 'nor this']);
});
