import { Stack } from 'aws-cdk-lib';
import type { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { objectsBelow, withoutSlashes } from '../private/bucket-objects';
import { literalInPolicy } from '../private/iam-pattern';
import { encrypt, kmsKeyOf } from '../private/kms-key';
import type { SourceOfTable } from './source-of-table';
import { useLakeFormation } from './table-access';
import type { AthenaSourceOptions } from './table-source-options';

export class AthenaSource implements SourceOfTable {
  public readonly wildcardReason =
    'lakeformation:GetDataAccess does not support resource-level permissions, and the keys of query results are not known';

  constructor(private readonly names: AthenaSourceOptions) {}

  public render(): CfnConfiguredTable.TableReferenceProperty {
    const { workGroup, databaseName, tableName, catalogName, region, outputBucket, keyPrefix } = this.names;
    const prefix = withoutSlashes(keyPrefix ?? '');
    const outputLocation = `s3://${outputBucket.bucketRef.bucketName}/${prefix ? `${prefix}/` : ''}`;
    return { athena: { workGroup, databaseName, tableName, catalogName, region, outputLocation } };
  }

  /** @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html */
  public readStatements(scope: Construct): PolicyStatement[] {
    const { outputBucket, keyPrefix } = this.names;
    const [workGroup, databaseName, tableName] = [
      this.names.workGroup,
      this.names.databaseName,
      this.names.tableName,
    ].map(literalInPolicy);
    const catalogName = this.names.catalogName && literalInPolicy(this.names.catalogName);
    const stack = Stack.of(scope);
    const region = this.names.region ?? stack.region;
    const arn = (service: string, resource: string, resourceName?: string) =>
      stack.formatArn({ service, region, resource, resourceName });
    const inCatalog = catalogName ? `${catalogName}/` : '';
    const { bucketArn: output } = outputBucket.bucketRef;
    const conditions = { StringEquals: { 'aws:ResourceAccount': outputBucket.env.account } };
    return [
      new PolicyStatement({
        actions: [
          'athena:GetWorkGroup',
          'athena:GetTableMetadata',
          'athena:GetDataCatalog',
          'athena:StartQueryExecution',
          'athena:GetQueryExecution',
          'athena:GetQueryResults',
        ],
        resources: [
          arn('athena', 'workgroup', workGroup),
          arn('athena', 'datacatalog', catalogName ?? 'AwsDataCatalog'),
        ],
      }),
      new PolicyStatement({
        actions: ['glue:GetDatabase', 'glue:GetTable', 'glue:GetCatalog'],
        resources: [
          arn('glue', 'catalog'),
          ...(catalogName ? [arn('glue', 'catalog', catalogName)] : []),
          arn('glue', 'database', `${inCatalog}${databaseName}`),
          arn('glue', 'table', `${inCatalog}${databaseName}/${tableName}`),
        ],
      }),
      new PolicyStatement({ actions: ['s3:GetBucketLocation', 's3:ListBucket'], resources: [output], conditions }),
      new PolicyStatement({
        actions: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
        resources: [objectsBelow(output, keyPrefix)],
        conditions,
      }),
      ...useLakeFormation(),
      ...encrypt(kmsKeyOf(outputBucket)),
    ];
  }
}
