import { Aws, Fn, Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import {
  AdditionalAnalyses,
  Aggregate,
  AggregateExpression,
  AllowedAnalyses,
  AnalysisMethod,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  type ConfiguredTableProps,
  IntermediateTable,
  OutputConstraint,
  OutputProtection,
  PopulationAnalysis,
} from '../../src';
import { creatorMembership } from '../support/creator-membership';
import { strictApp, strictStack } from '../support/strict-app';
import { ADVERTISER, collaborationOf, PUBLISHER, salesTable } from '../support/two-companies';

const { anyJobFrom, anyQueryFrom, anyQueryOrJobFrom, none } = AllowedAnalyses;
const { aggregationThreshold, comparisons, differentialPrivacy } = OutputProtection;
const ANY = anyQueryFrom(ADVERTISER);
const REQUIRED = { additionalAnalyses: AdditionalAnalyses.REQUIRED };
const COMPARISONS = { withColumns: ['user_id'] };
const PERSON = { identityColumn: 'user_id', comparisons: COMPARISONS };
const STRONG = aggregationThreshold({ ...PERSON, minimum: 100 });

function aggregation(...minimums: number[]): AnalysisRule {
  return AnalysisRule.aggregation({
    aggregates: [Aggregate.count('user_id')],
    outputConstraints: minimums.map((minimum) => OutputConstraint.countDistinct('user_id', minimum)),
  });
}

function list(additionalAnalyses?: AdditionalAnalyses): AnalysisRule {
  return AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['city'], additionalAnalyses });
}

const custom = AnalysisRule.custom;
const { DIRECT_JOB, MULTIPLE } = AnalysisMethod;

function made(
  analysisRule: AnalysisRule | undefined,
  props: Partial<ConfiguredTableProps> = {},
  stack = strictStack(),
) {
  return salesTable(stack, { ...props, analysisRule });
}

