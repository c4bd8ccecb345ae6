import { type IResource, RemovalPolicy, Resource } from 'aws-cdk-lib';
import {
  CfnIntermediateTable,
  type IIntermediateTableRef,
  type IMembershipRef,
  type IntermediateTableReference,
} from 'aws-cdk-lib/aws-cleanrooms';
import type { PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { Construct, IConstruct } from 'constructs';
import { type AnalysisRule, AnalysisRuleType } from '../configured-table/analysis-rule';
import { membershipPatterns } from '../derivation/member-memberships';
import { KEY, MEMBERSHIP, REMOVAL_POLICY } from '../private/cdk-shapes';
import { InputError } from '../private/errors';
import { ACCOUNT_ID, arnOf, UUID } from '../private/formats';
import { allowCleanRooms, keyArnOf } from '../private/key-policy';
import { arnOfChild, idsOfChild } from '../private/membership-child';
import { Note } from '../private/note';
import { received, requireImport } from '../private/received';
import { membershipArn } from '../private/service-trust';
import { CONSTRUCT, formatted, instance, listOf, optional, type Shapes, STRING, struct } from '../private/shape';
import { createAfter, deployAfter } from '../private/stack-order';
import { followable } from '../private/stated-resource';
import { code, text } from '../private/text';
import { validateAtSynthesis } from '../validation/report';
import { IntermediateTableGrants } from './intermediate-table-grants';
import type { PopulationAnalysis } from './population-analysis';

/** An intermediate table, which keeps the result of an analysis for other analyses in the collaboration. */
export interface IIntermediateTable extends IResource, IIntermediateTableRef {
  /**
   * The ID of the intermediate table, which is a UUID.
   *
   * @attribute
   */
  readonly intermediateTableId: string;
  /**
   * The ARN of the intermediate table.
   *
   * @attribute
   */
  readonly intermediateTableArn: string;
  /** Permissions of principals on the intermediate table. */
  readonly grants: IntermediateTableGrants;
}

/** Options for adding an intermediate table to a membership. */
export interface IntermediateTableOptions {
  /**
   * The analysis whose result fills the intermediate table.
   *
   * A change, also of a single character of a query, replaces the intermediate table. Change the name as well, because
   * CloudFormation creates the new table before it deletes the previous one.
   */
  readonly population: PopulationAnalysis;
  /**
   * The tables that the analysis reads: associations of configured tables, ID mapping tables and intermediate tables.
   *
   * The intermediate table is created after them and deleted before them, also if they are in other stacks. Tables of
   * members who deploy another app must exist already.
   *
   * @default - none; CloudFormation can run the analysis before the tables exist
   */
  readonly baseTables?: IConstruct[];
  /**
   * The name of the intermediate table in queries.
   *
   * It can have up to 100 characters, cannot be a reserved word of SQL, and must differ from the name of every other
   * table in the collaboration, regardless of case. A change replaces the intermediate table.
   *
   * @default - the construct ID
   */
  readonly intermediateTableName?: string;
  /**
   * A description of the intermediate table, which other members can see: up to 255 characters.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * The analysis rule, which must be a custom one.
   *
   * If a base table belongs to another member, the rule can only restrict what the rules of the base tables allow.
   *
   * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/intermediate-table-analysis-rule.html
   * @default - none; no analysis can read the intermediate table
   */
  readonly analysisRule?: AnalysisRule;
  /**
   * The accounts that can receive the results of analyses on the intermediate table. They are a part of the analysis
   * rule.
   *
   * @default - the accounts that all base tables allow
   */
  readonly resultReceivers?: string[];
  /**
   * The AWS KMS key that encrypts the data of the intermediate table in Clean Rooms.
   *
   * If the key is a `Key` of the app, its policy allows Clean Rooms to use it for intermediate tables of this account.
   * The policy of any other key must already allow `cleanrooms.amazonaws.com` the actions `kms:GenerateDataKey`,
   * `kms:Decrypt` and `kms:DescribeKey`. A change takes effect when the intermediate table is populated again.
   *
   * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/data-protection.html
   * @default - a key that Clean Rooms owns
   */
  readonly encryptionKey?: IKeyRef;
  /**
   * Policy to apply when the intermediate table is removed from the stack.
   *
   * If the intermediate table is deleted, its data is deleted as well.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Properties for defining an `IntermediateTable`. */
export interface IntermediateTableProps extends IntermediateTableOptions {
  /** The membership of the member who can query. A change replaces the intermediate table. */
  readonly membership: IMembershipRef;
}

/** Attributes for importing an intermediate table. */
export interface IntermediateTableAttributes {
  /** The ID of the intermediate table, which is a UUID. */
  readonly intermediateTableId: string;
  /** The membership that owns the intermediate table. */
  readonly membership: IMembershipRef;
}

abstract class IntermediateTableBase extends Resource implements IIntermediateTable {
  public abstract readonly intermediateTableId: string;
  public abstract readonly intermediateTableArn: string;
  /** @internal */
  protected abstract readonly _membershipIdentifier: string;

  /** Permissions of principals on the intermediate table. */
  public get grants(): IntermediateTableGrants {
    return IntermediateTableGrants.fromIntermediateTable(this);
  }

  public get intermediateTableRef(): IntermediateTableReference {
    return {
      intermediateTableIdentifier: this.intermediateTableId,
      intermediateTableArn: this.intermediateTableArn,
      membershipIdentifier: this._membershipIdentifier,
    };
  }
}

/**
 * An AWS Clean Rooms intermediate table, which keeps the result of an analysis, so that other analyses can read it.
 *
 * CloudFormation has permission to run the analysis when it creates the table, which costs compute and consumes privacy
 * budgets. The data expires after 30 days, because CloudFormation has no property for the retention. Run
 * `PopulateIntermediateTable` to fill the table again.
 *
 * The service treats the data as a new dataset. The owners of the base tables receive no logs of its use, and their
 * differential privacy does not apply to it.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/working-with-intermediate-tables.html
 * @resource AWS::CleanRooms::IntermediateTable
 * @example
 * declare const membership: IMembership;
 * declare const sales: ConfiguredTableAssociation;
 * new IntermediateTable(this, 'DailySales', {
 *   membership,
 *   intermediateTableName: 'daily_sales',
 *   population: PopulationAnalysis.sql('SELECT user_id, SUM(revenue) AS revenue FROM sales GROUP BY user_id'),
 *   baseTables: [sales],
 *   analysisRule: AnalysisRule.custom({
 *     allowedAnalyses: AllowedAnalyses.anyQueryFrom('111111111111'),
 *     disallowedOutputColumns: ['user_id'],
 *   }),
 * });
 */
export class IntermediateTable extends IntermediateTableBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.IntermediateTable';

  /**
   * Imports an intermediate table by its ARN, which contains the ID of the membership.
   *
   * @example
   * const dailySales = IntermediateTable.fromIntermediateTableArn(
   *   this,
   *   'DailySales',
   *   'arn:aws:cleanrooms:us-east-1:111111111111:membership/a1b2c3d4-5678-90ab-cdef-000000000002' +
   *     '/intermediatetable/a1b2c3d4-5678-90ab-cdef-000000000009',
   * );
   */
  public static fromIntermediateTableArn(
    scope: Construct,
    id: string,
    intermediateTableArn: string,
  ): IIntermediateTable {
    requireImport('IntermediateTable.fromIntermediateTableArn', ARN, scope, id, { intermediateTableArn });
    const { membershipId, childId } = idsOfChild(intermediateTableArn);
    return new ImportedIntermediateTable(scope, id, membershipId, childId, intermediateTableArn);
  }

  /**
   * Imports an intermediate table by its ID and its membership.
   *
   * @example
   * declare const membership: IMembership;
   * const dailySales = IntermediateTable.fromIntermediateTableAttributes(this, 'DailySales', {
   *   intermediateTableId: 'a1b2c3d4-5678-90ab-cdef-000000000009',
   *   membership,
   * });
   */
  public static fromIntermediateTableAttributes(
    scope: Construct,
    id: string,
    attrs: IntermediateTableAttributes,
  ): IIntermediateTable {
    requireImport('IntermediateTable.fromIntermediateTableAttributes', ATTRIBUTES, scope, id, { attrs });
    const { intermediateTableId, membership } = attrs;
    const { membershipIdentifier } = membership.membershipRef;
    const arn = arnOfChild(membership, 'intermediatetable', intermediateTableId);
    return new ImportedIntermediateTable(scope, id, membershipIdentifier, intermediateTableId, arn);
  }

  /** Checks whether an object is an `IntermediateTable`, including one from another copy of this library. */
  public static isIntermediateTable(x: unknown): x is IntermediateTable {
    return INTERMEDIATE_TABLE.isOn(x);
  }

  /**
   * The ID of the intermediate table.
   *
   * @attribute
   */
  public readonly intermediateTableId: string;
  /**
   * The ARN of the intermediate table.
   *
   * @attribute
   */
  public readonly intermediateTableArn: string;
  /** @internal */
  protected readonly _membershipIdentifier: string;

  /** Throws an error if the analysis rule is not a custom one, or if there are result receivers without a rule. */
  constructor(scope: Construct, id: string, props: IntermediateTableProps) {
    props = received(IntermediateTable.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    INTERMEDIATE_TABLE.write(this, true);
    this._membershipIdentifier = props.membership.membershipRef.membershipIdentifier;

    const resource = new CfnIntermediateTable(this, 'Resource', {
      name: props.intermediateTableName ?? id,
      description: props.description,
      membershipIdentifier: followable(props.membership, this._membershipIdentifier),
      populationAnalysisConfiguration: props.population._render(),
      analysisRules: renderRules(this, props),
      kmsKeyArn: props.encryptionKey && keyArnOf(this, props.encryptionKey),
    });
    resource.applyRemovalPolicy(props.removalPolicy, { default: RemovalPolicy.DESTROY });
    props.analysisRule?._stateIn(resource);
    if (props.encryptionKey) {
      allowCleanRooms(props.encryptionKey, ...keyStatements(this, props.membership));
    }
    const template = props.population._template;
    deployAfter(this, props.membership, ...(template ? [template] : []), ...(props.analysisRule?._templates ?? []));
    createAfter(this, ...(props.baseTables ?? []));

    this.intermediateTableId = resource.attrIntermediateTableIdentifier;
    this.intermediateTableArn = resource.attrArn;
    validateAtSynthesis(this);
  }
}

class ImportedIntermediateTable extends IntermediateTableBase {
  constructor(
    scope: Construct,
    id: string,
    protected readonly _membershipIdentifier: string,
    public readonly intermediateTableId: string,
    public readonly intermediateTableArn: string,
  ) {
    super(scope, id, { environmentFromArn: intermediateTableArn });
  }
}

const INTERMEDIATE_TABLE = new Note('IntermediateTable');

const ARN = { intermediateTableArn: formatted(arnOf('membership/<id>/intermediatetable')) };
const ATTRIBUTES = {
  attrs: struct<IntermediateTableAttributes>({ intermediateTableId: formatted(UUID), membership: MEMBERSHIP }),
};
const PROPS: Shapes<IntermediateTableProps> = {
  membership: MEMBERSHIP,
  population: instance<PopulationAnalysis>('PopulationAnalysis'),
  baseTables: optional(listOf<IConstruct>(CONSTRUCT)),
  intermediateTableName: optional(STRING),
  description: optional(STRING),
  analysisRule: optional(instance<AnalysisRule>('AnalysisRule')),
  resultReceivers: optional(listOf(formatted(ACCOUNT_ID))),
  encryptionKey: optional(KEY),
  removalPolicy: optional(REMOVAL_POLICY),
};

function renderRules(
  table: IntermediateTable,
  { analysisRule, resultReceivers }: IntermediateTableProps,
): CfnIntermediateTable.IntermediateTableAnalysisRuleProperty[] | undefined {
  if (!analysisRule) {
    requireNoReceivers(table, resultReceivers);
    return undefined;
  }
  const custom = analysisRule._custom;
  if (!custom) {
    throw new InputError(table, {
      what: `its analysis rule has the type ${JSON.stringify(analysisRule.ruleType)}`,
      why: 'the service supports only custom analysis rules for intermediate tables',
      fix: text`create the rule with ${code('AnalysisRule.custom')}`,
    });
  }
  return [
    {
      type: AnalysisRuleType.CUSTOM,
      policy: { v1: { custom: { ...custom, allowedResultReceivers: resultReceivers } } },
    },
  ];
}

function requireNoReceivers(table: IntermediateTable, resultReceivers: string[] | undefined): void {
  if (resultReceivers) {
    throw new InputError(table, {
      what: 'it has result receivers but no analysis rule',
      why: 'result receivers are a part of the analysis rule, without which no analysis can read the table',
      fix: text`specify ${code('analysisRule')}, or omit ${code('resultReceivers')}`,
    });
  }
}

/**
 * The statements of the guide. The policy cannot contain the ID of a membership or of the table: both are created after
 * the key.
 */
function keyStatements(table: IntermediateTable, membership: IMembershipRef): PolicyStatementProps[] {
  const tables = `${membershipArn(table, membership.env.account, '*')}/intermediatetable/*`;
  return [
    {
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      conditions: {
        StringLike: { 'kms:EncryptionContext:aws:cleanrooms:intermediateTableArn': tables },
        'ForAnyValue:ArnLike': { 'aws:SourceArn': membershipPatterns(table, membership) },
      },
    },
    { actions: ['kms:DescribeKey'] },
  ];
}
