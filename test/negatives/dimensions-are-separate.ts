import { Aggregate, AnalysisRule, ConfiguredTable, OutputConstraint, TableSource } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'DimensionsAreSeparate',
  bad: (stack) => {
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({ databaseName: 'shop', tableName: 'sales' }),
      allowedColumns: ['user_id', 'age', 'city'],
      analysisRule: AnalysisRule.aggregation({
        aggregates: [Aggregate.avg('age')],
        dimensionColumns: ['age', 'city'],
        outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
      }),
    });
  },
  good: (stack) => {
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({ databaseName: 'shop', tableName: 'sales' }),
      allowedColumns: ['user_id', 'age', 'city'],
      analysisRule: AnalysisRule.aggregation({
        aggregates: [Aggregate.avg('age')],
        dimensionColumns: ['city'],
        outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
      }),
    });
  },
});
