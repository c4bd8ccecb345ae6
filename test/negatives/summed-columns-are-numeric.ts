import { Database, DataFormat, S3Table, Schema } from 'aws-cdk-lib/aws-glue';
import { Aggregate, AnalysisRule, ConfiguredTable, OutputConstraint, TableSource } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'SummedColumnsAreNumeric',
  bad: (stack) => {
    const sales = new S3Table(stack, 'Data', {
      database: new Database(stack, 'Shop', { databaseName: 'shop' }),
      tableName: 'sales',
      dataFormat: DataFormat.PARQUET,
      columns: [
        { name: 'user_id', type: Schema.STRING },
        { name: 'city', type: Schema.STRING },
      ],
    });
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glue(sales),
      allowedColumns: ['user_id', 'city'],
      analysisRule: AnalysisRule.aggregation({
        aggregates: [Aggregate.sum('city')],
        outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
      }),
    });
  },
  good: (stack) => {
    const sales = new S3Table(stack, 'Data', {
      database: new Database(stack, 'Shop', { databaseName: 'shop' }),
      tableName: 'sales',
      dataFormat: DataFormat.PARQUET,
      columns: [
        { name: 'user_id', type: Schema.STRING },
        { name: 'city', type: Schema.STRING },
      ],
    });
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glue(sales),
      allowedColumns: ['user_id', 'city'],
      analysisRule: AnalysisRule.aggregation({
        aggregates: [Aggregate.countDistinct('city')],
        outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
      }),
    });
  },
});
