import { Stack, type StackProps } from 'aws-cdk-lib';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import {
  AudienceModel,
  AudienceModelTraining,
  type IAudienceModel,
  TableSource,
  TrainingColumn,
  TrainingDataset,
} from 'cdk-cleanrooms';
import type { Construct } from 'constructs';

/** The streaming service trains a lookalike model with what its viewers have seen. The training takes hours. */
export class TrainingStack extends Stack {
  public readonly model: IAudienceModel;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    // A crawler keeps the table `viewing.views` in the Data Catalog.
    const lake = Bucket.fromBucketName(this, 'Lake', 'streaming-lake');
    const views = new TrainingDataset(this, 'Views', {
      trainingDatasetName: 'views',
      source: TableSource.glueByName({ databaseName: 'viewing', tableName: 'views', bucket: lake, keyPrefix: 'views' }),
      columns: [
        TrainingColumn.userId('viewer'),
        TrainingColumn.itemId('film'),
        TrainingColumn.timestamp('seen_at'),
        TrainingColumn.categoricalFeature('device'),
      ],
    });

    // To train a model again, add another one. It replaces this one in the other stack when it is trained.
    this.model = new AudienceModel(this, 'Model', { trainingDataset: views });

    const topic = new Topic(this, 'Trainings', { enforceSSL: true });
    const training = new AudienceModelTraining(this, 'Training', { audienceModel: this.model });
    training.onTrained('Trained', { target: new SnsTopic(topic) });
    training.onTrainingFailed('TrainingFailed', { target: new SnsTopic(topic) });
  }
}