describe('a configured table under the strict preset', () => {
  test.each<[string, AnalysisRule | undefined, AnalysisMethod?]>([
    ['no rule', undefined],
    ['an aggregation with the minimum', aggregation(100)],
    ['an aggregation with one sufficient minimum', aggregation(2, 100)],
    ['differential privacy', custom({ allowedAnalyses: ANY, outputProtection: differentialPrivacy('user_id') })],
    ['a threshold with comparison controls', custom({ allowedAnalyses: ANY, outputProtection: STRONG })],
    ['nothing allowed', custom({ allowedAnalyses: none() })],
    ['any query of its own account', custom({ allowedAnalyses: anyQueryFrom(PUBLISHER) })],
    ['any job of its own account', custom({ allowedAnalyses: anyJobFrom(PUBLISHER) }), DIRECT_JOB],
    ['queries that are input of other analyses', custom({ allowedAnalyses: ANY, ...REQUIRED })],
    ['a list that is input of other analyses', list(AdditionalAnalyses.REQUIRED)],
    ['queries that cannot run', custom({ allowedAnalyses: ANY }), DIRECT_JOB],
    ['jobs that cannot run', custom({ allowedAnalyses: anyQueryOrJobFrom(ADVERTISER), outputProtection: STRONG })],
  ])('can have %s', (_, rule, analysisMethod) => {
    expect(() => made(rule, { analysisMethod })).not.toThrow();
  });

  test('can have reviewed templates, with any threshold', () => {
    const stack = strictStack();
    const reviewed = new AnalysisTemplate(stack, 'Reach', {
      membership: creatorMembership(collaborationOf(stack)),
      source: AnalysisSource.sql('SELECT 1'),
    });
    const rule = custom({
      allowedAnalyses: AllowedAnalyses.templates(reviewed),
      outputProtection: aggregationThreshold({ identityColumn: 'user_id', minimum: 2 }),
    });

    made(rule, {}, stack);

    Template.fromStack(stack).resourceCountIs('AWS::CleanRooms::ConfiguredTable', 1);
  });

  test('fails if any query is allowed without a protection', () => {
    expect(() => made(custom({ allowedAnalyses: ANY }))).toThrowErrorMatchingInlineSnapshot(`
      [InputError: Publisher/Sales: any query of "222222222222" is allowed, and neither differential privacy nor an aggregation threshold protects its results
          why: a query without restrictions can return every row with all allowed columns
          fix: set outputProtection of AnalysisRule.custom, or allow reviewed queries with AllowedAnalyses.templates(…); or add this path with PrivacyRequirement.PROTECTED_RESULTS and the reason to exceptions of PrivacyBaseline.strict]
    `);
  });

  test('fails if the protection has gaps, with all of them in one error', () => {
    const rule = custom({
      allowedAnalyses: anyQueryOrJobFrom(ADVERTISER, PUBLISHER),
      outputProtection: aggregationThreshold({
        identityColumn: 'user_id',
        minimum: 50,
        outputColumnMinimums: { city: 0, revenue: 100 },
        aggregateExpression: AggregateExpression.ANY_EXPRESSION,
      }),
    });

    expect(() => made(rule, { analysisMethod: MULTIPLE })).toThrowErrorMatchingInlineSnapshot(`
      [InputError: Publisher/Sales: any query of "222222222222" is allowed, and its aggregation threshold has no comparison controls
          why: the results of two queries whose filters differ in one person show the data of this person
          fix: set comparisons of OutputProtection.aggregationThreshold({ … }) to the columns that queries need to compare; or add this path with PrivacyRequirement.PROTECTED_RESULTS and the reason to exceptions of PrivacyBaseline.strict
        Publisher/Sales: any query of "222222222222" is allowed, and its aggregation threshold allows any expression in aggregate functions
          why: an expression can select a small group within an aggregate function
          fix: remove aggregateExpression; or add this path with PrivacyRequirement.PROTECTED_RESULTS and the reason to exceptions of PrivacyBaseline.strict
        Publisher/Sales: the minimum of the aggregation threshold is 50
          why: minimumGroupSize of PrivacyBaseline.strict is 100
          fix: set minimum to at least 100; or add this path with PrivacyRequirement.MINIMUM_GROUP_SIZE and the reason to exceptions of PrivacyBaseline.strict
        Publisher/Sales: the minimum of the output column "city" is 0
          why: minimumGroupSize of PrivacyBaseline.strict is 100
          fix: remove it from outputColumnMinimums, or set it to at least 100; or add this path with PrivacyRequirement.MINIMUM_GROUP_SIZE and the reason to exceptions of PrivacyBaseline.strict
        Publisher/Sales: any job of "222222222222" is allowed
          why: a job can return every row with all allowed columns, because all output controls apply only to queries
          fix: allow reviewed PySpark templates with AllowedAnalyses.templates(…); or add this path with PrivacyRequirement.PROTECTED_RESULTS and the reason to exceptions of PrivacyBaseline.strict]
    `);
  });

  test('fails if a list rule allows queries', () => {
    expect(() => made(list())).toThrowErrorMatchingInlineSnapshot(`
      [InputError: Publisher/Sales: a list analysis rule allows queries that return a row for each person in the overlap
          why: minimumGroupSize of PrivacyBaseline.strict is 100
          fix: use AnalysisRule.aggregation({ … }), or allow reviewed queries with AllowedAnalyses.templates(…) of AnalysisRule.custom; or add this path with PrivacyRequirement.MINIMUM_GROUP_SIZE and the reason to exceptions of PrivacyBaseline.strict]
    `);
  });

  test('fails if the groups of an aggregation rule are too small', () => {
    expect(() => made(aggregation(99))).toThrowErrorMatchingInlineSnapshot(`
      [InputError: Publisher/Sales: the minimum in outputConstraints is 99
          why: minimumGroupSize of PrivacyBaseline.strict is 100
          fix: require at least 100 distinct persons in outputConstraints; or add this path with PrivacyRequirement.MINIMUM_GROUP_SIZE and the reason to exceptions of PrivacyBaseline.strict]
    `);
  });

  test.each<[string, AnalysisRule, string, AnalysisMethod?]>([
    [
      'only comparison controls',
      custom({ allowedAnalyses: ANY, outputProtection: comparisons(COMPARISONS) }),
      'neither',
    ],
    ['only disallowed columns', custom({ allowedAnalyses: ANY, disallowedOutputColumns: ['user_id'] }), 'neither'],
    ['no minimum', aggregation(), 'outputConstraints is empty'],
    ['two small minimums', aggregation(2, 50), 'the minimum in outputConstraints is 2 and 50'],
    ['an unknown minimum', aggregation(Token.asNumber(Fn.importValue('Minimum'))), 'is a token'],
    [
      'an unknown minimum of a threshold',
      custom({
        allowedAnalyses: ANY,
        outputProtection: aggregationThreshold({ ...PERSON, minimum: Token.asNumber(Fn.importValue('Minimum')) }),
      }),
      'the minimum of the aggregation threshold is a token',
    ],
    [
      'an account that is not known',
      custom({ allowedAnalyses: anyQueryFrom(Fn.importValue('Account'), ADVERTISER) }),
      `any query of "${ADVERTISER}", accounts that are not known at synthesis is allowed`,
    ],
    ['any job', custom({ allowedAnalyses: anyJobFrom(ADVERTISER), ...REQUIRED }), 'any job of', DIRECT_JOB],
    [
      'any job beside differential privacy',
      custom({ allowedAnalyses: anyQueryOrJobFrom(ADVERTISER), outputProtection: differentialPrivacy('user_id') }),
      'any job of',
      MULTIPLE,
    ],
  ])('fails with %s', (_, rule, message, analysisMethod) => {
    expect(() => made(rule, { analysisMethod })).toThrow(message);
  });

  test('fails if it is not certain that the account is its own', () => {
    const build = (account: string) => () =>
      made(custom({ allowedAnalyses: anyQueryFrom(account) }), {}, new Stack(strictApp(), 'Anywhere'));

    expect(build(PUBLISHER)).toThrow('any query of "111111111111" is allowed');
    expect(build(Aws.ACCOUNT_ID)).toThrow('any query of accounts that are not known at synthesis is allowed');
  });
});

describe('an intermediate table under the strict preset', () => {
  test('fails if any query and any job of another account are allowed without a protection', () => {
    const stack = strictStack();
    const membership = creatorMembership(collaborationOf(stack));
    const population = PopulationAnalysis.sql('SELECT 1');
    const build = () =>
      new IntermediateTable(stack, 'Overlap', {
        membership,
        population,
        analysisRule: custom({ allowedAnalyses: anyQueryOrJobFrom(ADVERTISER) }),
      });

    expect(build).toThrow(/^Publisher\/Overlap: any query of "222222222222" is allowed.*any job of "222222222222"/s);
  });
});
