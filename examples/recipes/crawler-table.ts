import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnCrawler, Database } from 'aws-cdk-lib/aws-glue';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket } from 'aws-cdk-lib/aws-s3';
import { ConfiguredTable, TableSource } from 'cdk-cleanrooms';
import type { Construct } from 'constructs';

/** The data and the crawler, which creates the table `impressions` when it runs. */
export class LakeStack extends Stack {
  readonly lake: Bucket;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    this.lake = new Bucket(this, 'Lake', { blockPublicAccess: BlockPublicAccess.BLOCK_ALL, enforceSSL: true });
    const role = new Role(this, 'CrawlerRole', {
      assumedBy: new ServicePrincipal('glue.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSGlueServiceRole')],
    });
    this.lake.grantRead(role, 'impressions/*');
    const database = new Database(this, 'Ads', { databaseName: 'ads' });
    new CfnCrawler(this, 'Crawler', {
      name: 'impressions',
      role: role.roleArn,
      databaseName: database.databaseName,
      targets: { s3Targets: [{ path: this.lake.s3UrlForObject('impressions') }] },
    });
  }
}

/** Deployed after the first run of the crawler, because Clean Rooms reads the table when it is configured. */
export class CleanRoomStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { readonly lake: Bucket }) {
    super(scope, id, props);

    new ConfiguredTable(this, 'Impressions', {
      source: TableSource.glueByName({
        databaseName: 'ads',
        tableName: 'impressions',
        bucket: props.lake,
        keyPrefix: 'impressions',
      }),
      allowedColumns: ['user_id', 'campaign_id', 'seen_at'],
    });
  }
}
