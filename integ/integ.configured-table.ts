import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Stack } from 'aws-cdk-lib';
import { Aggregate, AnalysisRule, ConfiguredTable, OutputConstraint, TableSource } from '../src';
import { salesTable } from './room';

const app = new App();
const stack = new Stack(app, 'cleanrooms-configured-table');
new ConfiguredTable(stack, 'Sales', {
  source: TableSource.glue(salesTable(stack)),
  allowedColumns: ['user_id', 'city', 'amount'],
  analysisRule: AnalysisRule.aggregation({
    aggregates: [Aggregate.sum('amount')],
    dimensionColumns: ['city'],
    joinColumns: ['user_id'],
    outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
  }),
});
new IntegTest(app, 'ConfiguredTableTest', { testCases: [stack] });
