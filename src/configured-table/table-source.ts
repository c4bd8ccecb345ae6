import { Fn, Stack, Token } from 'aws-cdk-lib';
import type { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import type { CfnTable, ITable, ITableRef } from 'aws-cdk-lib/aws-glue';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { CfnBucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { ISecret, ISecretRef } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct, IConstruct } from 'constructs';
import { constructAt, factsOf } from '../model/construct-source';
import { knownValue } from '../model/fact';
import { glueTable } from '../model/kinds/glue-table';
import { at, textOf } from '../model/raw';
import { readRaw } from '../model/resolve';
import { encrypt, keyArnOf } from '../private/bucket-key';
import { objectsBelow, withoutSlashes } from '../private/bucket-objects';
import { InputError } from '../private/errors';
import { l1Of } from '../private/l1';
import { code, text } from '../private/text';
import { bucketArn, type CatalogTable, readCatalog, readObjects, type S3Data, useLakeFormation } from './table-access';

/** Options for an AWS Glue table as a source. Specify them if the properties of the table are not part of this app. */
export interface GlueSourceOptions {
  /**
   * The Amazon S3 bucket that contains the data.
   *
   * @default - the bucket in the location of the table, if the table is part of this app
   */
  readonly bucket?: IBucketRef;
  /**
   * The key prefix of the data in the bucket. Leading and trailing slashes are removed.
   *
   * @default - the prefix in the location of the table if the table is part of this app, otherwise the whole bucket
   */
  readonly keyPrefix?: string;
  /**
   * The AWS KMS key that encrypts the data.
   *
   * @default - the encryption key of the bucket, if the bucket is part of this app or imported with its key
   */
  readonly encryptionKey?: IKeyRef;
  /**
   * The AWS KMS key that encrypts the Data Catalog.
   *
   * @default - the catalog is not encrypted with a customer managed key
   */
  readonly catalogEncryptionKey?: IKeyRef;
  /**
   * The Region of the Data Catalog, if it differs from the Region of the collaboration.
   *
   * @default - the Region of the table's stack or ARN; for a table that is specified by its names, the Region of the
   * collaboration
   */
  readonly region?: string;
  /**
   * Whether AWS Lake Formation manages access to the table. If true, the role reads the table through Lake Formation,
   * and the administrator of the data lake must grant `SELECT` and `DESCRIBE` to the role.
   *
   * @default false
   */
  readonly lakeFormation?: boolean;
}

/** Options for an AWS Glue table that is not part of this app. */
export interface GlueByNameSourceOptions extends GlueSourceOptions {
  /** The name of the database, in lowercase: up to 128 characters. */
  readonly databaseName: string;
  /** The name of the table, in lowercase: up to 128 characters. */
  readonly tableName: string;
}

/** Options for an Amazon Athena table or view as a source. */
export interface AthenaSourceOptions {
  /** The name of the Athena workgroup in which Clean Rooms runs queries: up to 128 characters. */
  readonly workGroup: string;
  /** The name of the database, in lowercase: up to 128 characters. */
  readonly databaseName: string;
  /** The name of the table or view, which can have letters, digits and underscores. */
  readonly tableName: string;
  /** The Amazon S3 bucket for Athena query results. Use a separate bucket. */
  readonly outputBucket: IBucketRef;
  /**
   * The key prefix of the query results in the output bucket. Leading and trailing slashes are removed.
   *
   * @default - the root of the bucket
   */
  readonly keyPrefix?: string;
  /**
   * The AWS Glue catalog that contains the database: up to 64 characters.
   *
   * @default - the default catalog of the account
   */
  readonly catalogName?: string;
  /**
   * The Region of Athena, if it differs from the Region of the collaboration.
   *
   * @default - the Region of the collaboration
   */
  readonly region?: string;
}

/** Options for a Snowflake table as a source. */
export interface SnowflakeSourceOptions {
  /** The secret that contains the Snowflake user and private key. */
  readonly secret: ISecretRef;
  /** The Snowflake account identifier, which must have 3 to 256 characters. */
  readonly accountIdentifier: string;
  /** The name of the database: up to 256 characters. */
  readonly databaseName: string;
  /** The name of the schema: up to 256 characters. */
  readonly schemaName: string;
  /** The name of the table: up to 256 characters. */
  readonly tableName: string;
  /** The Snowflake type of each column, for example `VARCHAR`. A table can have 1 to 250 columns. */
  readonly columnTypes: { [column: string]: string };
  /**
   * The AWS KMS key that encrypts the secret.
   *
   * @default - the encryption key of the secret if it is known, otherwise a key of AWS Secrets Manager
   */
  readonly encryptionKey?: IKeyRef;
}

/**
 * The source of the data of a configured table, which also determines the permissions that a role needs to read the
 * data.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-configured-table.html
 */
export abstract class TableSource {
  /** An AWS Glue Data Catalog table with data in Amazon S3. */
  public static glue(table: ITable, options: GlueSourceOptions = {}): TableSource {
    const l1 = glueTableOf(table);
    const { tableName } = table;
    return new GlueSource(l1, { ...(l1 ? placeOf(l1) : placeIn(table.tableArn)), tableName }, options);
  }

  /** An AWS Glue Data Catalog table with data in Amazon S3, specified as an L1 construct. */
  public static glueRef(table: ITableRef, options: GlueSourceOptions = {}): TableSource {
    const l1 = glueTableOf(table);
    if (l1) {
      return new GlueSource(l1, { ...placeOf(l1), tableName: l1.ref }, options);
    }
    const { catalogId: account, databaseName, tableName } = table.tableRef;
    return new GlueSource(undefined, { account, databaseName, tableName }, options);
  }

  /** An AWS Glue Data Catalog table with data in Amazon S3, specified by its names. */
  public static glueByName(names: GlueByNameSourceOptions): TableSource {
    const { databaseName, tableName } = names;
    return new GlueSource(undefined, { databaseName, tableName }, names);
  }

  /** An Amazon Athena table or view. It supports only custom analysis rules. */
  public static athena(names: AthenaSourceOptions): TableSource {
    return new AthenaSource(names);
  }

  /** A Snowflake table. It supports only custom analysis rules. */
  public static snowflake(names: SnowflakeSourceOptions): TableSource {
    return new SnowflakeSource(names);
  }

  protected constructor() {}

  /** @internal */
  public abstract _render(scope: Construct): CfnConfiguredTable.TableReferenceProperty;

  /**
   * The permissions that the role of an association needs to read the table.
   *
   * @internal
   */
  public abstract _readStatements(scope: Construct): PolicyStatement[];
}

/** A table in a Data Catalog. Unknown values are those of the stack that uses it. */
interface CatalogEntry {
  readonly account?: string;
  readonly region?: string;
  readonly databaseName: string;
  readonly tableName: string;
}

class GlueSource extends TableSource {
  constructor(
    private readonly l1: CfnTable | undefined,
    private readonly entry: CatalogEntry,
    private readonly options: GlueSourceOptions,
  ) {
    super();
  }

  public _render(scope: Construct): CfnConfiguredTable.TableReferenceProperty {
    const { databaseName, tableName, region } = this.entry;
    const elsewhere = region === Stack.of(scope).region ? undefined : region;
    return { glue: { databaseName, tableName, region: this.options.region ?? elsewhere } };
  }

  public _readStatements(scope: Construct): PolicyStatement[] {
    return [
      ...readCatalog(scope, this.catalogTable(scope)),
      ...readObjects(this.data(scope)),
      ...(this.options.lakeFormation ? useLakeFormation() : []),
    ];
  }

  private catalogTable(scope: Construct): CatalogTable {
    const { l1, entry } = this;
    const stack = Stack.of(scope);
    return {
      ...entry,
      account: entry.account ?? stack.account,
      region: this.options.region ?? entry.region ?? stack.region,
      keyArn: this.options.catalogEncryptionKey?.keyRef.keyArn,
      schema: l1 && schemaOf(l1),
    };
  }

  private data(scope: Construct): S3Data {
    const { l1 } = this;
    const { bucket, keyPrefix, encryptionKey } = this.options;
    const location = l1 && knownValue(factsOf(glueTable, l1).location);
    const keyArn = encryptionKey?.keyRef.keyArn;
    if (bucket) {
      return {
        bucketArn: bucket.bucketRef.bucketArn,
        bucketAccount: bucket.env.account,
        prefix: keyPrefix ?? (location && knownValue(location.prefix)) ?? '',
        keyArn: keyArn ?? keyArnOf(bucket),
      };
    }
    const pointer = location?.bucket;
    const known = { prefix: keyPrefix ?? (location && knownValue(location.prefix)) ?? '', keyArn };
    const l1Bucket = l1Of<CfnBucket>(constructAt(pointer), 'AWS::S3::Bucket');
    if (l1Bucket) {
      return {
        ...known,
        bucketArn: l1Bucket.attrArn,
        bucketAccount: Stack.of(l1Bucket).account,
        keyArn: keyArn ?? keyArnOf(l1Bucket),
      };
    }
    if (pointer?.kind === 'literal') {
      return { ...known, bucketArn: bucketArn(pointer.text), bucketAccount: Stack.of(l1 ?? scope).account };
    }
    throw new InputError(scope, {
      what: `the bucket with the data of the AWS Glue table ${this.label()} cannot be determined`,
      why: 'the role of an association can read only the bucket and key prefix of its table',
      fix: text`specify ${code('bucket')} and ${code('keyPrefix')} in ${code('TableSource')}, or specify ${code('role')}
        of the association`,
    });
  }

  /** The table in a message: its name if it is a literal, otherwise the path of its construct. */
  private label(): string {
    const { tableName } = this.entry;
    if (!Token.isUnresolved(tableName)) {
      return JSON.stringify(tableName);
    }
    return this.l1?.node.path ?? 'that is imported';
  }
}

class AthenaSource extends TableSource {
  constructor(private readonly names: AthenaSourceOptions) {
    super();
  }

  public _render(): CfnConfiguredTable.TableReferenceProperty {
    const { workGroup, databaseName, tableName, catalogName, region, outputBucket, keyPrefix } = this.names;
    const prefix = withoutSlashes(keyPrefix ?? '');
    const outputLocation = `s3://${outputBucket.bucketRef.bucketName}/${prefix ? `${prefix}/` : ''}`;
    return { athena: { workGroup, databaseName, tableName, catalogName, region, outputLocation } };
  }

  /** @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html */
  public _readStatements(scope: Construct): PolicyStatement[] {
    const { workGroup, databaseName, tableName, catalogName, outputBucket, keyPrefix } = this.names;
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
      ...encrypt(keyArnOf(outputBucket)),
    ];
  }
}

