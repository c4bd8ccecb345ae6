import { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { AllowedAnalyses, AnalysisRule, ConfiguredTable, OutputProtection, TableSource } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'DifferentialPrivacyStandsAlone',
  bad: (stack) => {
    const custom: CfnConfiguredTable.AnalysisRuleCustomProperty = {
      allowedAnalyses: ['ANY_QUERY'],
      allowedAnalysisProviders: ['222222222222'],
      differentialPrivacy: { columns: [{ name: 'user_id' }] },
      aggregationThresholds: [
        {
          type: 'COUNT_DISTINCT',
          identityColumns: ['user_id'],
          minimumIdentityCount: 100,
          allowedAggregateExpressionType: 'COLUMNS_ONLY',
        },
      ],
    };
    new CfnConfiguredTable(stack, 'Users', {
      name: 'users',
      tableReference: { glue: { databaseName: 'media', tableName: 'users' } },
      allowedColumns: ['user_id', 'city'],
      analysisMethod: 'DIRECT_QUERY',
      analysisRules: [{ type: 'CUSTOM', policy: { v1: { custom } } }],
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Users', {
      configuredTableName: 'users',
      source: TableSource.glueByName({ databaseName: 'media', tableName: 'users' }),
      allowedColumns: ['user_id', 'city'],
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
        outputProtection: OutputProtection.aggregationThreshold({ identityColumn: 'user_id', minimum: 100 }),
      }),
    });
  },
});
