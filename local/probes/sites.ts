import { Undecided } from './outcome';
import type { Party } from './party';
import type { ProbeClock } from './probe-clock';
import { deploy, type StackTemplate } from './stacks';

/** What an account needs beside Clean Rooms. */
export interface Site {
  readonly databaseName: string;
  readonly tableName: string;
  readonly columns: readonly string[];
  readonly bucketName: string;
  /** The services can assume it to read the table, and to write into the bucket. */
  readonly roleArn: string;
  /** The account can assume it, and it has no permissions. */
  readonly powerlessRoleArn: string;
}

const COLUMNS = [
  { Name: 'user_id', Type: 'string' },
  { Name: 'email', Type: 'string' },
  { Name: 'seen_at', Type: 'timestamp' },
  { Name: 'amount', Type: 'bigint' },
];

/** The sites of all accounts of a run. Each is a stack, deployed when it is needed first, and deleted at the end. */
export class Sites {
  private readonly sites = new Map<string, Promise<Site>>();

  constructor(
    private readonly clock: ProbeClock,
    private readonly suffix: string,
    /** The same account, with another list of what was made: a site is not removed with a probe. */
    private readonly partyOf: (account: string) => Party,
  ) {}

  of({ account }: Party): Promise<Site> {
    const site = this.sites.get(account) ?? this.build(this.partyOf(account));
    this.sites.set(account, site);
    return site;
  }

  private async build(party: Party): Promise<Site> {
    const { status, reason, outputs } = await deploy(party, this.clock, {
      name: `probe-site-${this.suffix}`,
      template: siteTemplate(`probe_${this.suffix}`),
      tags: { 'cdk-cleanrooms-probe': this.suffix },
    });
    if (status !== 'CREATE_COMPLETE') {
      throw new Undecided(`the stack for a table, a bucket and a role has ended in ${status}: ${reason}`);
    }
    return {
      databaseName: `probe_${this.suffix}`,
      tableName: 'impressions',
      columns: COLUMNS.map(({ Name }) => Name),
      bucketName: String(outputs.Bucket),
      roleArn: String(outputs.Role),
      powerlessRoleArn: String(outputs.Powerless),
    };
  }
}

function siteTemplate(databaseName: string): StackTemplate {
  const inBucket = { 'Fn::Join': ['/', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '*']] };
  const CatalogId = { Ref: 'AWS::AccountId' };
  return {
    Resources: {
      Bucket: { Type: 'AWS::S3::Bucket' },
      Database: { Type: 'AWS::Glue::Database', Properties: { CatalogId, DatabaseInput: { Name: databaseName } } },
      Table: {
        Type: 'AWS::Glue::Table',
        DependsOn: 'Database',
        Properties: {
          CatalogId,
          DatabaseName: databaseName,
          TableInput: {
            Name: 'impressions',
            TableType: 'EXTERNAL_TABLE',
            Parameters: { classification: 'parquet' },
            StorageDescriptor: {
              Columns: COLUMNS,
              Location: { 'Fn::Join': ['/', ['s3:/', { Ref: 'Bucket' }, 'impressions/']] },
              InputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
              OutputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
              SerdeInfo: { SerializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
            },
          },
        },
      },
      Powerless: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Principal: { AWS: { Ref: 'AWS::AccountId' } }, Action: 'sts:AssumeRole' }],
          },
        },
      },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: {
                  Service: ['cleanrooms', 'cleanrooms-ml', 'entityresolution'].map((name) => `${name}.amazonaws.com`),
                },
                Action: 'sts:AssumeRole',
              },
            ],
          },
          Policies: [
            {
              PolicyName: 'ReadTableAndUseBucket',
              PolicyDocument: {
                Version: '2012-10-17',
                Statement: [
                  {
                    Effect: 'Allow',
                    Action: [
                      'glue:GetDatabase*',
                      'glue:GetTable*',
                      'glue:GetPartition*',
                      'glue:BatchGetPartition',
                      'glue:GetSchema*',
                    ],
                    Resource: ['catalog', `database/${databaseName}`, `table/${databaseName}/*`].map((path) => ({
                      'Fn::Sub': `arn:\${AWS::Partition}:glue:\${AWS::Region}:\${AWS::AccountId}:${path}`,
                    })),
                  },
                  {
                    Effect: 'Allow',
                    Action: ['s3:GetBucketLocation', 's3:ListBucket'],
                    Resource: { 'Fn::GetAtt': ['Bucket', 'Arn'] },
                  },
                  { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: inBucket },
                ],
              },
            },
          ],
        },
      },
    },
    Outputs: {
      Bucket: { Value: { Ref: 'Bucket' } },
      Role: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] } },
      Powerless: { Value: { 'Fn::GetAtt': ['Powerless', 'Arn'] } },
    },
  };
}
