import { ArnFormat, type IResource, RemovalPolicy, Resource, Stack } from 'aws-cdk-lib';
import {
  CfnConfiguredTable,
  type ConfiguredTableReference,
  type IConfiguredTableRef,
} from 'aws-cdk-lib/aws-cleanrooms';
import type { Construct } from 'constructs';
import { TABLE_DESCRIPTION } from '../derivation/table-description';
import { Note } from '../private/note';
import { injected } from '../private/property-injection';
import { deployAfter } from '../private/stack-order';
import { validateAtSynthesis } from '../validation/report';
import type { AnalysisRule, AnalysisRuleType } from './analysis-rule';
import type { TableSource } from './table-source';

/** A configured table: the columns of a table that may be analysed, and the rule by which they may. */
export interface IConfiguredTable extends IResource, IConfiguredTableRef {
  /**
   * The id of the configured table: a UUID.
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
}

/** By which means a table may be analysed. */
export enum AnalysisMethod {
  /** SQL queries. */
  DIRECT_QUERY = 'DIRECT_QUERY',
  /** PySpark jobs. */
  DIRECT_JOB = 'DIRECT_JOB',
  /** SQL queries and PySpark jobs. */
  MULTIPLE = 'MULTIPLE',
}

/** Properties of a `ConfiguredTable`. */
export interface ConfiguredTableProps {
  /**
   * The name of the configured table: 1 to 100 characters.
   *
   * @default - the id of the construct
   */
  readonly configuredTableName?: string;
  /**
   * What the table holds: up to 255 characters.
   *
   * @default - none
   */
  readonly description?: string;
  /** The table behind it. */
  readonly source: TableSource;
  /** The columns that analyses may use, in lower case: 1 to 100. No other column leaves the table in any way. */
  readonly allowedColumns: string[];
  /**
   * By which means the table may be analysed.
   *
   * @default AnalysisMethod.DIRECT_QUERY
   */
  readonly analysisMethod?: AnalysisMethod;
  /**
   * What may be asked of the table.
   *
   * @default - none, so that the table can be associated but not queried
   */
  readonly analysisRule?: AnalysisRule;
  /**
   * What happens to the configured table when it leaves the template. The data behind it are never touched.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** What is known of a configured table that is created elsewhere, in the account of this stack. */
export interface ConfiguredTableAttributes {
  /** The id of the configured table: a UUID. */
  readonly configuredTableId: string;
  /**
   * The table behind it, from which the role of an association follows.
   *
   * @default - unknown, so that an association needs a role
   */
  readonly source?: TableSource;
  /**
   * The kind of its analysis rule, from which the rule of an association follows.
   *
   * @default - unknown, so that an association cannot name who receives results
   */
  readonly analysisRuleType?: AnalysisRuleType;
}

abstract class ConfiguredTableBase extends Resource implements IConfiguredTable {
  public abstract readonly configuredTableId: string;
  public abstract readonly configuredTableArn: string;

  public get configuredTableRef(): ConfiguredTableReference {
    return { configuredTableIdentifier: this.configuredTableId, configuredTableArn: this.configuredTableArn };
  }
}

/**
 * A configured table of AWS Clean Rooms: which columns of a table may be analysed, and how.
 *
 * By itself it shares nothing. It takes part in a collaboration once a membership associates it.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/working-with-configured-tables.html
 * @resource AWS::CleanRooms::ConfiguredTable
 */
export class ConfiguredTable extends ConfiguredTableBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.ConfiguredTable';

  /** A configured table of the account and Region of this stack, by its id. */
  public static fromConfiguredTableId(scope: Construct, id: string, configuredTableId: string): IConfiguredTable {
    return ConfiguredTable.fromConfiguredTableAttributes(scope, id, { configuredTableId });
  }

  /** A configured table by its ARN. */
  public static fromConfiguredTableArn(scope: Construct, id: string, configuredTableArn: string): IConfiguredTable {
    const { resourceName } = Stack.of(scope).splitArn(configuredTableArn, ArnFormat.SLASH_RESOURCE_NAME);
    return new ImportedConfiguredTable(scope, id, { configuredTableId: resourceName ?? '' }, configuredTableArn);
  }

  /** A configured table of the account and Region of this stack, with as much as is known of it. */
  public static fromConfiguredTableAttributes(
    scope: Construct,
    id: string,
    attrs: ConfiguredTableAttributes,
  ): IConfiguredTable {
    const arn = Stack.of(scope).formatArn({
      service: 'cleanrooms',
      resource: 'configuredtable',
      resourceName: attrs.configuredTableId,
    });
    return new ImportedConfiguredTable(scope, id, attrs, arn);
  }

  /** Whether something is a `ConfiguredTable`, also one of another copy of this library. */
  public static isConfiguredTable(x: unknown): x is ConfiguredTable {
    return CONFIGURED_TABLE.isOn(x);
  }

  /** @attribute */
  public readonly configuredTableId: string;
  /** @attribute */
  public readonly configuredTableArn: string;

  constructor(scope: Construct, id: string, props: ConfiguredTableProps) {
    props = injected(ConfiguredTable.PROPERTY_INJECTION_ID, scope, id, props);
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
