import { App, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { Database, DataFormat, S3Table, S3TableStorage, StorageParameter } from 'aws-cdk-lib/aws-glue';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import * as cleanrooms from 'cdk-cleanrooms';
import type { Construct } from 'constructs';

const PREFIX = 'cleanrooms-ml-demo';
/** The columns of each table, beside `user_id`, as in DDL. */
const COLUMNS = {
  advertiser_engagement:
    'ad_campaign_id string, impressions int, clicks int, time_spent_seconds double, device_type string, event_date string',
  retailer_purchases:
    'product_category string, purchase_amount double, purchase_count int, site_visits int, ' +
    'days_since_last_purchase int, last_purchase_date string, converted int',
};

/** A model scores customers by their propensity to buy, with the data of an advertiser and of a retailer. */
class PropensityStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { readonly runId: string }) {
    super(scope, id, props);
    const data = this.bucket('Data', `${PREFIX}-${this.account}-${props.runId}`);
    const output = this.bucket('Output', `cleanrooms-ml-output-${this.account}-${props.runId}`);

    const cleartext = { allowCleartext: true, allowDuplicates: true, allowJoinsOnColumnsWithDifferentNames: true };
    const { MemberAbility, MlMemberAbility, Payment } = cleanrooms;
    const collaboration = new cleanrooms.Collaboration(this, 'Collaboration', {
      collaborationName: `${PREFIX}-collaboration`,
      description: 'Customer propensity scoring of an advertiser and a retailer',
      creator: {
        displayName: 'Advertiser',
        abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        mlAbilities: [MlMemberAbility.RECEIVE_MODEL_OUTPUT, MlMemberAbility.RECEIVE_INFERENCE_OUTPUT],
        paymentResponsibilities: [Payment.QUERY_COMPUTE, Payment.MODEL_TRAINING, Payment.MODEL_INFERENCE],
      },
      cryptographicComputing: cleartext,
    });
    const membership = new cleanrooms.Membership(this, 'Membership', { collaboration });
    membership.addMlConfiguration('MlConfiguration', { bucket: output, keyPrefix: 'cleanrooms-ml-output' });

    const algorithm = new cleanrooms.ConfiguredModelAlgorithm(this, 'PropensityModel', {
      configuredModelAlgorithmName: `${PREFIX}-propensity-model`,
      description: 'Customer propensity scoring model',
      trainingContainer: {
        image: this.image('training'),
        entrypoint: ['python', '/opt/ml/code/train.py'],
        metricDefinitions: ['accuracy', 'roc_auc', 'f1'].map((name) => ({ name, regex: `"${name}": ([0-9.]+)` })),
      },
      inferenceContainer: { image: this.image('inference') },
    });
    const associationName = `${PREFIX}-propensity-assoc`;
    const model = membership.associateModelAlgorithm('PropensityAssociation', { algorithm, associationName });

    const databaseName = 'cleanrooms_ml_demo';
    const database = new Database(this, 'Database', { databaseName, removalPolicy: RemovalPolicy.DESTROY });
    const role = new cleanrooms.TableAccessRole(this, 'DataProvider', { membership });
    for (const [tableName, others] of Object.entries(COLUMNS)) {
      const columns = `user_id string, ${others}`.split(', ').map((column) => {
        const [name = '', inputString = ''] = column.split(' ');
        return { name, type: { isPrimitive: true, inputString } };
      });
      const names = columns.map(({ name }) => name);
      const owner = tableName.split('_')[0];
      const table = new S3Table(this, tableName, {
        database,
        tableName,
        columns,
        dataFormat: DataFormat.CSV,
        storageParameters: [StorageParameter.skipHeaderLineCount(1)],
        storage: S3TableStorage.fromBucket(data),
        s3Prefix: `${owner}/`,
      });
      const configuredTable = new cleanrooms.ConfiguredTable(this, `${owner}-table`, {
        configuredTableName: `${PREFIX}-${owner}`,
        source: cleanrooms.TableSource.glue(table),
        allowedColumns: names,
        analysisRule: cleanrooms.AnalysisRule.list({
          joinColumns: names.slice(0, 1),
          listColumns: names.slice(1),
          joinOperators: [cleanrooms.JoinOperator.OR],
          additionalAnalyses: cleanrooms.AdditionalAnalyses.ALLOWED,
        }),
      });
      membership.associate(`${owner}-association`, {
        table: configuredTable,
        role,
        associationName: `${owner}_association`,
        allowedAdditionalAnalyses: [model.configuredModelAlgorithmAssociationArn],
      });
    }

    // Clean Rooms ML runs the query of an input channel with this role.
    const conditions = { StringEquals: { 'aws:SourceAccount': this.account } };
    const assumedBy = new ServicePrincipal('cleanrooms-ml.amazonaws.com', { conditions });
    membership.grants.startQuery(new Role(this, 'QueryRunner', { roleName: `${PREFIX}-query-runner-role`, assumedBy }));
  }

  private image(name: string): cleanrooms.ModelImage {
    return cleanrooms.ModelImage.repository(Repository.fromRepositoryName(this, name, `${PREFIX}-${name}`));
  }

  private bucket(id: string, bucketName: string): Bucket {
    const protection = { blockPublicAccess: BlockPublicAccess.BLOCK_ALL, enforceSSL: true, versioned: true };
    return new Bucket(this, id, { bucketName, encryption: BucketEncryption.S3_MANAGED, ...protection });
  }
}

/** The account comes from the context `account`, and the end of the names of the buckets from `runId`. */
export function buildApp(): App {
  const app = new App();
  const context = (key: string) => app.node.tryGetContext(key) as string | undefined;
  const env = { account: context('account') ?? '111111111111', region: context('region') ?? 'us-east-1' };
  new PropensityStack(app, 'Propensity', { env, runId: context('runId') ?? 'demo' });
  return app;
}

if (require.main === module) {
  buildApp().synth();
}
