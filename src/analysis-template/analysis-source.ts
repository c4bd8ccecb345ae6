import { readFileSync } from 'node:fs';
import { InputError } from '../private/errors';
import { mark, requireShapes, STRING } from '../private/shape';
import { code } from '../private/text';

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
   */
  public static sql(text: string): AnalysisSource {
    requireShapes(code('AnalysisSource.sql'), { text: STRING }, { text });
    return new AnalysisSource(text);
  }

  /**
   * A SQL query in a file with UTF-8 encoding.
   *
   * The path is relative to the working directory of the app. If the file cannot be read, the method throws an error.
   */
  public static sqlFile(path: string): AnalysisSource {
    requireShapes(code('AnalysisSource.sqlFile'), { path: STRING }, { path });
    try {
      return new AnalysisSource(readFileSync(path, 'utf8'));
    } catch (error) {
      throw new InputError(code`AnalysisSource.sqlFile(${JSON.stringify(path)})`, {
        what: `the file cannot be read: ${(error as Error).message}`,
        why: `a relative path is resolved from ${JSON.stringify(process.cwd())}`,
        fix: 'specify an absolute path, for example one based on the folder of the source file',
      });
    }
  }

  private constructor(
    /** The text of the query. */
    public readonly text: string,
  ) {}
}

mark('AnalysisSource', AnalysisSource);
