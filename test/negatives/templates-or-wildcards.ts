import { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { AllowedAnalyses, AnalysisRule, ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'TemplatesOrWildcards',
  bad: (stack) => {
    const partner = 'arn:aws:cleanrooms:us-east-1:222222222222:membership/0a8d3b5e-6c1f-4e27-9b8a-2f4d6e8c0a13';
    const template = `${partner}/analysistemplate/7e5c9d21-3b4a-4f68-8d2e-1c9b7a5f3e60`;
    new CfnConfiguredTable(stack, 'Sales', {
      name: 'sales',
      tableReference: { glue: { databaseName: 'retail', tableName: 'sales' } },
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisMethod: 'DIRECT_QUERY',
      analysisRules: [
        {
          type: 'CUSTOM',
          policy: {
            v1: {
              custom: { allowedAnalyses: ['ANY_QUERY', template], allowedAnalysisProviders: ['222222222222'] },
            },
          },
        },
      ],
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Sales', {
      configuredTableName: 'sales',
      source: TableSource.glueByName({ databaseName: 'retail', tableName: 'sales' }),
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
  },
});
