import { Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { type ConfiguredTable, type Membership, TableSource } from 'cdk-cleanrooms';
import type { Construct } from 'constructs';

/** The stack of the security team, which creates all roles. */
export class RolesStack extends Stack {
  readonly readImpressions: Role;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const lake = Bucket.fromBucketName(this, 'Lake', 'publisher-lake');
    const glueArn = (resource: string, resourceName?: string) =>
      this.formatArn({ service: 'glue', resource, resourceName });
    this.readImpressions = new Role(this, 'ReadImpressions', {
      roleName: 'clean-rooms-reads-impressions',
      assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com', {
        conditions: { StringLike: { 'sts:ExternalId': `arn:aws:*:${this.region}:*:dbuser:*/*` } },
      }),
      inlinePolicies: {
        ReadTable: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: [
                'glue:GetDatabase',
                'glue:GetDatabases',
                'glue:GetTable',
                'glue:GetTables',
                'glue:GetPartition',
                'glue:GetPartitions',
                'glue:BatchGetPartition',
              ],
              resources: [glueArn('catalog'), glueArn('database', 'ads'), glueArn('table', 'ads/impressions')],
            }),
            new PolicyStatement({
              actions: ['s3:GetBucketLocation', 's3:ListBucket'],
              resources: [lake.bucketArn],
            }),
            new PolicyStatement({
              actions: ['s3:GetObject'],
              resources: [lake.arnForObjects('impressions/*')],
            }),
          ],
        }),
      },
    });
    // The user guide of Clean Rooms has two statements, because not every call has both conditions.
    this.readImpressions.assumeRolePolicy?.addStatements(
      new PolicyStatement({
        actions: ['sts:AssumeRole'],
        principals: [new ServicePrincipal('cleanrooms.amazonaws.com')],
        conditions: {
          'ForAnyValue:ArnLike': {
            'aws:SourceArn': [this.account, '222222222222'].map(
              (account) => `arn:aws:cleanrooms:${this.region}:${account}:membership/*`,
            ),
          },
        },
      }),
    );
  }
}

/** The source of the table: what the role above can read. */
export function impressionsOf(scope: Construct): TableSource {
  return TableSource.glueByName({
    databaseName: 'ads',
    tableName: 'impressions',
    bucket: Bucket.fromBucketName(scope, 'Lake', 'publisher-lake'),
    keyPrefix: 'impressions',
  });
}

/** With the role, the association creates none. The rules check the policies of a role that is part of the app. */
export function associate(membership: Membership, table: ConfiguredTable, role: Role): void {
  membership.associate('ImpressionsAssociation', { table, associationName: 'impressions', role });
}
