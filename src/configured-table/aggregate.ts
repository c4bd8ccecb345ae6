import type { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { AggregateFunction } from './analysis-rule-options';

/** An aggregate function with the columns to which queries may apply it. */
export class Aggregate {
  /** `COUNT` of columns. */
  public static count(...columns: string[]): Aggregate {
    return new Aggregate(AggregateFunction.COUNT, columns);
  }

  /** `COUNT(DISTINCT …)` of columns. */
  public static countDistinct(...columns: string[]): Aggregate {
    return new Aggregate(AggregateFunction.COUNT_DISTINCT, columns);
  }

  /** `SUM` of columns. */
  public static sum(...columns: string[]): Aggregate {
    return new Aggregate(AggregateFunction.SUM, columns);
  }

  /** `SUM(DISTINCT …)` of columns. */
  public static sumDistinct(...columns: string[]): Aggregate {
    return new Aggregate(AggregateFunction.SUM_DISTINCT, columns);
  }

  /** `AVG` of columns. */
  public static avg(...columns: string[]): Aggregate {
    return new Aggregate(AggregateFunction.AVG, columns);
  }

  private constructor(
    private readonly aggregateFunction: AggregateFunction,
    private readonly columns: string[],
  ) {}

  /** @internal */
  public _render(): CfnConfiguredTable.AggregateColumnProperty {
    return { columnNames: this.columns, function: this.aggregateFunction };
  }
}

/**
 * The least number of different values that a row of a result must stand for. Rows below it are left out silently.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-aggregation.html
 */
export class OutputConstraint {
  /**
   * A row must stand for at least `minimum` different values of a column.
   *
   * @param column a column of the table, for example the one that identifies a person
   * @param minimum 2 to 100,000
   */
  public static countDistinct(column: string, minimum: number): OutputConstraint {
    return new OutputConstraint(column, minimum);
  }

  private constructor(
    private readonly column: string,
    private readonly minimum: number,
  ) {}

  /** @internal */
  public _render(): CfnConfiguredTable.AggregationConstraintProperty {
    return { columnName: this.column, minimum: this.minimum, type: 'COUNT_DISTINCT' };
  }
}
