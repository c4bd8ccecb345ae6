import { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { negative } from '../support/negative';

export default negative({
  rule: 'MultipleMethodsAreSelected',
  bad: (stack) => {
    new CfnConfiguredTable(stack, 'Sales', {
      name: 'sales',
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisMethod: 'MULTIPLE',
      tableReference: { glue: { databaseName: 'shop', tableName: 'sales' } },
    });
  },
  good: (stack) => {
    new CfnConfiguredTable(stack, 'Sales', {
      name: 'sales',
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisMethod: 'MULTIPLE',
      selectedAnalysisMethods: ['DIRECT_QUERY', 'DIRECT_JOB'],
      tableReference: { glue: { databaseName: 'shop', tableName: 'sales' } },
    });
  },
});
