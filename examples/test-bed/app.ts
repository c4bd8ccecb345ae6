import { App, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Database, DataFormat, S3Table, S3TableStorage, Schema, type Type } from 'aws-cdk-lib/aws-glue';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import * as cleanrooms from 'cdk-cleanrooms';
import type { Construct } from 'constructs';

const TABLES: { [table: string]: { [column: string]: Type } } = {
  users: { user_id: Schema.INTEGER, city: Schema.STRING },
  purchases: { purchase_id: Schema.INTEGER, user_id: Schema.INTEGER, sale_value: Schema.FLOAT },
  custom: { a: Schema.INTEGER, b: Schema.STRING },
};

/** One account that queries its own tables, like the Clean Rooms test bed of the AWS SDK for pandas. */
class CleanRoomStack extends Stack {
  private readonly bucket = new Bucket(this, 'Bucket', { encryption: BucketEncryption.S3_MANAGED, enforceSSL: true });
  private readonly database = new Database(this, 'Database', {
    databaseName: 'aws_sdk_pandas_cleanrooms',
    removalPolicy: RemovalPolicy.DESTROY,
  });
  private readonly shared = {
    database: this.database,
    storage: S3TableStorage.fromBucket(this.bucket),
    dataFormat: DataFormat.PARQUET,
  };

  constructor(scope: Construct, id: string) {
    super(scope, id);

    const { Aggregate, AnalysisRule, ConfiguredTable, MemberAbility, OutputConstraint } = cleanrooms;
    const collaboration = new cleanrooms.Collaboration(this, 'Collaboration', {
      collaborationName: 'AWS SDK for pandas - Testing',
      description: 'Collaboration Room for AWS SDK for pandas test infrastructure',
      creator: { displayName: 'Collaborator Creator', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
    });
    const membership = new cleanrooms.Membership(this, 'Membership', { collaboration });
    const template = new cleanrooms.AnalysisTemplate(this, 'AnalysisTemplate', {
      analysisTemplateName: 'custom_analysis',
      membership,
      source: cleanrooms.AnalysisSource.sql('SELECT a FROM custom WHERE custom.b = :param1'),
      parameters: [cleanrooms.AnalysisParameter.varchar('param1')],
    });

    const joined = { joinColumns: ['user_id'], outputConstraints: [OutputConstraint.countDistinct('user_id', 2)] };
    const rules: { [table: string]: cleanrooms.AnalysisRule } = {
      users: AnalysisRule.aggregation({
        aggregates: [Aggregate.count('user_id')],
        dimensionColumns: ['city'],
        scalarFunctions: [cleanrooms.ScalarFunction.LOWER],
        ...joined,
      }),
      purchases: AnalysisRule.aggregation({
        aggregates: [Aggregate.count('purchase_id'), Aggregate.avg('sale_value'), Aggregate.sum('sale_value')],
        ...joined,
      }),
      custom: AnalysisRule.custom({ allowedAnalyses: cleanrooms.AllowedAnalyses.templates(template) }),
    };
    for (const [name, columns] of Object.entries(TABLES)) {
      const source = cleanrooms.TableSource.glue(this.glueTable(name));
      const shown = { allowedColumns: Object.keys(columns), analysisRule: rules[name] };
      membership.associate(`${name}-association`, { table: new ConfiguredTable(this, name, { source, ...shown }) });
    }
    new CfnOutput(this, 'CleanRoomsMembershipId', { value: membership.membershipId });
    new CfnOutput(this, 'CleanRoomsAnalysisTemplateArn', { value: template.analysisTemplateArn });
    new CfnOutput(this, 'CleanRoomsGlueDatabaseName', { value: this.database.databaseName });
  }

  private glueTable(tableName: string): S3Table {
    const columns = Object.entries(TABLES[tableName]).map(([name, type]) => ({ name, type }));
    return new S3Table(this, `${tableName}-table`, { ...this.shared, tableName, columns, s3Prefix: tableName });
  }
}

/** The test bed, in the account and Region of the CDK CLI. */
export function buildApp(): App {
  return new CleanRoomStack(new App(), 'CleanRoom').node.root as App;
}

if (require.main === module) {
  buildApp().synth();
}