class SnowflakeSource extends TableSource {
  constructor(private readonly names: SnowflakeSourceOptions) {
    super();
  }

  public _render(): CfnConfiguredTable.TableReferenceProperty {
    const { secret, accountIdentifier, databaseName, schemaName, tableName, columnTypes } = this.names;
    const v1 = Object.entries(columnTypes).map(([columnName, columnType]) => ({ columnName, columnType }));
    return {
      snowflake: {
        secretArn: secret.secretRef.secretId,
        accountIdentifier,
        databaseName,
        schemaName,
        tableName,
        tableSchema: { v1 },
      },
    };
  }

  /** @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html */
  public _readStatements(scope: Construct): PolicyStatement[] {
    const { secret, encryptionKey } = this.names;
    const secretArn = secretArnPattern(secret);
    const key = (encryptionKey ?? (secret as Partial<ISecret>).encryptionKey)?.keyRef.keyArn;
    return [
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] }),
      ...(key
        ? [
            new PolicyStatement({
              actions: ['kms:Decrypt'],
              resources: [key],
              conditions: {
                StringEquals: { 'kms:ViaService': `secretsmanager.${Stack.of(scope).region}.amazonaws.com` },
                StringLike: { 'kms:EncryptionContext:SecretARN': secretArn },
              },
            }),
          ]
        : []),
    ];
  }
}

