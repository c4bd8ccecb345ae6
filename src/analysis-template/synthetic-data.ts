import type { CfnAnalysisTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import { BOOLEAN, instance, listOf, mark, NUMBER, optional, requireShapes, STRING, struct } from '../private/shape';
import { code } from '../private/text';
import { CATEGORICAL, NUMERICAL } from '../private/words';

/** Options for a column from which synthetic data is generated. */
export interface SyntheticDataColumnOptions {
  /**
   * Whether a model that is trained with the synthetic data predicts this column.
   *
   * Set it for one column. Categorical columns with few values can be predicted best.
   *
   * @default false
   */
  readonly predicted?: boolean;
}

/**
 * A column of a query from whose result synthetic data is generated.
 *
 * @example
 * const bought = SyntheticDataColumn.categorical('bought', { predicted: true });
 */
export class SyntheticDataColumn {
  /**
   * A column with values that belong to a limited set.
   *
   * @param columnName the name of the column in the result of the query: up to 128 characters
   * @example
   * const city = SyntheticDataColumn.categorical('city');
   */
  public static categorical(columnName: string, options: SyntheticDataColumnOptions = {}): SyntheticDataColumn {
    requireShapes(code('SyntheticDataColumn.categorical'), COLUMN, { columnName, options });
    return new SyntheticDataColumn(columnName, CATEGORICAL, options);
  }

  /**
   * A column with numbers.
   *
   * @param columnName the name of the column in the result of the query: up to 128 characters
   * @example
   * const revenue = SyntheticDataColumn.numerical('revenue', { predicted: true });
   */
  public static numerical(columnName: string, options: SyntheticDataColumnOptions = {}): SyntheticDataColumn {
    requireShapes(code('SyntheticDataColumn.numerical'), COLUMN, { columnName, options });
    return new SyntheticDataColumn(columnName, NUMERICAL, options);
  }

  private constructor(
    private readonly columnName: string,
    private readonly columnType: string,
    private readonly options: SyntheticDataColumnOptions,
  ) {}

  /** @internal */
  public _render(): CfnAnalysisTemplate.SyntheticDataColumnPropertiesProperty {
    const { columnName, columnType } = this;
    return { columnName, columnType, isPredictiveValue: this.options.predicted ?? false };
  }
}

mark('SyntheticDataColumn', SyntheticDataColumn);

/** Options for synthetic data to train machine learning models with. */
export interface MlSyntheticDataOptions {
  /** The columns of the result of the query, from 5 to 1,000. One of them is predicted. */
  readonly columns: SyntheticDataColumn[];
  /**
   * The privacy budget of the generation, from 0.0001 to 10.
   *
   * A lower value protects the original data better, and makes the synthetic data less similar to it.
   */
  readonly epsilon: number;
  /**
   * The highest accepted score of an attack that infers whether a row is in the original data, from 0.5 to 1.
   *
   * The generation fails if the score is higher. A score of 0.5 is that of a guess, and 1 accepts each score.
   */
  readonly maxMembershipInferenceAttackScore: number;
}

/**
 * How synthetic data is generated from the result of a SQL query, in place of the result itself.
 *
 * One member must be responsible for `Payment.SYNTHETIC_DATA_GENERATION` in the collaboration. The generated data can
 * contain literal values of the original data, so the query should not return columns that identify a person.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/considerations-for-data-generation.html
 * @example
 * const source = AnalysisSource.sql('SELECT age, city, channel, visits, bought FROM sales', {
 *   syntheticData: SyntheticData.forMachineLearning({
 *     columns: [
 *       SyntheticDataColumn.numerical('age'),
 *       SyntheticDataColumn.categorical('city'),
 *       SyntheticDataColumn.categorical('channel'),
 *       SyntheticDataColumn.numerical('visits'),
 *       SyntheticDataColumn.categorical('bought', { predicted: true }),
 *     ],
 *     epsilon: 1,
 *     maxMembershipInferenceAttackScore: 0.6,
 *   }),
 * });
 */
export class SyntheticData {
  /**
   * Synthetic data with which a member can train machine learning models.
   *
   * @example
   * const syntheticData = SyntheticData.forMachineLearning({
   *   columns: [
   *     SyntheticDataColumn.numerical('age'),
   *     SyntheticDataColumn.categorical('bought', { predicted: true }),
   *   ],
   *   epsilon: 1,
   *   maxMembershipInferenceAttackScore: 0.6,
   * });
   */
  public static forMachineLearning(options: MlSyntheticDataOptions): SyntheticData {
    requireShapes(code('SyntheticData.forMachineLearning'), { options: FOR_MACHINE_LEARNING }, { options });
    return new SyntheticData(options);
  }

  private constructor(private readonly options: MlSyntheticDataOptions) {}

  /** @internal */
  public _render(): CfnAnalysisTemplate.SyntheticDataParametersProperty {
    const { columns, epsilon, maxMembershipInferenceAttackScore } = this.options;
    return {
      mlSyntheticDataParameters: {
        columnClassification: { columnMapping: columns.map((column) => column._render()) },
        epsilon,
        maxMembershipInferenceAttackScore,
      },
    };
  }
}

mark('SyntheticData', SyntheticData);

const COLUMN = {
  columnName: STRING,
  options: struct<SyntheticDataColumnOptions>({ predicted: optional(BOOLEAN) }),
};
const FOR_MACHINE_LEARNING = struct<MlSyntheticDataOptions>({
  columns: listOf(instance<SyntheticDataColumn>('SyntheticDataColumn')),
  epsilon: NUMBER,
  maxMembershipInferenceAttackScore: NUMBER,
});
