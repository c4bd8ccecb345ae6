import type { AnalysisRule, AnalysisRuleType } from '../configured-table/analysis-rule';
import type { AnalysisMethod } from '../configured-table/configured-table';

/**
 * A table that a partner is expected to associate with the collaboration.
 *
 * Specify what both companies have agreed on. What is not specified is unknown, and not checked.
 */
export interface DeclaredTable {
  /** The name of the table in queries, which is the name of its association. It must be known at synthesis. */
  readonly tableName: string;
  /**
   * The columns that analyses can use, in lowercase.
   *
   * @default - unknown; the columns in queries and in the analysis rule are not checked
   */
  readonly allowedColumns?: string[];
  /**
   * The types of columns, as AWS Glue names them, for example `string` or `decimal(10,2)`.
   *
   * It does not need to contain all columns.
   *
   * @default - unknown; rules about the types of columns are not checked
   */
  readonly columnTypes?: { [column: string]: string };
  /**
   * How the table can be analyzed: with SQL queries, PySpark jobs, or both.
   *
   * @default - unknown
   */
  readonly analysisMethod?: AnalysisMethod;
  /**
   * The analysis rule of the table, with its output protection, as in a `ConfiguredTable`.
   *
   * The analysis rule is specified completely: what its options omit is not part of it.
   *
   * @default - unknown, except for its type if you specify `analysisRuleType`
   */
  readonly analysisRule?: AnalysisRule;
  /**
   * The type of the analysis rule, if nothing else about the rule is known.
   *
   * @default - the type of `analysisRule`; unknown without it
   */
  readonly analysisRuleType?: AnalysisRuleType;
  /**
   * The accounts that can receive the results of analyses on this table, which the collaboration analysis rule lists.
   *
   * @default - unknown
   */
  readonly resultReceivers?: string[];
  /**
   * The ARNs of the model associations that can use results from this table.
   *
   * @default - unknown
   */
  readonly allowedAdditionalAnalyses?: string[];
}
