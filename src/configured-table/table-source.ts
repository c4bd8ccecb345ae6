import type { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import type { ITable, ITableRef } from 'aws-cdk-lib/aws-glue';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { type ListFact, UNKNOWN } from '../model/fact';
import { requireKeyPrefix } from '../private/bucket-objects';
import { GLUE_TABLE, GLUE_TABLE_REF } from '../private/cdk-shapes';
import { mark, requireShapes } from '../private/shape';
import { code } from '../private/text';
import { AthenaSource } from './athena-source';
import { DatabricksSource } from './databricks-source';
import { GlueSource, glueTableOf, placeIn, placeOf } from './glue-source';
import { SnowflakeSource } from './snowflake-source';
import type { SourceOfTable } from './source-of-table';
import type { CatalogTable } from './table-access';
import type {
  AthenaSourceOptions,
  DatabricksSourceOptions,
  GlueByNameSourceOptions,
  GlueSourceOptions,
  SnowflakeSourceOptions,
} from './table-source-options';
import { ATHENA, DATABRICKS, GLUE, GLUE_BY_NAME, SNOWFLAKE } from './table-source-shapes';

/**
 * The source of the data of a configured table or of a training dataset, which also determines the permissions that a
 * role needs to read the data.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-configured-table.html
 * @example
 * const source = TableSource.glueByName({
 *   databaseName: 'ads',
 *   tableName: 'impressions',
 *   bucket: s3.Bucket.fromBucketName(this, 'Lake', 'publisher-lake'),
 *   keyPrefix: 'impressions',
 * });
 */
export class TableSource {
  /**
   * An AWS Glue Data Catalog table with data in Amazon S3.
   *
   * @example
   * declare const table: glue.S3Table;
   * const source = TableSource.glue(table);
   */
  public static glue(table: ITable, options: GlueSourceOptions = {}): TableSource {
    requireShapes(code('TableSource.glue'), { table: GLUE_TABLE, options: GLUE }, { table, options });
    requireKeyPrefix(options.keyPrefix, code('TableSource.glue'));
    const l1 = glueTableOf(table);
    const { tableName } = table;
    return new TableSource(new GlueSource(l1, { ...(l1 ? placeOf(l1) : placeIn(table.tableArn)), tableName }, options));
  }

  /**
   * An AWS Glue Data Catalog table with data in Amazon S3, specified as an L1 construct.
   *
   * @example
   * declare const table: glue.CfnTable;
   * const source = TableSource.glueRef(table, {
   *   bucket: s3.Bucket.fromBucketName(this, 'Lake', 'publisher-lake'),
   *   keyPrefix: 'impressions',
   * });
   */
  public static glueRef(table: ITableRef, options: GlueSourceOptions = {}): TableSource {
    requireShapes(code('TableSource.glueRef'), { table: GLUE_TABLE_REF, options: GLUE }, { table, options });
    requireKeyPrefix(options.keyPrefix, code('TableSource.glueRef'));
    const l1 = glueTableOf(table);
    if (l1) {
      return new TableSource(new GlueSource(l1, { ...placeOf(l1), tableName: l1.ref }, options));
    }
    const { catalogId: account, databaseName, tableName } = table.tableRef;
    return new TableSource(new GlueSource(undefined, { account, databaseName, tableName }, options));
  }

  /**
   * An AWS Glue Data Catalog table with data in Amazon S3, specified by its names.
   *
   * @example
   * const source = TableSource.glueByName({
   *   databaseName: 'ads',
   *   tableName: 'impressions',
   *   bucket: s3.Bucket.fromBucketName(this, 'Lake', 'publisher-lake'),
   *   keyPrefix: 'impressions',
   * });
   */
  public static glueByName(names: GlueByNameSourceOptions): TableSource {
    requireShapes(code('TableSource.glueByName'), { names: GLUE_BY_NAME }, { names });
    requireKeyPrefix(names.keyPrefix, code('TableSource.glueByName'));
    const { databaseName, tableName } = names;
    return new TableSource(new GlueSource(undefined, { databaseName, tableName }, names));
  }

  /**
   * An Amazon Athena table or view. It supports only custom analysis rules.
   *
   * @example
   * const source = TableSource.athena({
   *   workGroup: 'primary',
   *   databaseName: 'ads',
   *   tableName: 'impressions',
   *   outputBucket: s3.Bucket.fromBucketName(this, 'Output', 'athena-output'),
   * });
   */
  public static athena(names: AthenaSourceOptions): TableSource {
    requireShapes(code('TableSource.athena'), { names: ATHENA }, { names });
    requireKeyPrefix(names.keyPrefix, code('TableSource.athena'));
    return new TableSource(new AthenaSource(names));
  }

  /**
   * A Snowflake table. It supports only custom analysis rules.
   *
   * @example
   * const source = TableSource.snowflake({
   *   secret: secretsmanager.Secret.fromSecretNameV2(this, 'Secret', 'snowflake'),
   *   accountIdentifier: 'EXAMPLE-ACCOUNT',
   *   databaseName: 'ADS',
   *   schemaName: 'PUBLIC',
   *   tableName: 'IMPRESSIONS',
   *   columnTypes: { user_id: 'VARCHAR', seen_at: 'DATE' },
   * });
   */
  public static snowflake(names: SnowflakeSourceOptions): TableSource {
    requireShapes(code('TableSource.snowflake'), { names: SNOWFLAKE }, { names });
    return new TableSource(new SnowflakeSource(names));
  }

  /**
   * A Databricks table that is shared with Delta Sharing. It supports only custom analysis rules.
   *
   * An association of the table must specify a role, because the documentation of Clean Rooms does not state which
   * permissions a role needs. The template check of the CDK reports the table if the CloudFormation schema of aws-cdk-lib
   * lacks the source.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cleanrooms-configuredtable-databrickstablereference.html
   * @example
   * const source = TableSource.databricks({
   *   workspaceUrl: 'https://example.cloud.databricks.com',
   *   schemaName: 'ads',
   *   tableName: 'impressions',
   *   deltaShareEndpoint:
   *     'https://example.cloud.databricks.com/api/2.0/delta-sharing/metastores/a1b2c3d4-5678-90ab-cdef-000000000006' +
   *     '/recipients/a1b2c3d4-5678-90ab-cdef-000000000007',
   *   shareName: 'clean_room',
   * });
   */
  public static databricks(names: DatabricksSourceOptions): TableSource {
    requireShapes(code('TableSource.databricks'), { names: DATABRICKS }, { names });
    return new TableSource(new DatabricksSource(names));
  }

  private constructor(private readonly source: SourceOfTable) {}

  /** @internal */
  public _render(scope: Construct): CfnConfiguredTable.TableReferenceProperty {
    return this.source.render(scope);
  }

  /**
   * Adds what the oldest supported L1 lacks.
   *
   * @internal
   */
  public _override(resource: CfnConfiguredTable): void {
    this.source.override?.(resource);
  }

  /**
   * The permissions that the role of an association needs to read the table.
   *
   * @internal
   */
  public _readStatements(scope: Construct): PolicyStatement[] {
    return this.source.readStatements(scope);
  }

  /**
   * The names of the columns, as far as this app defines the table.
   *
   * @internal
   */
  public _columns(): ListFact<string> {
    return this.source.columns?.() ?? UNKNOWN;
  }

  /**
   * The table of the Data Catalog, if the source is one with data in Amazon S3.
   *
   * @internal
   */
  public _catalogTable(scope: Construct): CatalogTable | undefined {
    return this.source.catalogTable?.(scope);
  }

  /** @internal */
  public get _wildcardReason(): string {
    return this.source.wildcardReason;
  }
}

mark('TableSource', TableSource);
