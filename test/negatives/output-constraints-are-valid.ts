import { Aggregate, AnalysisRule, ConfiguredTable, OutputConstraint, TableSource } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'OutputConstraintsAreValid',
  bad: (stack) => {
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({ databaseName: 'shop', tableName: 'sales' }),
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisRule: AnalysisRule.aggregation({
        aggregates: [Aggregate.sum('revenue')],
        dimensionColumns: ['city'],
        outputConstraints: [OutputConstraint.countDistinct('user_id', 1)],
      }),
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({ databaseName: 'shop', tableName: 'sales' }),
      allowedColumns: ['user_id', 'city', 'revenue'],
      analysisRule: AnalysisRule.aggregation({
        aggregates: [Aggregate.sum('revenue')],
        dimensionColumns: ['city'],
        outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
      }),
    });
  },
});
