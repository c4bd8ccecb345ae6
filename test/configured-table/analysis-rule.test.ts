import type { Stack } from 'aws-cdk-lib';
import type { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import {
  AdditionalAnalyses,
  Aggregate,
  AggregateExpression,
  AllowedAnalyses,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  type CustomRuleOptions,
  JoinOperator,
  JoinRequirement,
  OutputConstraint,
  OutputProtection,
  ScalarFunction,
} from '../../src';
import { creatorMembership } from '../support/creator-membership';
import { readable } from '../support/readable';
import { ADVERTISER, AN_ID, collaborationOf, publisherStack, STRANGER, salesTable } from '../support/two-companies';

const ARNS = ['1', '2'].map((id) => `arn:aws:cleanrooms:us-east-1:222222222222:membership/a1/analysistemplate/${id}`);

/** The policy of a rule as CloudFormation gets it, under the key of its kind. */
function policyOf(rule: AnalysisRule, stack: Stack = publisherStack()): unknown {
  const table = salesTable(stack, { analysisRule: rule });
  const { analysisRules } = table.node.defaultChild as CfnConfiguredTable;
  const [rendered] = stack.resolve(analysisRules);
  expect(rendered.type).toBe(rule.ruleType);
  const { [rule.ruleType.toLowerCase()]: policy, ...others } = rendered.policy.v1;
  expect(others).toEqual({});
  return readable(policy);
}

describe('an aggregation rule', () => {
  const outputConstraints = [OutputConstraint.countDistinct('user_id', 100)];

  test('allows its aggregates, and neither joins nor dimensions', () => {
    const rule = AnalysisRule.aggregation({ aggregates: [Aggregate.sum('revenue', 'cost')], outputConstraints });

    expect(policyOf(rule)).toEqual({
      aggregateColumns: [{ function: 'SUM', columnNames: ['revenue', 'cost'] }],
      joinColumns: [],
      dimensionColumns: [],
      scalarFunctions: [],
      outputConstraints: [{ columnName: 'user_id', minimum: 100, type: 'COUNT_DISTINCT' }],
    });
  });

  test.each([
    ['COUNT', Aggregate.count],
    ['COUNT_DISTINCT', Aggregate.countDistinct],
    ['SUM', Aggregate.sum],
    ['SUM_DISTINCT', Aggregate.sumDistinct],
    ['AVG', Aggregate.avg],
  ])('knows the function %s', (name, aggregate) => {
    const rule = AnalysisRule.aggregation({ aggregates: [aggregate('revenue')], outputConstraints });

    expect(policyOf(rule)).toMatchObject({ aggregateColumns: [{ function: name, columnNames: ['revenue'] }] });
  });

  test('wants a join with the member who queries as soon as there are join columns', () => {
    const rule = AnalysisRule.aggregation({
      aggregates: [Aggregate.sum('revenue')],
      joinColumns: ['user_id'],
      outputConstraints,
    });

    expect(policyOf(rule)).toMatchObject({ joinColumns: ['user_id'], joinRequired: 'QUERY_RUNNER' });
  });

  test('lets a table be used alone on request', () => {
    const rule = AnalysisRule.aggregation({
      aggregates: [Aggregate.sum('revenue')],
      joinColumns: ['user_id'],
      joinRequirement: JoinRequirement.NONE,
      outputConstraints,
    });

    expect(policyOf(rule)).toMatchObject({ joinColumns: ['user_id'] });
    expect(policyOf(rule)).not.toHaveProperty('joinRequired', 'QUERY_RUNNER');
  });

  test('has all options', () => {
    const rule = AnalysisRule.aggregation({
      aggregates: [Aggregate.sum('revenue')],
      joinColumns: ['user_id'],
      joinRequirement: JoinRequirement.QUERY_RUNNER,
      joinOperators: [JoinOperator.OR],
      dimensionColumns: ['city'],
      scalarFunctions: [ScalarFunction.LOWER, ScalarFunction.TO_DATE],
      outputConstraints,
      additionalAnalyses: AdditionalAnalyses.ALLOWED,
    });

    expect(policyOf(rule)).toMatchObject({
      joinRequired: 'QUERY_RUNNER',
      allowedJoinOperators: ['OR'],
      dimensionColumns: ['city'],
      scalarFunctions: ['LOWER', 'TO_DATE'],
      additionalAnalyses: 'ALLOWED',
    });
  });
});

describe('a list rule', () => {
  test('joins and lists columns', () => {
    const rule = AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['city'] });

    expect(policyOf(rule)).toEqual({ joinColumns: ['user_id'], listColumns: ['city'] });
  });

  test('has all options', () => {
    const rule = AnalysisRule.list({
      joinColumns: ['user_id'],
      listColumns: ['city'],
      joinOperators: [JoinOperator.AND, JoinOperator.OR],
      additionalAnalyses: AdditionalAnalyses.REQUIRED,
    });

    expect(policyOf(rule)).toMatchObject({ allowedJoinOperators: ['AND', 'OR'], additionalAnalyses: 'REQUIRED' });
  });
});

