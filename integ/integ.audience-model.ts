import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { Database, DataFormat, S3Table, S3TableStorage, Schema } from 'aws-cdk-lib/aws-glue';
import { BlockPublicAccess, Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CustomResourceConfig } from 'aws-cdk-lib/custom-resources';
import { AudienceModel, AudienceModelTraining, TableSource, TrainingColumn, TrainingDataset } from '../src';

const app = new App();
const stack = new Stack(app, 'cleanrooms-audience-model');
CustomResourceConfig.of(stack).addRemovalPolicy(RemovalPolicy.DESTROY);
const views = new S3Table(stack, 'ViewsTable', {
  database: new Database(stack, 'Database', {
    databaseName: 'cleanrooms_audience_model',
    removalPolicy: RemovalPolicy.DESTROY,
  }),
  tableName: 'views',
  columns: [
    { name: 'viewer', type: Schema.STRING },
    { name: 'film', type: Schema.STRING },
    { name: 'seen_at', type: Schema.BIG_INT },
  ],
  dataFormat: DataFormat.PARQUET,
  storage: S3TableStorage.fromBucket(
    new Bucket(stack, 'Data', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.DESTROY,
    }),
  ),
  s3Prefix: 'views',
});
const trainingDataset = new TrainingDataset(stack, 'Views', {
  source: TableSource.glue(views),
  columns: [TrainingColumn.userId('viewer'), TrainingColumn.itemId('film'), TrainingColumn.timestamp('seen_at')],
});
// Its training fails, because the table is empty, and it can then be deleted.
const audienceModel = new AudienceModel(stack, 'Model', { trainingDataset, removalPolicy: RemovalPolicy.DESTROY });
const training = new AudienceModelTraining(stack, 'Training', { audienceModel, pollingInterval: Duration.minutes(5) });
const topic = new Topic(stack, 'Trainings', { enforceSSL: true });
training.onTrained('Trained', { target: new SnsTopic(topic) });
training.onTrainingFailed('TrainingFailed', { target: new SnsTopic(topic) });
new IntegTest(app, 'AudienceModelTest', { testCases: [stack] });
