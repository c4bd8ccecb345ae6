import type { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { enumOf, listOf, mapOf, mark, NUMBER, optional, requireShapes, STRING, struct } from '../private/shape';
import { sortedEntries } from '../private/sorted-entries';
import { code } from '../private/text';

/** The expressions that queries can aggregate under an aggregation threshold. */
export enum AggregateExpression {
  /** Queries can aggregate only columns. */
  COLUMNS_ONLY = 'COLUMNS_ONLY',
  /** Queries can aggregate any expression. */
  ANY_EXPRESSION = 'ANY_EXPRESSION',
}

/**
 * The columns that queries can compare.
 *
 * If a list does not contain a column, queries cannot compare the column in this way.
 */
export interface ComparisonOptions {
  /**
   * The columns that queries can compare with literals.
   *
   * @default - none
   */
  readonly withLiterals?: string[];
  /**
   * The columns that queries can compare with other columns, including in joins.
   *
   * @default - none
   */
  readonly withColumns?: string[];
}

/** Options for an aggregation threshold. */
export interface AggregationThresholdOptions {
  /** The column that identifies a person. It must have a string type. */
  readonly identityColumn: string;
  /** The minimum number of distinct persons for each row of a result, from 2 to 100,000. */
  readonly minimum: number;
  /**
   * A different minimum for specific output columns: 0, or from 2 to 100,000.
   *
   * @default - the same minimum for all columns
   */
  readonly outputColumnMinimums?: { [outputColumn: string]: number };
  /**
   * The expressions that queries can aggregate.
   *
   * @default AggregateExpression.COLUMNS_ONLY
   */
  readonly aggregateExpression?: AggregateExpression;
  /**
   * The columns that queries can compare.
   *
   * @default - comparisons are not restricted
   */
  readonly comparisons?: ComparisonOptions;
}

/**
 * The protection of individual persons in the results of a custom analysis rule.
 *
 * A rule can use either differential privacy, or an aggregation threshold and comparison controls. The service does not
 * accept both.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-custom.html
 * @example
 * const protection = OutputProtection.differentialPrivacy('user_id');
 */
export class OutputProtection {
  /**
   * Protects persons with differential privacy: each result contains noise, and queries consume a privacy budget.
   *
   * The membership must have a privacy budget (`membership.addPrivacyBudget`), and the table must be in Amazon S3.
   *
   * @param userIdentifierColumn the column that identifies a person, which must have the same name in all protected
   * tables
   * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/differential-privacy.html
   * @example
   * const protection = OutputProtection.differentialPrivacy('user_id');
   */
  public static differentialPrivacy(userIdentifierColumn: string): OutputProtection {
    requireShapes(code('OutputProtection.differentialPrivacy'), DIFFERENTIAL, { userIdentifierColumn });
    return new OutputProtection({ differentialPrivacy: { columns: [{ name: userIdentifierColumn }] } });
  }

  /**
   * Protects persons with a minimum number of persons for each row of a result, and optionally with comparison
   * controls.
   *
   * @example
   * const protection = OutputProtection.aggregationThreshold({
   *   identityColumn: 'user_id',
   *   minimum: 100,
   *   comparisons: { withColumns: ['campaign_id'] },
   * });
   */
  public static aggregationThreshold(options: AggregationThresholdOptions): OutputProtection {
    requireShapes(code('OutputProtection.aggregationThreshold'), THRESHOLD, { options });
    const { outputColumnMinimums, comparisons } = options;
    return new OutputProtection({
      aggregationThresholds: [
        {
          type: 'COUNT_DISTINCT',
          identityColumns: [options.identityColumn],
          minimumIdentityCount: options.minimum,
          allowedAggregateExpressionType: options.aggregateExpression ?? AggregateExpression.COLUMNS_ONLY,
          outputColumnThresholds:
            outputColumnMinimums &&
            sortedEntries(outputColumnMinimums).map(([outputColumnName, minimumIdentityCount]) => ({
              outputColumnName,
              minimumIdentityCount,
            })),
        },
      ],
      comparisonControls: comparisons && renderComparisons(comparisons),
    });
  }

  /**
   * Protects persons with comparison controls only.
   *
   * @example
   * const protection = OutputProtection.comparisons({ withLiterals: ['campaign_id'], withColumns: ['user_id'] });
   */
  public static comparisons(options: ComparisonOptions): OutputProtection {
    requireShapes(code('OutputProtection.comparisons'), { options: COMPARISONS }, { options });
    return new OutputProtection({ comparisonControls: renderComparisons(options) });
  }

  private constructor(private readonly properties: Partial<CfnConfiguredTable.AnalysisRuleCustomProperty>) {}

  /** @internal */
  public _render(): Partial<CfnConfiguredTable.AnalysisRuleCustomProperty> {
    return this.properties;
  }
}

function renderComparisons(options: ComparisonOptions): CfnConfiguredTable.ComparisonControlsProperty {
  return {
    allowedLiteralComparisonColumns: options.withLiterals ?? [],
    allowedColumnComparisonColumns: options.withColumns ?? [],
  };
}

mark('OutputProtection', OutputProtection);

const COMPARISONS = struct<ComparisonOptions>({
  withLiterals: optional(listOf(STRING)),
  withColumns: optional(listOf(STRING)),
});
const DIFFERENTIAL = { userIdentifierColumn: STRING };
const THRESHOLD = {
  options: struct<AggregationThresholdOptions>({
    identityColumn: STRING,
    minimum: NUMBER,
    outputColumnMinimums: optional(mapOf(NUMBER)),
    aggregateExpression: optional(enumOf('AggregateExpression', AggregateExpression)),
    comparisons: optional(COMPARISONS),
  }),
};