function glueTableOf(table: IConstruct | undefined): CfnTable | undefined {
  return l1Of<CfnTable>(table, 'AWS::Glue::Table');
}

/** The account, Region and database of a table in this app. */
function placeOf(l1: CfnTable) {
  return { account: l1.catalogId, region: Stack.of(l1).region, databaseName: l1.databaseName };
}

/**
 * The account, Region and database in the ARN of a table:
 * `arn:<partition>:glue:<region>:<account>:table/<database>/<table>`.
 */
function placeIn(tableArn: string) {
  const [region, account] = [3, 4].map((index) => Fn.select(index, Fn.split(':', tableArn)));
  return { account, region, databaseName: Fn.select(1, Fn.split('/', tableArn)) };
}

/**
 * The ARN of a secret, which CloudFormation uses as its ID. The ARN of a secret that is imported by its name lacks the
 * six random characters.
 */
function secretArnPattern(secret: ISecretRef): string {
  const { secretId } = secret.secretRef;
  const isPartial = 'secretFullArn' in secret && secret.secretFullArn === undefined;
  return isPartial ? `${secretId}-??????` : secretId;
}

/** The schema in the registry that a table uses, or any schema in the registry if the name is not a literal. */
function schemaOf(l1: CfnTable): CatalogTable['schema'] {
  const reference = at(readRaw(l1, l1.tableInput), 'storageDescriptor', 'schemaReference');
  if (reference === undefined) {
    return undefined;
  }
  return {
    registryName: knownValue(textOf(at(reference, 'schemaId', 'registryName'))) ?? '*',
    schemaName: knownValue(textOf(at(reference, 'schemaId', 'schemaName'))) ?? '*',
  };
}
