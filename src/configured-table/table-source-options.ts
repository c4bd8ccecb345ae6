import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { ISecretRef } from 'aws-cdk-lib/aws-secretsmanager';

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
   * An empty prefix is the whole bucket.
   *
   * @default - the prefix in the location of the table if it is known, otherwise the whole bucket, with the warning
   * `CleanRooms::RoleReadsWholeBucket`
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
  /**
   * The Snowflake type of each column, for example `VARCHAR`. A table can have 1 to 250 columns.
   *
   * The template lists the columns by name, in whichever order you specify them.
   */
  readonly columnTypes: { [column: string]: string };
  /**
   * The AWS KMS key that encrypts the secret.
   *
   * @default - the encryption key of the secret if it is known, otherwise a key of AWS Secrets Manager
   */
  readonly encryptionKey?: IKeyRef;
}

/** Options for a Databricks table as a source. */
export interface DatabricksSourceOptions {
  /** The URL of the workspace, for example `https://example.cloud.databricks.com`: up to 256 characters. */
  readonly workspaceUrl: string;
  /** The name of the schema: up to 255 characters. */
  readonly schemaName: string;
  /** The name of the table: up to 255 characters. */
  readonly tableName: string;
  /** The URL of the Delta Sharing endpoint of the recipient: up to 1,024 characters. */
  readonly deltaShareEndpoint: string;
  /** The name of the share that contains the table: up to 255 characters. */
  readonly shareName: string;
}
