import type { CfnIntermediateTable, IAnalysisTemplateRef } from 'aws-cdk-lib/aws-cleanrooms';
import { ANALYSIS_TEMPLATE } from '../private/cdk-shapes';
import { mark, requireShapes, STRING } from '../private/shape';
import { readSqlFile } from '../private/sql-file';
import { code } from '../private/text';

/**
 * The analysis whose result fills an intermediate table.
 *
 * Every base table must allow the analysis. CloudFormation has no property for values of parameters.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-intermediate-table.html
 * @example
 * const population = PopulationAnalysis.sql('SELECT user_id, SUM(revenue) AS revenue FROM sales GROUP BY user_id');
 */
export class PopulationAnalysis {
  /**
   * A SQL query with up to 500,000 characters.
   *
   * @example
   * const population = PopulationAnalysis.sql('SELECT user_id, SUM(revenue) AS revenue FROM sales GROUP BY user_id');
   */
  public static sql(text: string): PopulationAnalysis {
    requireShapes(code('PopulationAnalysis.sql'), { text: STRING }, { text });
    return new PopulationAnalysis({ queryString: text });
  }

  /**
   * A SQL query in a file with UTF-8 encoding.
   *
   * The path is relative to the working directory of the app. If the file cannot be read, the method throws an error.
   *
   * @example
   * const population = PopulationAnalysis.sqlFile('sql/daily-sales.sql');
   */
  public static sqlFile(path: string): PopulationAnalysis {
    requireShapes(code('PopulationAnalysis.sqlFile'), { path: STRING }, { path });
    return new PopulationAnalysis({
      queryString: readSqlFile((quoted) => code`PopulationAnalysis.sqlFile(${quoted})`, path),
    });
  }

  /**
   * An analysis template of the collaboration, which can be that of a partner.
   *
   * @example
   * declare const overlap: AnalysisTemplate;
   * const population = PopulationAnalysis.template(overlap);
   */
  public static template(template: IAnalysisTemplateRef): PopulationAnalysis {
    requireShapes(code('PopulationAnalysis.template'), { template: ANALYSIS_TEMPLATE }, { template });
    return new PopulationAnalysis({ analysisTemplateArn: template.analysisTemplateRef.analysisTemplateArn }, template);
  }

  private constructor(
    private readonly sqlParameters: CfnIntermediateTable.PopulationAnalysisSqlParametersProperty,
    /** @internal */
    public readonly _template?: IAnalysisTemplateRef,
  ) {}

  /** @internal */
  public _render(): CfnIntermediateTable.PopulationAnalysisConfigurationProperty {
    return { sqlParameters: this.sqlParameters };
  }
}

mark('PopulationAnalysis', PopulationAnalysis);
