import { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { AllowedAnalyses, AnalysisRule, ConfiguredTable, OutputProtection, TableSource } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'OneUserIdentifier',
  bad: (stack) => {
    const custom: CfnConfiguredTable.AnalysisRuleCustomProperty = {
      allowedAnalyses: ['ANY_QUERY'],
      allowedAnalysisProviders: ['222222222222'],
      differentialPrivacy: { columns: [{ name: 'user_id' }, { name: 'email_hash' }] },
    };
    new CfnConfiguredTable(stack, 'Users', {
      name: 'users',
      tableReference: { glue: { databaseName: 'media', tableName: 'users' } },
      allowedColumns: ['user_id', 'email_hash', 'city'],
      analysisMethod: 'DIRECT_QUERY',
      analysisRules: [{ type: 'CUSTOM', policy: { v1: { custom } } }],
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Users', {
      configuredTableName: 'users',
      source: TableSource.glueByName({ databaseName: 'media', tableName: 'users' }),
      allowedColumns: ['user_id', 'email_hash', 'city'],
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
        outputProtection: OutputProtection.differentialPrivacy('user_id'),
      }),
    });
  },
});
