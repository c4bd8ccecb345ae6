import { Lazy, Mixins } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { CfnConfiguredTable, CfnConfiguredTableProps } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import { AllowedAnalyses, AnalysisRule, ConfiguredTableProtection, OutputProtection } from '../../src';
import { customRuleOf, LIST_RULE, publisher, roomOf, tableIn } from '../support/l1-rooms';
import { ADVERTISER, salesTable } from '../support/two-companies';

const PRIVATE = new ConfiguredTableProtection(OutputProtection.differentialPrivacy('user_id'));
const IN_GROUPS = new ConfiguredTableProtection(
  OutputProtection.aggregationThreshold({
    identityColumn: 'user_id',
    minimum: 100,
    comparisons: { withColumns: ['city'] },
  }),
);

describe('the custom rule of an L1', () => {
  test('gets differential privacy', () => {
    const table = tableIn(publisher(), { analysisRules: [customRuleOf()] });

    table.with(PRIVATE);

    expect(customRuleIn(table)).toEqual({
      AllowedAnalyses: ['ANY_QUERY'],
      AllowedAnalysisProviders: [ADVERTISER],
      DisallowedOutputColumns: ['user_id'],
      DifferentialPrivacy: { Columns: [{ Name: 'user_id' }] },
    });
  });

  test('gets a threshold and comparison controls', () => {
    const table = tableIn(publisher(), { analysisRules: [customRuleOf()] });

    table.with(IN_GROUPS);

    expect(customRuleIn(table)).toMatchObject({
      AggregationThresholds: [{ IdentityColumns: ['user_id'], MinimumIdentityCount: 100 }],
      ComparisonControls: { AllowedColumnComparisonColumns: ['city'] },
    });
  });

  test('gets another user identifier', () => {
    const differentialPrivacy = { columns: [{ name: 'city' }] };
    const table = tableIn(publisher(), { analysisRules: [customRuleOf({ differentialPrivacy })] });

    table.with(PRIVATE);

    expect(customRuleIn(table)).toMatchObject({ DifferentialPrivacy: { Columns: [{ Name: 'user_id' }] } });
  });

  test('does not change the properties that the user has passed, which other tables can share', () => {
    const analysisRules = [customRuleOf()];
    const before = structuredClone(analysisRules);

    tableIn(publisher(), { analysisRules }).with(PRIVATE);

    expect(analysisRules).toEqual(before);
  });

  test('is also that of a construct', () => {
    const table = salesTable(publisher(), {
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(ADVERTISER) }),
    });

    Mixins.of(table).apply(PRIVATE);

    expect(customRuleIn(table.node.defaultChild as CfnConfiguredTable)).toHaveProperty('DifferentialPrivacy');
  });
});

test.each<[string, CfnConfiguredTableProps['analysisRules']]>([
  ['no rule', undefined],
  ['a list rule', [LIST_RULE]],
  ['rules that are a token', Lazy.any({ produce: () => [customRuleOf()] })],
  ['a custom rule with a token', [{ type: 'CUSTOM', policy: Lazy.any({ produce: () => customRuleOf().policy }) }]],
])('a table with %s is not left without protection', (_, analysisRules) => {
  const table = tableIn(publisher(), { analysisRules });

  expect(() => table.with(PRIVATE)).toThrow('Publisher/Sales: the table has no custom analysis rule');
});

test('a table whose other rule is a token is not left partly without protection', () => {
  const other = Lazy.any({ produce: () => LIST_RULE });
  const table = tableIn(publisher(), { analysisRules: [customRuleOf(), other] });

  expect(() => table.with(PRIVATE)).toThrow('Publisher/Sales: an analysis rule of the table is not known at synthesis');
});

test('a value that is no protection is refused', () => {
  expect(() => new ConfiguredTableProtection('user_id' as never)).toThrow('ConfiguredTableProtection: protection');
});

test('other resources are left as they are', () => {
  const room = roomOf(publisher());

  expect(PRIVATE.supports(room)).toBe(false);
  expect(() => PRIVATE.applyTo(room)).not.toThrow();
});

function customRuleIn(table: CfnConfiguredTable): unknown {
  const [resource] = Object.values(Template.fromStack(table.stack).findResources('AWS::CleanRooms::ConfiguredTable'));
  return resource.Properties.AnalysisRules[0].Policy.V1.Custom;
}
