import { Database, DataFormat, S3Table, S3TableStorage, Schema } from 'aws-cdk-lib/aws-glue';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { given } from '../support/given';

export default given({
  construct: 'TrainingDataset',
  given: (stack) => {
    const views = new S3Table(stack, 'ViewsTable', {
      database: new Database(stack, 'Films', { databaseName: 'films' }),
      tableName: 'views',
      storage: S3TableStorage.fromBucket(Bucket.fromBucketName(stack, 'Lake', 'publisher-lake')),
      s3Prefix: 'views',
      dataFormat: DataFormat.PARQUET,
      columns: [
        { name: 'viewer', type: Schema.STRING },
        { name: 'film', type: Schema.STRING },
        { name: 'seen_at', type: Schema.TIMESTAMP },
        { name: 'device', type: Schema.STRING },
      ],
    });
    return { views };
  },
});
