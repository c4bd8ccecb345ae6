import { Bucket } from 'aws-cdk-lib/aws-s3';
import { TableSource, TrainingColumn, TrainingDataset } from '../../src';
import { given } from '../support/given';

export default given({
  construct: 'AudienceModel',
  given: (stack) => {
    const bucket = Bucket.fromBucketName(stack, 'Lake', 'publisher-lake');
    const views = new TrainingDataset(stack, 'Views', {
      source: TableSource.glueByName({ databaseName: 'viewing', tableName: 'views', bucket, keyPrefix: 'views' }),
      columns: [TrainingColumn.userId('viewer'), TrainingColumn.itemId('film'), TrainingColumn.timestamp('seen_at')],
    });
    return { views };
  },
});
