import { ArnFormat, type IResource, RemovalPolicy, Resource, Stack } from 'aws-cdk-lib';
import {
  CfnConfiguredTable,
  type ConfiguredTableReference,
  type IConfiguredTableRef,
} from 'aws-cdk-lib/aws-cleanrooms';
import type { Construct } from 'constructs';
import { TABLE_DESCRIPTION } from '../derivation/table-description';
import { REMOVAL_POLICY } from '../private/cdk-shapes';
import { arnOf, UUID } from '../private/formats';
import { Note } from '../private/note';
import { received, requireImport } from '../private/received';
import { enumOf, formatted, instance, listOf, optional, type Shapes, STRING, struct } from '../private/shape';
import { deployAfter } from '../private/stack-order';
import { validateAtSynthesis } from '../validation/report';
import { type AnalysisRule, AnalysisRuleType } from './analysis-rule';
import { ConfiguredTableGrants } from './configured-table-grants';
import type { TableSource } from './table-source';

/** A configured table, which defines the columns of a table that can be analyzed and its analysis rule. */
export interface IConfiguredTable extends IResource, IConfiguredTableRef {
  /**
   * The ID of the configured table, which is a UUID.
   *
   * @attribute
   */
  readonly configuredTableId: string;
  /**
   * The ARN of the configured table.
   *
   * @attribute
   */
  readonly configuredTableArn: string;
  /** Permissions of principals on the configured table. */
  readonly grants: ConfiguredTableGrants;
}

/** How a table can be analyzed: with SQL queries, PySpark jobs, or both. */
export enum AnalysisMethod {
  /** Analyze the table with SQL queries. */
  DIRECT_QUERY = 'DIRECT_QUERY',
  /** Analyze the table with PySpark jobs. */
  DIRECT_JOB = 'DIRECT_JOB',
  /** Analyze the table with SQL queries and PySpark jobs. */
  MULTIPLE = 'MULTIPLE',
}

/** Properties for defining a `ConfiguredTable`. */
export interface ConfiguredTableProps {
  /**
   * The name of the configured table, which must have 1 to 100 characters.
   *
   * @default - the construct ID
   */
  readonly configuredTableName?: string;
  /**
   * A description of the configured table: up to 255 characters.
   *
   * @default - none
   */
  readonly description?: string;
  /** The source of the data. */
  readonly source: TableSource;
  /**
   * The columns that analyses can use, in lowercase.
   *
   * A table can have 1 to 100 allowed columns. All other columns cannot be used in the collaboration.
   * `AllowedColumns.allOf` selects all columns of a table that this app defines, but some.
   */
  readonly allowedColumns: string[];
  /**
   * How the table can be analyzed: with SQL queries, PySpark jobs, or both.
   *
   * @default AnalysisMethod.DIRECT_QUERY
   */
  readonly analysisMethod?: AnalysisMethod;
  /**
   * The analysis rule of the table, which defines the allowed analyses.
   *
   * @default - none; the table can be associated but not queried
   */
  readonly analysisRule?: AnalysisRule;
  /**
   * Policy to apply when the configured table is removed from the stack.
   *
   * The data in the source does not change.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Attributes for importing a configured table in the account of this stack. */
export interface ConfiguredTableAttributes {
  /** The ID of the configured table, which is a UUID. */
  readonly configuredTableId: string;
  /**
   * The source of the data, from which an association derives its role.
   *
   * @default - unknown; an association must then specify a role
   */
  readonly source?: TableSource;
  /**
   * The type of the analysis rule, from which an association derives its collaboration analysis rule.
   *
   * @default - unknown; an association cannot then specify result receivers
   */
  readonly analysisRuleType?: AnalysisRuleType;
}

abstract class ConfiguredTableBase extends Resource implements IConfiguredTable {
  public abstract readonly configuredTableId: string;
  public abstract readonly configuredTableArn: string;

  /** Permissions of principals on the configured table. */
  public get grants(): ConfiguredTableGrants {
    return ConfiguredTableGrants.fromConfiguredTable(this);
  }

  public get configuredTableRef(): ConfiguredTableReference {
    return { configuredTableIdentifier: this.configuredTableId, configuredTableArn: this.configuredTableArn };
  }
}

/**
 * An AWS Clean Rooms configured table, which defines the columns of a table that can be analyzed and its analysis rule.
 *
 * A configured table does not share data. It becomes available in a collaboration when a membership associates it.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/working-with-configured-tables.html
 * @resource AWS::CleanRooms::ConfiguredTable
 * @example
 * new ConfiguredTable(this, 'Impressions', {
 *   source: TableSource.glueByName({
 *     databaseName: 'ads',
 *     tableName: 'impressions',
 *     bucket: s3.Bucket.fromBucketName(this, 'Lake', 'publisher-lake'),
 *     keyPrefix: 'impressions',
 *   }),
 *   allowedColumns: ['user_id', 'campaign_id', 'seen_at'],
 *   analysisRule: AnalysisRule.custom({
 *     allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
 *     outputProtection: OutputProtection.differentialPrivacy('user_id'),
 *   }),
 * });
 */
export class ConfiguredTable extends ConfiguredTableBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.ConfiguredTable';

  /**
   * Imports a configured table in the account and Region of this stack by its ID.
   *
   * @example
   * const table = ConfiguredTable.fromConfiguredTableId(this, 'Table', 'a1b2c3d4-5678-90ab-cdef-000000000003');
   */
  public static fromConfiguredTableId(scope: Construct, id: string, configuredTableId: string): IConfiguredTable {
    return ConfiguredTable.fromConfiguredTableAttributes(scope, id, { configuredTableId });
  }

