import type { CfnTrainingDataset } from 'aws-cdk-lib/aws-cleanroomsml';
import { mark, requireShapes, STRING } from '../private/shape';
import { code } from '../private/text';

/**
 * A column of training data, with what it is used for.
 *
 * The name of a column can have up to 128 letters, digits, underscores, spaces and hyphens.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-training-data-requirements.html
 * @example
 * const columns = [
 *   TrainingColumn.userId('viewer'),
 *   TrainingColumn.itemId('film'),
 *   TrainingColumn.timestamp('seen_at'),
 *   TrainingColumn.categoricalFeature('device'),
 * ];
 */
export class TrainingColumn {
  /**
   * The column that identifies the user of an interaction. Its type must be `string`, `int` or `bigint`.
   *
   * @example
   * const column = TrainingColumn.userId('viewer');
   */
  public static userId(name: string): TrainingColumn {
    requireShapes(code('TrainingColumn.userId'), NAME, { name });
    return new TrainingColumn(name, 'USER_ID');
  }

  /**
   * The column that identifies the item of an interaction. Its type must be `string`, `int` or `bigint`.
   *
   * @example
   * const column = TrainingColumn.itemId('film');
   */
  public static itemId(name: string): TrainingColumn {
    requireShapes(code('TrainingColumn.itemId'), NAME, { name });
    return new TrainingColumn(name, 'ITEM_ID');
  }

  /**
   * The column with the time of an interaction, in seconds since 1970-01-01 if it is a number.
   *
   * Its type must be `bigint`, `int` or `timestamp`.
   *
   * @example
   * const column = TrainingColumn.timestamp('seen_at');
   */
  public static timestamp(name: string): TrainingColumn {
    requireShapes(code('TrainingColumn.timestamp'), NAME, { name });
    return new TrainingColumn(name, 'TIMESTAMP');
  }

  /**
   * A column whose values are categories.
   *
   * @example
   * const column = TrainingColumn.categoricalFeature('device');
   */
  public static categoricalFeature(name: string): TrainingColumn {
    requireShapes(code('TrainingColumn.categoricalFeature'), NAME, { name });
    return new TrainingColumn(name, 'CATEGORICAL_FEATURE');
  }

  /**
   * A column whose values are numbers. Its type must be `double`, `float`, `int` or `bigint`.
   *
   * @example
   * const column = TrainingColumn.numericalFeature('duration');
   */
  public static numericalFeature(name: string): TrainingColumn {
    requireShapes(code('TrainingColumn.numericalFeature'), NAME, { name });
    return new TrainingColumn(name, 'NUMERICAL_FEATURE');
  }

  private constructor(
    private readonly name: string,
    private readonly columnType: string,
  ) {}

  /** @internal */
  public _render(): CfnTrainingDataset.ColumnSchemaProperty {
    return { columnName: this.name, columnTypes: [this.columnType] };
  }
}

mark('TrainingColumn', TrainingColumn);

const NAME = { name: STRING };
