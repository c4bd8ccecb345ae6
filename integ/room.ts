import { type App, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Database, DataFormat, S3Table, S3TableStorage, Schema } from 'aws-cdk-lib/aws-glue';
import { BlockPublicAccess, Bucket } from 'aws-cdk-lib/aws-s3';
import { CustomResourceConfig } from 'aws-cdk-lib/custom-resources';
import {
  Collaboration,
  ConfiguredTable,
  type ConfiguredTableProps,
  MemberAbility,
  Membership,
  MlMemberAbility,
  TableSource,
} from '../src';

/**
 * A collaboration of one account, so that everybody can deploy it.
 *
 * It is deleted with its stack. The membership of its creator is retained, because the creator cannot leave it before.
 */
export function collaborationOfOne(stack: Stack): Collaboration {
  const collaboration = new Collaboration(stack, 'Collaboration', {
    collaborationName: stack.node.id,
    description: 'An integration test of cdk-cleanrooms',
    creator: {
      displayName: 'Account',
      abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
      mlAbilities: [MlMemberAbility.RECEIVE_MODEL_OUTPUT, MlMemberAbility.RECEIVE_INFERENCE_OUTPUT],
    },
    removalPolicy: RemovalPolicy.DESTROY,
  });
  Validations.of(collaboration).acknowledge({ id: 'CleanRooms::CollaborationOutlivesStack', reason: 'it is a test' });
  return collaboration;
}

/** A stack with such a collaboration and its membership. */
export class RoomStack extends Stack {
  readonly collaboration: Collaboration;
  readonly membership: Membership;

  constructor(app: App, id: string) {
    super(app, id);
    CustomResourceConfig.of(this).addRemovalPolicy(RemovalPolicy.DESTROY);
    this.collaboration = collaborationOfOne(this);
    this.membership = new Membership(this, 'Membership', { collaboration: this.collaboration });
  }

  /** A table of sales. Its bucket stays empty, because no test runs a query. */
  sales(options: Partial<ConfiguredTableProps> = {}): ConfiguredTable {
    return new ConfiguredTable(this, 'Sales', {
      source: TableSource.glue(salesTable(this)),
      allowedColumns: ['user_id', 'city', 'amount'],
      ...options,
    });
  }
}

/** A table in AWS Glue with a bucket of its own. */
export function salesTable(stack: Stack): S3Table {
  const bucket = new Bucket(stack, 'Data', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const database = new Database(stack, 'Database', {
    // Lowercase letters, digits and underscores, and one for each test, because tests run at the same time.
    databaseName: stack.node.id.replaceAll('-', '_'),
    removalPolicy: RemovalPolicy.DESTROY,
  });
  return new S3Table(stack, 'SalesTable', {
    database,
    tableName: 'sales',
    columns: [
      { name: 'user_id', type: Schema.STRING },
      { name: 'city', type: Schema.STRING },
      { name: 'amount', type: Schema.DOUBLE },
    ],
    dataFormat: DataFormat.PARQUET,
    storage: S3TableStorage.fromBucket(bucket),
    s3Prefix: 'sales',
  });
}
