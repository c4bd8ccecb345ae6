import type { CfnResource } from 'aws-cdk-lib';
import type { CfnConfiguredTable, IAnalysisTemplateRef } from 'aws-cdk-lib/aws-cleanrooms';
import { METADATA_KEY } from '../model/source';
import { enumOf, instance, listOf, mark, optional, requireShapes, STRING, struct } from '../private/shape';
import { code } from '../private/text';
import type { Aggregate, OutputConstraint } from './aggregate';
import type { AllowedAnalyses } from './allowed-analyses';
import { AdditionalAnalyses, JoinOperator, JoinRequirement, ScalarFunction } from './analysis-rule-options';
import type { OutputProtection } from './output-protection';

/** The type of an analysis rule. All tables in a query must have rules of the same type. */
export enum AnalysisRuleType {
  /** Queries return aggregate results over groups. */
  AGGREGATION = 'AGGREGATION',
  /** Queries return rows of the overlap of tables. */
  LIST = 'LIST',
  /** Only reviewed analysis templates, or the analyses of trusted accounts, are allowed. */
  CUSTOM = 'CUSTOM',
}

/** Options for an aggregation analysis rule. */
export interface AggregationRuleOptions {
  /** The aggregate functions that queries can use, with their columns. At least one is required. */
  readonly aggregates: Aggregate[];
  /**
   * The columns that queries can use to join the table. They cannot be part of a result.
   *
   * @default - the table cannot be joined
   */
  readonly joinColumns?: string[];
  /**
   * Whether queries must join the table.
   *
   * @default JoinRequirement.QUERY_RUNNER if there are join columns, so that queries return only the overlap
   */
  readonly joinRequirement?: JoinRequirement;
  /**
   * The operators that can combine join conditions, in addition to `AND`.
   *
   * @default - only AND
   */
  readonly joinOperators?: JoinOperator[];
  /**
   * The columns that queries can use to group and filter. They cannot be join columns or aggregate columns.
   *
   * @default - none
   */
  readonly dimensionColumns?: string[];
  /**
   * The scalar functions that queries can apply to dimension columns.
   *
   * @default - none
   */
  readonly scalarFunctions?: ScalarFunction[];
  /** The minimum number of distinct values for each row of a result. At least one constraint is required. */
  readonly outputConstraints: OutputConstraint[];
  /**
   * Whether results can be used in additional analyses.
   *
   * @default - not allowed
   */
  readonly additionalAnalyses?: AdditionalAnalyses;
}

/** Options for a list analysis rule. */
export interface ListRuleOptions {
  /** The columns that queries use to join the table. At least one is required, and they cannot be part of a result. */
  readonly joinColumns: string[];
  /** The columns that queries can return. They cannot be join columns. */
  readonly listColumns: string[];
  /**
   * The operators that can combine join conditions, in addition to `AND`.
   *
   * @default - only AND
   */
  readonly joinOperators?: JoinOperator[];
  /**
   * Whether results can be used in additional analyses.
   *
   * @default - not allowed
   */
  readonly additionalAnalyses?: AdditionalAnalyses;
}

/** Options for a custom analysis rule. */
export interface CustomRuleOptions {
  /** The analysis templates that are allowed, or the accounts whose analyses are allowed. */
  readonly allowedAnalyses: AllowedAnalyses;
  /**
   * The protection of individual persons in results.
   *
   * @default - no protection in addition to the allowed analyses
   */
  readonly outputProtection?: OutputProtection;
  /**
   * The columns that queries can use but cannot return.
   *
   * @default - none; every column can be part of a result
   */
  readonly disallowedOutputColumns?: string[];
  /**
   * Whether results can be used in additional analyses.
   *
   * @default - not allowed
   */
  readonly additionalAnalyses?: AdditionalAnalyses;
}

/**
 * The analysis rule of a configured table, which defines the allowed analyses.
 *
 * A table can have only one analysis rule. A table without an analysis rule cannot be queried.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html
 * @example
 * const rule = AnalysisRule.aggregation({
 *   aggregates: [Aggregate.countDistinct('user_id')],
 *   dimensionColumns: ['campaign_id'],
 *   joinColumns: ['user_id'],
 *   outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
 * });
 */
export class AnalysisRule {
  /**
   * An aggregation analysis rule, which allows only aggregate results over groups of a minimum size.
   *
   * @example
   * const rule = AnalysisRule.aggregation({
   *   aggregates: [Aggregate.countDistinct('user_id')],
   *   dimensionColumns: ['campaign_id'],
   *   joinColumns: ['user_id'],
   *   outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
   * });
   */
  public static aggregation(options: AggregationRuleOptions): AnalysisRule {
    requireShapes(code('AnalysisRule.aggregation'), AGGREGATION, { options });
    const joinColumns = options.joinColumns ?? [];
    const requirement =
      options.joinRequirement ?? (joinColumns.length > 0 ? JoinRequirement.QUERY_RUNNER : JoinRequirement.NONE);
    return new AnalysisRule(AnalysisRuleType.AGGREGATION, {
      aggregation: {
        aggregateColumns: options.aggregates.map((aggregate) => aggregate._render()),
        joinColumns,
        joinRequired: requirement === JoinRequirement.NONE ? undefined : requirement,
        allowedJoinOperators: options.joinOperators,
        dimensionColumns: options.dimensionColumns ?? [],
        scalarFunctions: options.scalarFunctions ?? [],
        outputConstraints: options.outputConstraints.map((constraint) => constraint._render()),
        additionalAnalyses: options.additionalAnalyses,
      },
    });
  }

