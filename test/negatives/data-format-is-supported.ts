import { Database, DataFormat, S3Table, S3TableStorage, Schema } from 'aws-cdk-lib/aws-glue';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';
import { anyQuery, salesLog } from '../support/rooms';

export default negative({
  rule: 'DataFormatIsSupported',
  bad: (stack) => {
    const events = new S3Table(stack, 'Events', {
      database: new Database(stack, 'Shop', { databaseName: 'shop' }),
      tableName: 'events',
      storage: S3TableStorage.fromBucket(new Bucket(stack, 'Lake')),
      dataFormat: DataFormat.ORC,
      columns: [{ name: 'user_id', type: Schema.STRING }],
    });
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glue(events),
      allowedColumns: ['user_id'],
      analysisRule: anyQuery(),
    });
  },
  good: (stack) => {
    // The data of this table is Parquet.
    const log = salesLog(stack, new Bucket(stack, 'Lake'));
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glue(log),
      allowedColumns: ['user_id'],
      analysisRule: anyQuery(),
    });
  },
});