  /**
   * Imports a configured table by its ARN.
   *
   * @example
   * const table = ConfiguredTable.fromConfiguredTableArn(
   *   this,
   *   'Table',
   *   'arn:aws:cleanrooms:us-east-1:111111111111:configuredtable/a1b2c3d4-5678-90ab-cdef-000000000003',
   * );
   */
  public static fromConfiguredTableArn(scope: Construct, id: string, configuredTableArn: string): IConfiguredTable {
    requireImport('ConfiguredTable.fromConfiguredTableArn', ARN, scope, id, { configuredTableArn });
    const { resourceName } = Stack.of(scope).splitArn(configuredTableArn, ArnFormat.SLASH_RESOURCE_NAME);
    return new ImportedConfiguredTable(scope, id, { configuredTableId: resourceName ?? '' }, configuredTableArn);
  }

  /**
   * Imports a configured table in the account and Region of this stack by its attributes.
   *
   * @example
   * const table = ConfiguredTable.fromConfiguredTableAttributes(this, 'Table', {
   *   configuredTableId: 'a1b2c3d4-5678-90ab-cdef-000000000003',
   *   source: TableSource.glueByName({
   *     databaseName: 'ads',
   *     tableName: 'impressions',
   *     bucket: s3.Bucket.fromBucketName(this, 'Lake', 'publisher-lake'),
   *     keyPrefix: 'impressions',
   *   }),
   *   analysisRuleType: AnalysisRuleType.CUSTOM,
   * });
   */
  public static fromConfiguredTableAttributes(
    scope: Construct,
    id: string,
    attrs: ConfiguredTableAttributes,
  ): IConfiguredTable {
    requireImport('ConfiguredTable.fromConfiguredTableAttributes', ATTRIBUTES, scope, id, { attrs });
    const arn = Stack.of(scope).formatArn({
      service: 'cleanrooms',
      resource: 'configuredtable',
      resourceName: attrs.configuredTableId,
    });
    return new ImportedConfiguredTable(scope, id, attrs, arn);
  }

  /** Checks whether an object is a `ConfiguredTable`, including one from another copy of this library. */
  public static isConfiguredTable(x: unknown): x is ConfiguredTable {
    return CONFIGURED_TABLE.isOn(x);
  }

  /**
   * The ID of the configured table.
   *
   * @attribute
   */
  public readonly configuredTableId: string;
  /**
   * The ARN of the configured table.
   *
   * @attribute
   */
  public readonly configuredTableArn: string;

  constructor(scope: Construct, id: string, props: ConfiguredTableProps) {
    props = received(ConfiguredTable.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    CONFIGURED_TABLE.write(this, true);

    const resource = new CfnConfiguredTable(this, 'Resource', {
      name: props.configuredTableName ?? id,
      description: props.description,
      tableReference: props.source._render(this),
      allowedColumns: props.allowedColumns,
      ...renderAnalysisMethod(props.analysisMethod ?? AnalysisMethod.DIRECT_QUERY),
      analysisRules: props.analysisRule && [props.analysisRule._render()],
    });
    resource.applyRemovalPolicy(props.removalPolicy, { default: RemovalPolicy.DESTROY });
    props.source._override(resource);
    props.analysisRule?._stateIn(resource);
    TABLE_DESCRIPTION.write(this, { source: props.source, ruleType: props.analysisRule?.ruleType });
    deployAfter(this, ...(props.analysisRule?._templates ?? []));

    this.configuredTableId = resource.attrConfiguredTableIdentifier;
    this.configuredTableArn = resource.attrArn;
    validateAtSynthesis(this);
  }
}

class ImportedConfiguredTable extends ConfiguredTableBase {
  public readonly configuredTableId: string;

  constructor(
    scope: Construct,
    id: string,
    attrs: ConfiguredTableAttributes,
    public readonly configuredTableArn: string,
  ) {
    super(scope, id, { environmentFromArn: configuredTableArn });
    this.configuredTableId = attrs.configuredTableId;
    TABLE_DESCRIPTION.write(this, { source: attrs.source, ruleType: attrs.analysisRuleType });
  }
}

const CONFIGURED_TABLE = new Note('ConfiguredTable');

function renderAnalysisMethod(method: AnalysisMethod) {
  return {
    analysisMethod: method,
    selectedAnalysisMethods:
      method === AnalysisMethod.MULTIPLE ? [AnalysisMethod.DIRECT_QUERY, AnalysisMethod.DIRECT_JOB] : undefined,
  };
}

const SOURCE = instance<TableSource>('TableSource');
const ARN = { configuredTableArn: formatted(arnOf('configuredtable')) };
const ATTRIBUTES = {
  attrs: struct<ConfiguredTableAttributes>({
    configuredTableId: formatted(UUID),
    source: optional(SOURCE),
    analysisRuleType: optional(enumOf('AnalysisRuleType', AnalysisRuleType)),
  }),
};
const PROPS: Shapes<ConfiguredTableProps> = {
  configuredTableName: optional(STRING),
  description: optional(STRING),
  source: SOURCE,
  allowedColumns: listOf(STRING),
  analysisMethod: optional(enumOf('AnalysisMethod', AnalysisMethod)),
  analysisRule: optional(instance<AnalysisRule>('AnalysisRule')),
  removalPolicy: optional(REMOVAL_POLICY),
};
