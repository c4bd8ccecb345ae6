import { Database, DataFormat, S3Table, Schema } from 'aws-cdk-lib/aws-glue';
import { ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';
import { anyQuery } from '../support/rooms';

export default negative({
  rule: 'IdentityColumnIsText',
  bad: (stack) => {
    const sales = new S3Table(stack, 'Data', {
      database: new Database(stack, 'Shop', { databaseName: 'shop' }),
      tableName: 'sales',
      dataFormat: DataFormat.PARQUET,
      columns: [
        { name: 'user_id', type: Schema.BIG_INT },
        { name: 'city', type: Schema.STRING },
      ],
    });
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glue(sales),
      allowedColumns: ['user_id', 'city'],
      analysisRule: anyQuery(),
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
      analysisRule: anyQuery(),
    });
  },
});
