import { Database, DataFormat, S3Table, Schema } from 'aws-cdk-lib/aws-glue';
import { AllowedAnalyses, AnalysisRule, ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'ColumnsExistInGlue',
  bad: (stack) => {
    const sales = new S3Table(stack, 'SalesLog', {
      database: new Database(stack, 'Shop', { databaseName: 'shop' }),
      tableName: 'sales',
      dataFormat: DataFormat.PARQUET,
      columns: [
        { name: 'user_id', type: Schema.STRING },
        { name: 'email', type: Schema.STRING },
      ],
      partitionKeys: [{ name: 'day', type: Schema.DATE }],
    });
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glue(sales),
      allowedColumns: ['user_id', 'e_mail', 'day'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
  },
  good: (stack) => {
    const sales = new S3Table(stack, 'SalesLog', {
      database: new Database(stack, 'Shop', { databaseName: 'shop' }),
      tableName: 'sales',
      dataFormat: DataFormat.PARQUET,
      columns: [
        { name: 'user_id', type: Schema.STRING },
        { name: 'email', type: Schema.STRING },
      ],
      partitionKeys: [{ name: 'day', type: Schema.DATE }],
    });
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glue(sales),
      allowedColumns: ['user_id', 'email', 'day'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222') }),
    });
  },
});