  /**
   * A list analysis rule, which allows rows of the overlap with a table of the member who runs the query.
   *
   * @example
   * const rule = AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['segment'] });
   */
  public static list(options: ListRuleOptions): AnalysisRule {
    requireShapes(code('AnalysisRule.list'), LIST, { options });
    return new AnalysisRule(AnalysisRuleType.LIST, {
      list: {
        joinColumns: options.joinColumns,
        listColumns: options.listColumns,
        allowedJoinOperators: options.joinOperators,
        additionalAnalyses: options.additionalAnalyses,
      },
    });
  }

  /**
   * A custom analysis rule, which allows reviewed analysis templates, or any analysis of trusted accounts.
   *
   * @example
   * declare const reach: AnalysisTemplate;
   * const rule = AnalysisRule.custom({
   *   allowedAnalyses: AllowedAnalyses.templates(reach),
   *   outputProtection: OutputProtection.differentialPrivacy('user_id'),
   * });
   */
  public static custom(options: CustomRuleOptions): AnalysisRule {
    requireShapes(code('AnalysisRule.custom'), CUSTOM, { options });
    return new AnalysisRule(
      AnalysisRuleType.CUSTOM,
      {
        custom: {
          ...options.allowedAnalyses._render(),
          ...options.outputProtection?._render(),
          disallowedOutputColumns: options.disallowedOutputColumns,
          additionalAnalyses: options.additionalAnalyses,
        },
      },
      options.allowedAnalyses._templates,
      options.allowedAnalyses._reviews,
    );
  }

  private constructor(
    /** The type of the analysis rule. */
    public readonly ruleType: AnalysisRuleType,
    private readonly v1: Policy,
    /** @internal */
    public readonly _templates: readonly IAnalysisTemplateRef[] = [],
    private readonly reviews: readonly object[] = [],
  ) {}

  /**
   * The policy of a custom rule, which an intermediate table can have as well.
   *
   * @internal
   */
  public get _custom(): CfnConfiguredTable.AnalysisRuleCustomProperty | undefined {
    return this.v1.custom;
  }

  /**
   * What the metadata of the table states for this library, since no property contains it.
   *
   * @internal
   */
  public get _metadata(): object | undefined {
    return this.reviews.length > 0 ? { reviewed: this.reviews } : undefined;
  }

  /** @internal */
  public _stateIn(table: CfnResource): void {
    const { _metadata: metadata } = this;
    if (metadata) {
      table.addMetadata(METADATA_KEY, metadata);
    }
  }

  /** @internal */
  public _render(): CfnConfiguredTable.AnalysisRuleProperty {
    return { type: this.ruleType, policy: { v1: this.v1 } };
  }
}

mark('AnalysisRule', AnalysisRule);

/** The policy of a rule, in which a custom one is known. */
interface Policy extends CfnConfiguredTable.ConfiguredTableAnalysisRulePolicyV1Property {
  readonly custom?: CfnConfiguredTable.AnalysisRuleCustomProperty;
}

const COLUMNS = listOf(STRING);
const JOIN_OPERATORS = optional(listOf(enumOf('JoinOperator', JoinOperator)));
const ADDITIONAL_ANALYSES = optional(enumOf('AdditionalAnalyses', AdditionalAnalyses));

const AGGREGATION = {
  options: struct<AggregationRuleOptions>({
    aggregates: listOf(instance<Aggregate>('Aggregate')),
    joinColumns: optional(COLUMNS),
    joinRequirement: optional(enumOf('JoinRequirement', JoinRequirement)),
    joinOperators: JOIN_OPERATORS,
    dimensionColumns: optional(COLUMNS),
    scalarFunctions: optional(listOf(enumOf('ScalarFunction', ScalarFunction))),
    outputConstraints: listOf(instance<OutputConstraint>('OutputConstraint')),
    additionalAnalyses: ADDITIONAL_ANALYSES,
  }),
};
const LIST = {
  options: struct<ListRuleOptions>({
    joinColumns: COLUMNS,
    listColumns: COLUMNS,
    joinOperators: JOIN_OPERATORS,
    additionalAnalyses: ADDITIONAL_ANALYSES,
  }),
};
const CUSTOM = {
  options: struct<CustomRuleOptions>({
    allowedAnalyses: instance<AllowedAnalyses>('AllowedAnalyses'),
    outputProtection: optional(instance<OutputProtection>('OutputProtection')),
    disallowedOutputColumns: optional(COLUMNS),
    additionalAnalyses: ADDITIONAL_ANALYSES,
  }),
};
