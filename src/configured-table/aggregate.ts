import type { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { listOf, mark, NUMBER, requireShapes, STRING } from '../private/shape';
import { code } from '../private/text';
import { AggregateFunction } from './analysis-rule-options';

/**
 * An aggregate function, with the columns to which queries can apply it.
 *
 * @example
 * const functions = [Aggregate.countDistinct('user_id'), Aggregate.sum('clicks', 'views')];
 */
export class Aggregate {
  /**
   * The function `COUNT` for the specified columns.
   *
   * @example
   * const aggregate = Aggregate.count('order_id');
   */
  public static count(...columns: string[]): Aggregate {
    requireShapes(code('Aggregate.count'), COLUMNS, { columns });
    return new Aggregate(AggregateFunction.COUNT, columns);
  }

  /**
   * The function `COUNT(DISTINCT …)` for the specified columns.
   *
   * @example
   * const aggregate = Aggregate.countDistinct('user_id');
   */
  public static countDistinct(...columns: string[]): Aggregate {
    requireShapes(code('Aggregate.countDistinct'), COLUMNS, { columns });
    return new Aggregate(AggregateFunction.COUNT_DISTINCT, columns);
  }

  /**
   * The function `SUM` for the specified columns.
   *
   * @example
   * const aggregate = Aggregate.sum('revenue', 'discount');
   */
  public static sum(...columns: string[]): Aggregate {
    requireShapes(code('Aggregate.sum'), COLUMNS, { columns });
    return new Aggregate(AggregateFunction.SUM, columns);
  }

  /**
   * The function `SUM(DISTINCT …)` for the specified columns.
   *
   * @example
   * const aggregate = Aggregate.sumDistinct('revenue');
   */
  public static sumDistinct(...columns: string[]): Aggregate {
    requireShapes(code('Aggregate.sumDistinct'), COLUMNS, { columns });
    return new Aggregate(AggregateFunction.SUM_DISTINCT, columns);
  }

  /**
   * The function `AVG` for the specified columns.
   *
   * @example
   * const aggregate = Aggregate.avg('revenue');
   */
  public static avg(...columns: string[]): Aggregate {
    requireShapes(code('Aggregate.avg'), COLUMNS, { columns });
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
 * The minimum number of distinct values for each row of a result.
 *
 * Clean Rooms removes rows below the minimum from the result.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-aggregation.html
 * @example
 * const atLeastHundredUsers = OutputConstraint.countDistinct('user_id', 100);
 */
export class OutputConstraint {
  /**
   * Requires at least `minimum` distinct values of a column for each row of a result.
   *
   * @param column a column of the table, for example the column that identifies a person
   * @param minimum the minimum number of distinct values, from 2 to 100,000
   * @example
   * const constraint = OutputConstraint.countDistinct('user_id', 100);
   */
  public static countDistinct(column: string, minimum: number): OutputConstraint {
    requireShapes(code('OutputConstraint.countDistinct'), CONSTRAINT, { column, minimum });
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

mark('Aggregate', Aggregate);
mark('OutputConstraint', OutputConstraint);

const COLUMNS = { columns: listOf(STRING) };
const CONSTRAINT = { column: STRING, minimum: NUMBER };
