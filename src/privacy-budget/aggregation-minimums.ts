/** How many aggregations of each type a differential privacy budget must allow. */
export interface AggregationMinimums {
  /**
   * The number of averages.
   *
   * @default - any number, also none
   */
  readonly avg?: number;
  /**
   * The number of counts.
   *
   * @default - any number, also none
   */
  readonly count?: number;
  /**
   * The number of counts of distinct values.
   *
   * @default - any number, also none
   */
  readonly countDistinct?: number;
  /**
   * The number of standard deviations.
   *
   * @default - any number, also none
   */
  readonly stddev?: number;
  /**
   * The number of sums.
   *
   * @default - any number, also none
   */
  readonly sum?: number;
}
