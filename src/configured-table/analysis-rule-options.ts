/** An operator that combines join conditions. */
export enum JoinOperator {
  /** Both conditions must be true. This operator is always allowed. */
  AND = 'AND',
  /** At least one of the conditions must be true. */
  OR = 'OR',
}

/** Whether query results can be used for machine learning and other additional analyses. */
export enum AdditionalAnalyses {
  /** A query can run directly, or as input to an additional analysis. */
  ALLOWED = 'ALLOWED',
  /** A query can run only as input to an additional analysis. */
  REQUIRED = 'REQUIRED',
  /** A query can only run directly. */
  NOT_ALLOWED = 'NOT_ALLOWED',
}

/** An aggregate function. */
export enum AggregateFunction {
  /** Sum of all values. */
  SUM = 'SUM',
  /** Sum of the distinct values. */
  SUM_DISTINCT = 'SUM_DISTINCT',
  /** Number of values. */
  COUNT = 'COUNT',
  /** Number of distinct values. */
  COUNT_DISTINCT = 'COUNT_DISTINCT',
  /** Average of all values. */
  AVG = 'AVG',
}

/**
 * A scalar function that queries can apply to dimension columns.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisRuleAggregation.html
 */
export enum ScalarFunction {
  /** Absolute value. */
  ABS = 'ABS',
  /** Conversion to another type. */
  CAST = 'CAST',
  /** Smallest integer that is not less than the value. */
  CEILING = 'CEILING',
  /** First value that is not null. */
  COALESCE = 'COALESCE',
  /** Conversion to another type. */
  CONVERT = 'CONVERT',
  /** Date at the start of the query. */
  CURRENT_DATE = 'CURRENT_DATE',
  /** Date plus an interval. */
  DATEADD = 'DATEADD',
  /** Part of a date. */
  EXTRACT = 'EXTRACT',
  /** Largest integer that is not greater than the value. */
  FLOOR = 'FLOOR',
  /** Date and time at the start of the query. */
  GETDATE = 'GETDATE',
  /** Natural logarithm. */
  LN = 'LN',
  /** Logarithm to base 10. */
  LOG = 'LOG',
  /** Conversion to lowercase. */
  LOWER = 'LOWER',
  /** Rounding of a number. */
  ROUND = 'ROUND',
  /** Removal of trailing blanks. */
  RTRIM = 'RTRIM',
  /** Square root. */
  SQRT = 'SQRT',
  /** Part of a string. */
  SUBSTRING = 'SUBSTRING',
  /** Conversion to a string. */
  TO_CHAR = 'TO_CHAR',
  /** Conversion from a string to a date. */
  TO_DATE = 'TO_DATE',
  /** Conversion from a string to a number. */
  TO_NUMBER = 'TO_NUMBER',
  /** Conversion from a string to a timestamp. */
  TO_TIMESTAMP = 'TO_TIMESTAMP',
  /** Removal of leading and trailing blanks. */
  TRIM = 'TRIM',
  /** Truncation of a number or a timestamp. */
  TRUNC = 'TRUNC',
  /** Conversion to uppercase. */
  UPPER = 'UPPER',
}

/** Whether queries must join a table with an aggregation analysis rule. */
export enum JoinRequirement {
  /** A query can use the table without a join. */
  NONE = 'NONE',
  /** A query must join a table of the member who runs the query, so that it returns only the overlap of both tables. */
  QUERY_RUNNER = 'QUERY_RUNNER',
}