describe('a custom rule', () => {
  function customPolicyOf(options: Partial<CustomRuleOptions>, stack?: Stack): unknown {
    return policyOf(AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.none(), ...options }), stack);
  }

  test('allows the templates it names', () => {
    const stack = publisherStack();
    const template = new AnalysisTemplate(stack, 'Reach', {
      membership: creatorMembership(collaborationOf(stack)),
      source: AnalysisSource.sql('SELECT 1'),
    });

    const policy = customPolicyOf({ allowedAnalyses: AllowedAnalyses.templates(template) }, stack);

    expect(policy).toEqual({ allowedAnalyses: ['<Reach.Arn>'] });
  });

  test.each([
    ['templates by their ARNs', AllowedAnalyses.templateArns(...ARNS), ARNS, undefined],
    ['any query', AllowedAnalyses.anyQueryFrom(ADVERTISER), ['ANY_QUERY'], [ADVERTISER]],
    ['any job', AllowedAnalyses.anyJobFrom(ADVERTISER, STRANGER), ['ANY_JOB'], [ADVERTISER, STRANGER]],
    ['any query or job', AllowedAnalyses.anyQueryOrJobFrom(ADVERTISER), ['ANY_QUERY', 'ANY_JOB'], [ADVERTISER]],
    ['nothing', AllowedAnalyses.none(), [], undefined],
  ])('allows %s', (_, allowedAnalyses, analyses, providers) => {
    expect(customPolicyOf({ allowedAnalyses })).toEqual({
      allowedAnalyses: analyses,
      allowedAnalysisProviders: providers,
    });
  });

  test('has all options', () => {
    const policy = customPolicyOf({
      disallowedOutputColumns: ['user_id'],
      additionalAnalyses: AdditionalAnalyses.NOT_ALLOWED,
    });

    expect(policy).toEqual({
      allowedAnalyses: [],
      disallowedOutputColumns: ['user_id'],
      additionalAnalyses: 'NOT_ALLOWED',
    });
  });

  test('protects users by differential privacy', () => {
    expect(customPolicyOf({ outputProtection: OutputProtection.differentialPrivacy('user_id') })).toEqual({
      allowedAnalyses: [],
      differentialPrivacy: { columns: [{ name: 'user_id' }] },
    });
  });

  test('protects users by a threshold', () => {
    const protection = OutputProtection.aggregationThreshold({ identityColumn: 'user_id', minimum: 100 });

    expect(customPolicyOf({ outputProtection: protection })).toEqual({
      allowedAnalyses: [],
      aggregationThresholds: [
        {
          type: 'COUNT_DISTINCT',
          identityColumns: ['user_id'],
          minimumIdentityCount: 100,
          allowedAggregateExpressionType: 'COLUMNS_ONLY',
        },
      ],
    });
  });

  test('protects users by a threshold with all options', () => {
    const protection = OutputProtection.aggregationThreshold({
      identityColumn: 'user_id',
      minimum: 100,
      outputColumnMinimums: { revenue: 500, buyers: 0 },
      aggregateExpression: AggregateExpression.ANY_EXPRESSION,
      comparisons: { withLiterals: ['city'], withColumns: ['user_id'] },
    });

    expect(customPolicyOf({ outputProtection: protection })).toMatchObject({
      aggregationThresholds: [
        {
          allowedAggregateExpressionType: 'ANY_EXPRESSION',
          outputColumnThresholds: [
            { outputColumnName: 'buyers', minimumIdentityCount: 0 },
            { outputColumnName: 'revenue', minimumIdentityCount: 500 },
          ],
        },
      ],
      comparisonControls: {
        allowedLiteralComparisonColumns: ['city'],
        allowedColumnComparisonColumns: ['user_id'],
      },
    });
  });

  test.each([
    [{}, [], []],
    [{ withLiterals: ['city'] }, ['city'], []],
    [{ withColumns: ['user_id'] }, [], ['user_id']],
  ])('limits comparisons to %j', (options, literals, columns) => {
    expect(customPolicyOf({ outputProtection: OutputProtection.comparisons(options) })).toEqual({
      allowedAnalyses: [],
      comparisonControls: { allowedLiteralComparisonColumns: literals, allowedColumnComparisonColumns: columns },
    });
  });

  test('allows a template that is imported', () => {
    const stack = publisherStack();
    const arn = `arn:aws:cleanrooms:us-east-1:${ADVERTISER}:membership/${AN_ID}/analysistemplate/${AN_ID}`;
    const template = AnalysisTemplate.fromAnalysisTemplateArn(stack, 'Reach', arn);

    const policy = customPolicyOf({ allowedAnalyses: AllowedAnalyses.templates(template) }, stack);

    expect(policy).toEqual({ allowedAnalyses: [arn] });
  });
});
