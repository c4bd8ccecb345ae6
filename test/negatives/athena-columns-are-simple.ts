import { Database, DataFormat, S3Table, Schema } from 'aws-cdk-lib/aws-glue';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ConfiguredTable, TableSource } from '../../src';
import { negative } from '../support/negative';
import { anyQuery } from '../support/rooms';

export default negative({
  rule: 'AthenaColumnsAreSimple',
  bad: (stack) => {
    const users = new S3Table(stack, 'Data', {
      database: new Database(stack, 'Shop', { databaseName: 'shop' }),
      dataFormat: DataFormat.PARQUET,
      columns: [
        { name: 'user_id', type: Schema.STRING },
        { name: 'tags', type: Schema.array(Schema.STRING) },
      ],
    });
    new ConfiguredTable(stack, 'Users', {
      source: TableSource.athena({
        workGroup: 'clean-rooms',
        databaseName: 'shop',
        tableName: users.tableName,
        outputBucket: new Bucket(stack, 'AthenaResults'),
      }),
      allowedColumns: ['user_id'],
      analysisRule: anyQuery(),
    });
  },
  good: (stack) => {
    const users = new S3Table(stack, 'Data', {
      database: new Database(stack, 'Shop', { databaseName: 'shop' }),
      dataFormat: DataFormat.PARQUET,
      columns: [
        { name: 'user_id', type: Schema.STRING },
        { name: 'first_tag', type: Schema.STRING },
      ],
    });
    new ConfiguredTable(stack, 'Users', {
      source: TableSource.athena({
        workGroup: 'clean-rooms',
        databaseName: 'shop',
        tableName: users.tableName,
        outputBucket: new Bucket(stack, 'AthenaResults'),
      }),
      allowedColumns: ['user_id'],
      analysisRule: anyQuery(),
    });
  },
});
