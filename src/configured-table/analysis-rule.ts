import type { CfnConfiguredTable, IAnalysisTemplateRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { Aggregate, OutputConstraint } from './aggregate';
import type { AllowedAnalyses } from './allowed-analyses';
import {
  type AdditionalAnalyses,
  type JoinOperator,
  JoinRequirement,
  type ScalarFunction,
} from './analysis-rule-options';
import type { OutputProtection } from './output-protection';

/** The kind of an analysis rule. One query can only use tables of one kind. */
export enum AnalysisRuleType {
  /** Aggregates over groups of people. */
  AGGREGATION = 'AGGREGATION',
  /** Rows of the overlap of tables. */
  LIST = 'LIST',
  /** Reviewed templates, or queries of trusted accounts. */
  CUSTOM = 'CUSTOM',
}

/** What queries may do with a table under an aggregation rule. */
export interface AggregationRuleOptions {
  /** The aggregate functions, with their columns: at least one. */
  readonly aggregates: Aggregate[];
  /**
   * Columns on which queries may join the table. They appear in no result.
   *
   * @default - the table cannot be joined
   */
  readonly joinColumns?: string[];
  /**
   * Whether queries have to join the table.
   *
   * @default JoinRequirement.QUERY_RUNNER if there are join columns, so that queries only see the overlap
   */
  readonly joinRequirement?: JoinRequirement;
  /**
   * How conditions of a join may be combined, besides with `AND`.
   *
   * @default - with AND only
   */
  readonly joinOperators?: JoinOperator[];
  /**
   * Columns by which queries may group and filter. No column may be a join or aggregate column as well.
   *
   * @default - none
   */
  readonly dimensionColumns?: string[];
  /**
   * Scalar functions that queries may apply to dimension columns.
   *
   * @default - none
   */
  readonly scalarFunctions?: ScalarFunction[];
  /** How many different values each row of a result must stand for: at least one constraint. */
  readonly outputConstraints: OutputConstraint[];
  /**
   * Whether results may feed an additional analysis.
   *
   * @default - not allowed
   */
  readonly additionalAnalyses?: AdditionalAnalyses;
}

/** What queries may do with a table under a list rule. */
export interface ListRuleOptions {
  /** Columns on which queries join the table: at least one. They appear in no result. */
  readonly joinColumns: string[];
  /** Columns that queries may read row by row. No column may be a join column as well. */
  readonly listColumns: string[];
  /**
   * How conditions of a join may be combined, besides with `AND`.
   *
   * @default - with AND only
   */
  readonly joinOperators?: JoinOperator[];
  /**
   * Whether results may feed an additional analysis.
   *
   * @default - not allowed
   */
  readonly additionalAnalyses?: AdditionalAnalyses;
}

/** Which analyses a table under a custom rule takes part in. */
export interface CustomRuleOptions {
  /** The templates that are allowed, or the accounts whose analyses are. */
  readonly allowedAnalyses: AllowedAnalyses;
  /**
   * How single people are protected in results.
   *
   * @default - only by what the allowed analyses do
   */
  readonly outputProtection?: OutputProtection;
  /**
   * Columns that no result may show, though queries may use them.
   *
   * @default - every column may be shown
   */
  readonly disallowedOutputColumns?: string[];
  /**
   * Whether results may feed an additional analysis.
   *
   * @default - not allowed
   */
  readonly additionalAnalyses?: AdditionalAnalyses;
}

/**
 * What may be asked of a table. A table has one rule at most, and without one it cannot be queried.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html
 */
export class AnalysisRule {
  /** Aggregates only, over groups that are large enough. */
  public static aggregation(options: AggregationRuleOptions): AnalysisRule {
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

  /** Rows of the overlap with a table of the member who queries. */
  public static list(options: ListRuleOptions): AnalysisRule {
    return new AnalysisRule(AnalysisRuleType.LIST, {
      list: {
        joinColumns: options.joinColumns,
        listColumns: options.listColumns,
        allowedJoinOperators: options.joinOperators,
        additionalAnalyses: options.additionalAnalyses,
      },
    });
  }

  /** Reviewed templates, or any analysis of trusted accounts. */
  public static custom(options: CustomRuleOptions): AnalysisRule {
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
    );
  }

  private constructor(
    /** The kind of the rule. */
    public readonly ruleType: AnalysisRuleType,
    private readonly v1: CfnConfiguredTable.ConfiguredTableAnalysisRulePolicyV1Property,
    /** @internal */
    public readonly _templates: readonly IAnalysisTemplateRef[] = [],
  ) {}

  /** @internal */
  public _render(): CfnConfiguredTable.AnalysisRuleProperty {
    return { type: this.ruleType, policy: { v1: this.v1 } };
  }
}
