import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { MEMBERSHIP, ROLE } from '../private/cdk-shapes';
import { enumOf, instance, listOf, mark, optional, requireShapes, STRING, struct } from '../private/shape';
import { readSqlFile } from '../private/sql-file';
import { code } from '../private/text';
import { SQL } from '../private/words';
import type { AnalysisArtifact } from './analysis-artifact';
import { ErrorMessageType, type PysparkSourceOptions, PysparkVersion } from './pyspark-options';
import { PysparkSource } from './pyspark-source';
import type { BoundSource, SourceOfTemplate } from './source-of-template';
import type { SyntheticData } from './synthetic-data';

/** Options for an analysis template in SQL. */
export interface SqlSourceOptions {
  /**
   * How synthetic data is generated from the result of the query.
   *
   * @default - none; the template returns the result of the query
   */
  readonly syntheticData?: SyntheticData;
}

/**
 * The source of an analysis template.
 *
 * @example
 * const source = AnalysisSource.sql('SELECT COUNT(DISTINCT user_id) AS reach FROM impressions');
 */
export class AnalysisSource {
  /**
   * A SQL query with up to 90,000 characters, in which `:name` refers to a parameter.
   *
   * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-sql-analysis-template.html
   * @example
   * const source = AnalysisSource.sql('SELECT COUNT(DISTINCT user_id) AS reach FROM impressions');
   */
  public static sql(text: string, options: SqlSourceOptions = {}): AnalysisSource {
    requireShapes(code('AnalysisSource.sql'), { text: STRING, options: OF_SQL }, { text, options });
    return AnalysisSource.ofText(text, options);
  }

  /**
   * A SQL query in a file with UTF-8 encoding.
   *
   * The path is relative to the working directory of the app. If the file cannot be read, the method throws an error.
   *
   * @example
   * const source = AnalysisSource.sqlFile('sql/reach.sql');
   */
  public static sqlFile(path: string, options: SqlSourceOptions = {}): AnalysisSource {
    requireShapes(code('AnalysisSource.sqlFile'), { path: STRING, options: OF_SQL }, { path, options });
    return AnalysisSource.ofText(
      readSqlFile((quoted) => code`AnalysisSource.sqlFile(${quoted})`, path),
      options,
    );
  }

  /**
   * A Python script for PySpark, which a member who can run jobs runs.
   *
   * The author of the template must be a member who receives results. Parameters must be strings.
   *
   * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-pyspark-analysis-template.html
   * @example
   * const source = AnalysisSource.pyspark({
   *   entryPoint: AnalysisArtifact.fromAsset('jobs/reach.py'),
   *   referencedTables: ['impressions', 'customers'],
   * });
   */
  public static pyspark(options: PysparkSourceOptions): AnalysisSource {
    requireShapes(code('AnalysisSource.pyspark'), { options: PYSPARK }, { options });
    return new AnalysisSource(undefined, new PysparkSource(options));
  }

  private static ofText(text: string, { syntheticData }: SqlSourceOptions): AnalysisSource {
    const properties = { format: SQL, source: { text }, syntheticDataParameters: syntheticData?._render() };
    return new AnalysisSource(text, { bind: () => ({ properties }) });
  }

  private constructor(
    /** The text of the query. It is undefined for PySpark. */
    public readonly text: string | undefined,
    private readonly source: SourceOfTemplate,
  ) {}

  /** @internal */
  public get _runnerMembership(): IMembershipRef | undefined {
    return this.source.runnerMembership;
  }

  /** @internal */
  public _bind(scope: Construct, trust: () => IPrincipal): BoundSource {
    return this.source.bind(scope, trust);
  }
}

mark('AnalysisSource', AnalysisSource);

const OF_SQL = struct<SqlSourceOptions>({ syntheticData: optional(instance<SyntheticData>('SyntheticData')) });
const ARTIFACT = instance<AnalysisArtifact>('AnalysisArtifact');
const PYSPARK = struct<PysparkSourceOptions>({
  entryPoint: ARTIFACT,
  additionalArtifacts: optional(listOf(ARTIFACT)),
  referencedTables: listOf(STRING),
  version: optional(enumOf('PysparkVersion', PysparkVersion)),
  errorMessageType: optional(enumOf('ErrorMessageType', ErrorMessageType)),
  runnerMembership: optional(MEMBERSHIP),
  role: optional(ROLE),
});
