import { Aws, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { listBelow, objectsBelow } from '../private/bucket-objects';
import { literalInPolicy } from '../private/iam-pattern';
import { decrypt, type KmsKey, VIA_S3 } from '../private/kms-key';

/** The objects of a table in Amazon S3. */
export interface S3Data {
  readonly bucketArn: string;
  /** The account ID of the owner of the bucket. */
  readonly bucketAccount: string;
  /** The key prefix, which is empty for the whole bucket. */
  readonly prefix: string;
  /** The key that encrypts the objects, if they are encrypted with one. */
  readonly key?: KmsKey;
}

/** An AWS Glue Data Catalog table. */
export interface CatalogTable {
  readonly databaseName: string;
  readonly tableName: string;
  /** The account ID of the owner of the catalog. */
  readonly account: string;
  readonly region: string;
  /** The key that encrypts the catalog, if it is encrypted with one. */
  readonly key?: KmsKey;
  /**
   * The schema in the registry that defines the columns of the table, if there is one. A name that is unknown is absent.
   */
  readonly schema?: { readonly registryName?: string; readonly schemaName?: string };
}

/**
 * Read access to only one table of the Data Catalog.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html
 */
export function readCatalog(scope: Construct, table: CatalogTable): PolicyStatement[] {
  const { schema } = table;
  const arn = arnsIn(scope, table);
  const [registryName, schemaName] = [schema?.registryName, schema?.schemaName].map(orAny);
  return [
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
      resources: resourcesOf(scope, table),
    }),
    // The guide grants these on every schema, but only a table with a schema in the registry needs them.
    ...(schema
      ? [
          new PolicyStatement({
            actions: ['glue:GetSchema', 'glue:GetSchemaVersion'],
            resources: [arn('registry', registryName), arn('schema', `${registryName}/${schemaName}`)],
          }),
        ]
      : []),
    ...decrypt(table.key, `glue.${table.region}.amazonaws.com`),
  ];
}

/**
 * What Clean Rooms ML needs besides to read a table of the Data Catalog: its engine looks for functions, and for a
 * database named `default`, which it creates if there is none.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-roles.html
 */
export function trainWithCatalog(scope: Construct, table: CatalogTable): PolicyStatement[] {
  const defaultDatabase = arnsIn(scope, table)('database', 'default');
  return [
    new PolicyStatement({
      actions: ['glue:GetUserDefinedFunctions'],
      resources: [...resourcesOf(scope, table), defaultDatabase],
    }),
    new PolicyStatement({
      actions: ['glue:GetDatabase', 'glue:GetDatabases', 'glue:CreateDatabase'],
      resources: [defaultDatabase],
    }),
  ];
}

/** The resources on which AWS Glue authorizes access to a table: the table, its database and their catalog. */
function resourcesOf(scope: Construct, table: CatalogTable): string[] {
  const arn = arnsIn(scope, table);
  const databaseName = literalInPolicy(table.databaseName);
  const tableName = literalInPolicy(table.tableName);
  return [arn('catalog'), arn('database', databaseName), arn('table', `${databaseName}/${tableName}`)];
}

function arnsIn(scope: Construct, { account, region }: CatalogTable) {
  return (resource: string, resourceName?: string) =>
    Stack.of(scope).formatArn({ service: 'glue', account, region, resource, resourceName });
}

/**
 * Read access to the objects below one key prefix.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html
 */
export function readObjects(data: S3Data): PolicyStatement[] {
  const conditions = { StringEquals: { 's3:ResourceAccount': data.bucketAccount } };
  return [
    ...listBelow(data.bucketArn, data.prefix, conditions),
    new PolicyStatement({
      actions: ['s3:GetObject'],
      resources: [objectsBelow(data.bucketArn, data.prefix)],
      conditions,
    }),
    ...decrypt(data.key, VIA_S3),
  ];
}

/**
 * Access through AWS Lake Formation, whose permissions determine the data. IAM has no resource type for this action.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslakeformation.html
 */
export function useLakeFormation(): PolicyStatement[] {
  return [new PolicyStatement({ actions: ['lakeformation:GetDataAccess'], resources: ['*'] })];
}

/** A name in an ARN, or any name if it is unknown. */
function orAny(name: string | undefined): string {
  return name === undefined ? '*' : literalInPolicy(name);
}

/** The ARN of a bucket with a known name. */
export function bucketArn(bucketName: string): string {
  return `arn:${Aws.PARTITION}:s3:::${bucketName}`;
}
