/** How conditions of a join may be combined. */
export enum JoinOperator {
  /** Both conditions must hold. Always allowed. */
  AND = 'AND',
  /** One of the conditions must hold. */
  OR = 'OR',
}

/** Whether results of queries may be used for machine learning and other additional analyses. */
export enum AdditionalAnalyses {
  /** A query may be run directly, or feed an additional analysis. */
  ALLOWED = 'ALLOWED',
  /** A query must feed an additional analysis. */
  REQUIRED = 'REQUIRED',
  /** A query must be run directly. */
  NOT_ALLOWED = 'NOT_ALLOWED',
}

/** An aggregate function. */
export enum AggregateFunction {
  /** Sum of all values. */
  SUM = 'SUM',
  /** Sum of the different values. */
  SUM_DISTINCT = 'SUM_DISTINCT',
  /** Number of values. */
  COUNT = 'COUNT',
  /** Number of different values. */
  COUNT_DISTINCT = 'COUNT_DISTINCT',
  /** Mean of all values. */
  AVG = 'AVG',
}

/**
 * A scalar function that queries may apply to dimension columns.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisRuleAggregation.html
 */
export enum ScalarFunction {
  /** Value without its sign. */
  ABS = 'ABS',
  /** Change of type. */
  CAST = 'CAST',
  /** Next integer above. */
  CEILING = 'CEILING',
  /** First value that is not null. */
  COALESCE = 'COALESCE',
  /** Change of type. */
  CONVERT = 'CONVERT',
  /** Date of the query. */
  CURRENT_DATE = 'CURRENT_DATE',
  /** Date moved by an interval. */
  DATEADD = 'DATEADD',
  /** Part of a date. */
  EXTRACT = 'EXTRACT',
  /** Next integer below. */
  FLOOR = 'FLOOR',
  /** Time of the query. */
  GETDATE = 'GETDATE',
  /** Natural logarithm. */
  LN = 'LN',
  /** Logarithm to base 10. */
  LOG = 'LOG',
  /** Lower case. */
  LOWER = 'LOWER',
  /** Rounded number. */
  ROUND = 'ROUND',
  /** Text without blanks at its end. */
  RTRIM = 'RTRIM',
  /** Square root. */
  SQRT = 'SQRT',
  /** Part of a text. */
  SUBSTRING = 'SUBSTRING',
  /** Value as text. */
  TO_CHAR = 'TO_CHAR',
  /** Text as a date. */
  TO_DATE = 'TO_DATE',
  /** Text as a number. */
  TO_NUMBER = 'TO_NUMBER',
  /** Text as a point in time. */
  TO_TIMESTAMP = 'TO_TIMESTAMP',
  /** Text without blanks at its ends. */
  TRIM = 'TRIM',
  /** Number or time cut off. */
  TRUNC = 'TRUNC',
  /** Upper case. */
  UPPER = 'UPPER',
}

/** Whether queries on a table under an aggregation rule have to join it. */
export enum JoinRequirement {
  /** A query may use the table alone. */
  NONE = 'NONE',
  /** A query has to join a table of the member who queries, so that it only sees the overlap of both. */
  QUERY_RUNNER = 'QUERY_RUNNER',
}
