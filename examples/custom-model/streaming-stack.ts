import { RemovalPolicy, Size, Stack, type StackProps } from 'aws-cdk-lib';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { Database, DataFormat, S3Table, S3TableStorage, Schema } from 'aws-cdk-lib/aws-glue';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import {
  AdditionalAnalyses,
  AllowedAnalyses,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  Collaboration,
  ConfiguredModelAlgorithm,
  type ConfiguredModelAlgorithmAssociation,
  ConfiguredTable,
  ContainerLogType,
  Member,
  MemberAbility,
  Membership,
  MlMemberAbility,
  ModelImage,
  NoiseLevel,
  Payment,
  RedactedEntity,
  TableSource,
  TrainingColumn,
  TrainingDataset,
} from 'cdk-cleanrooms';
import type { Construct } from 'constructs';

export interface StreamingStackProps extends StackProps {
  /** The account of the studio. */
  readonly studioAccount: string;
  /** The repository in Amazon ECR of this account that contains the images of the model. */
  readonly modelRepository: string;
}

/** The streaming service creates the collaboration, provides the model, and shares what its viewers have seen. */
export class StreamingStack extends Stack {
  readonly collaboration: Collaboration;
  readonly trainingRows: AnalysisTemplate;
  /** The model, which only tables that allow it can train. */
  readonly recommender: ConfiguredModelAlgorithmAssociation;

  constructor(scope: Construct, id: string, props: StreamingStackProps) {
    super(scope, id, props);

    this.collaboration = new Collaboration(this, 'Recommendations', {
      description: 'Films that the fans of the studio will like',
      creator: { displayName: 'Streaming service' },
      members: [
        Member.account(props.studioAccount, {
          displayName: 'Studio',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
          mlAbilities: [MlMemberAbility.RECEIVE_MODEL_OUTPUT, MlMemberAbility.RECEIVE_INFERENCE_OUTPUT],
          paymentResponsibilities: [Payment.QUERY_COMPUTE, Payment.MODEL_TRAINING, Payment.MODEL_INFERENCE],
        }),
      ],
    });
    const membership = new Membership(this, 'Membership', { collaboration: this.collaboration });

    // The rows that the model is trained with.
    this.trainingRows = new AnalysisTemplate(this, 'TrainingRows', {
      analysisTemplateName: 'training_rows',
      membership,
      source: AnalysisSource.sql(
        'SELECT views.film, views.device, fans.stars FROM views INNER JOIN fans ON views.viewer = fans.viewer',
      ),
    });

    const models = Repository.fromRepositoryName(this, 'Models', props.modelRepository);
    const recommender = new ConfiguredModelAlgorithm(this, 'Recommender', {
      configuredModelAlgorithmName: 'recommender',
      trainingContainer: {
        image: ModelImage.repository(models, { tag: 'training-1.0.0' }),
        arguments: ['--epochs', '10'],
        metricDefinitions: [{ name: 'loss', regex: 'loss: ([0-9.]+)' }],
      },
      inferenceContainer: { image: ModelImage.repository(models, { tag: 'inference-1.0.0' }) },
    });

    this.recommender = membership.associateModelAlgorithm('RecommenderAssociation', {
      algorithm: recommender,
      associationName: 'recommender',
      privacyPolicies: {
        trainedModels: {
          containerLogs: [
            {
              allowedAccountIds: [this.account, props.studioAccount],
              logType: ContainerLogType.ERROR_SUMMARY,
              entitiesToRedact: [
                RedactedEntity.personallyIdentifiableInformation(),
                RedactedEntity.custom('fan-[0-9]+'),
              ],
            },
          ],
          noiseLevel: NoiseLevel.MEDIUM,
          maxArtifactSize: Size.gibibytes(2),
        },
        trainedModelInferenceJobs: { maxOutputSize: Size.gibibytes(1) },
      },
    });

    // The only use of the views is the training of the model.
    const source = TableSource.glue(this.viewsLog());
    const views = new ConfiguredTable(this, 'Views', {
      source,
      allowedColumns: ['viewer', 'film', 'device'],
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.templates(this.trainingRows),
        additionalAnalyses: AdditionalAnalyses.REQUIRED,
      }),
    });
    membership.associate('ViewsAssociation', {
      table: views,
      associationName: 'views',
      allowedAdditionalAnalyses: [this.recommender.configuredModelAlgorithmAssociationArn],
    });

    // A lookalike model of AWS needs no container: it is trained with this dataset.
    new TrainingDataset(this, 'ViewsDataset', {
      trainingDatasetName: 'views',
      source,
      columns: [
        TrainingColumn.userId('viewer'),
        TrainingColumn.itemId('film'),
        TrainingColumn.timestamp('seen_at'),
        TrainingColumn.categoricalFeature('device'),
      ],
    });
  }

  private viewsLog(): S3Table {
    return new S3Table(this, 'ViewsLog', {
      database: new Database(this, 'Viewing', { databaseName: 'viewing', removalPolicy: RemovalPolicy.DESTROY }),
      tableName: 'views',
      columns: [
        { name: 'viewer', type: Schema.STRING, comment: 'an email address, hashed' },
        { name: 'film', type: Schema.STRING },
        { name: 'device', type: Schema.STRING },
        { name: 'seen_at', type: Schema.BIG_INT, comment: 'seconds since 1970-01-01' },
      ],
      dataFormat: DataFormat.PARQUET,
      storage: S3TableStorage.fromBucket(
        new Bucket(this, 'Lake', {
          encryption: BucketEncryption.KMS,
          blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
          enforceSSL: true,
        }),
      ),
      s3Prefix: 'views',
    });
  }
}
