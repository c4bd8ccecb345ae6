import { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { negative } from '../support/negative';
import { anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'PolicyFitsRuleType',
  bad: (stack) => {
    new CfnConfiguredTable(stack, 'Sales', {
      name: 'sales',
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisMethod: 'DIRECT_QUERY',
      tableReference: { glue: { databaseName: 'shop', tableName: 'sales' } },
      analysisRules: [
        {
          type: 'AGGREGATION',
          policy: { v1: { custom: { allowedAnalyses: ['ANY_QUERY'], allowedAnalysisProviders: ['222222222222'] } } },
        },
      ],
    });
  },
  good: (stack) => {
    lakeTable(stack, 'Sales', anyQuery());
  },
});
