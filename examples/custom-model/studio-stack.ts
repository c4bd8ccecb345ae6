import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { IAnalysisTemplateRef, ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Database, DataFormat, S3Table, S3TableStorage, Schema } from 'aws-cdk-lib/aws-glue';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import {
  AdditionalAnalyses,
  AllowedAnalyses,
  AnalysisRule,
  ConfiguredTable,
  type IConfiguredModelAlgorithmAssociation,
  Membership,
  ResultOutput,
  TableSource,
} from 'cdk-cleanrooms';
import type { Construct } from 'constructs';

export interface StudioStackProps extends StackProps {
  readonly collaboration: ICollaborationRef;
  /** The query for the rows that the model is trained with. */
  readonly trainingRows: IAnalysisTemplateRef;
  readonly recommender: IConfiguredModelAlgorithmAssociation;
}

/** The studio joins, trains the model with its fans, receives what the model infers, and pays. */
export class StudioStack extends Stack {
  constructor(scope: Construct, id: string, props: StudioStackProps) {
    super(scope, id, props);

    const results = this.encryptedBucket('Results');
    const membership = new Membership(this, 'Membership', {
      collaboration: props.collaboration,
      resultOutput: ResultOutput.s3(results, { keyPrefix: 'recommendations' }),
    });
    // Where trained models and what they infer are stored.
    membership.addMlConfiguration('MlConfiguration', { bucket: results, keyPrefix: 'models' });
    const fans = new ConfiguredTable(this, 'Fans', {
      source: TableSource.glue(this.fansLog()),
      allowedColumns: ['viewer', 'stars'],
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.templates(props.trainingRows),
        additionalAnalyses: AdditionalAnalyses.REQUIRED,
      }),
    });
    membership.associate('FansAssociation', {
      table: fans,
      associationName: 'fans',
      allowedAdditionalAnalyses: [props.recommender.configuredModelAlgorithmAssociationArn],
    });
  }

  private fansLog(): S3Table {
    return new S3Table(this, 'FansLog', {
      database: new Database(this, 'Marketing', { databaseName: 'marketing', removalPolicy: RemovalPolicy.DESTROY }),
      tableName: 'fans',
      columns: [
        { name: 'viewer', type: Schema.STRING, comment: 'an email address, hashed as the streaming service does' },
        { name: 'stars', type: Schema.INTEGER, comment: 'how a fan has rated the films of the studio' },
      ],
      dataFormat: DataFormat.PARQUET,
      storage: S3TableStorage.fromBucket(this.encryptedBucket('Lake')),
      s3Prefix: 'fans',
    });
  }

  private encryptedBucket(id: string): Bucket {
    return new Bucket(this, id, {
      encryption: BucketEncryption.KMS,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
    });
  }
}
