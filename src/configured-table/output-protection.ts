import type { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';

/** Which expressions queries may aggregate under a minimum identity count. */
export enum AggregateExpression {
  /** Plain columns only. */
  COLUMNS_ONLY = 'COLUMNS_ONLY',
  /** Any expression. */
  ANY_EXPRESSION = 'ANY_EXPRESSION',
}

/** Which columns queries may compare, and with what. A column that is left out of a list is not compared that way. */
export interface ComparisonOptions {
  /**
   * Columns that queries may compare with a constant.
   *
   * @default - none
   */
  readonly withLiterals?: string[];
  /**
   * Columns that queries may compare with a column, joins included.
   *
   * @default - none
   */
  readonly withColumns?: string[];
}

/** How many people each row of a result must stand for. */
export interface AggregationThresholdOptions {
  /** The column that identifies a person: of a string type. */
  readonly identityColumn: string;
  /** How many different people a row must stand for: 2 to 100,000. */
  readonly minimum: number;
  /**
   * Another minimum for single columns of the result: 0, or 2 to 100,000.
   *
   * @default - the same minimum for all
   */
  readonly outputColumnMinimums?: { [outputColumn: string]: number };
  /**
   * Which expressions queries may aggregate.
   *
   * @default AggregateExpression.COLUMNS_ONLY
   */
  readonly aggregateExpression?: AggregateExpression;
  /**
   * Which columns queries may compare.
   *
   * @default - comparisons are not restricted
   */
  readonly comparisons?: ComparisonOptions;
}

/**
 * How a custom rule protects single people in a result: by differential privacy, or by a threshold and limited
 * comparisons. The service does not take both.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-custom.html
 */
export class OutputProtection {
  /**
   * Differential privacy: noise in every result, and a privacy budget that queries use up.
   *
   * Needs a privacy budget in the membership (`membership.addPrivacyBudget`) and a table in Amazon S3.
   *
   * @param userIdentifierColumn the column that identifies a person, of the same name in all protected tables
   * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/differential-privacy.html
   */
  public static differentialPrivacy(userIdentifierColumn: string): OutputProtection {
    return new OutputProtection({ differentialPrivacy: { columns: [{ name: userIdentifierColumn }] } });
  }

  /** A least number of people behind each row, optionally with limited comparisons. */
  public static aggregationThreshold(options: AggregationThresholdOptions): OutputProtection {
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
            Object.entries(outputColumnMinimums).map(([outputColumnName, minimumIdentityCount]) => ({
              outputColumnName,
              minimumIdentityCount,
            })),
        },
      ],
      comparisonControls: comparisons && renderComparisons(comparisons),
    });
  }

  /** Limited comparisons only. */
  public static comparisons(options: ComparisonOptions): OutputProtection {
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
