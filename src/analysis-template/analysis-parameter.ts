import type { CfnAnalysisTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import { enumOf, mark, optional, requireShapes, STRING, struct } from '../private/shape';
import { code } from '../private/text';

/** The type of a parameter of an analysis template, with the name of the Spark SQL type. */
export enum AnalysisParameterType {
  /** A 16-bit integer. */
  SMALLINT = 'SMALLINT',
  /** A parameter with a 32-bit integer as its value. */
  INTEGER = 'INTEGER',
  /** A 64-bit integer. */
  BIGINT = 'BIGINT',
  /** An 8-bit integer. */
  TINYINT = 'TINYINT',
  /** An exact decimal number. */
  DECIMAL = 'DECIMAL',
  /** A 32-bit floating-point number. */
  REAL = 'REAL',
  /** A 64-bit floating-point number. */
  DOUBLE = 'DOUBLE',
  /** A Boolean value. */
  BOOLEAN = 'BOOLEAN',
  /** A string with a fixed length. */
  CHAR = 'CHAR',
  /** A string. */
  VARCHAR = 'VARCHAR',
  /** A string. It is the only type for a template in PySpark. */
  STRING = 'STRING',
  /** A parameter with a calendar date as its value. */
  DATE = 'DATE',
  /** A timestamp. */
  TIMESTAMP = 'TIMESTAMP',
  /** A sequence of bytes. */
  BINARY = 'BINARY',
}

/** Options for a parameter of an analysis template. */
export interface AnalysisParameterOptions {
  /**
   * The value for queries that do not specify one: up to 1,000 characters.
   *
   * @default - every query must specify a value
   */
  readonly defaultValue?: string;
}

/**
 * A parameter of an analysis template.
 *
 * A SQL text refers to it as `:name`. A PySpark script reads it from `context['analysisParameters']`.
 *
 * @example
 * const campaign = AnalysisParameter.integer('campaign', { defaultValue: '7' });
 */
export class AnalysisParameter {
  /**
   * A parameter with a string as its value.
   *
   * @example
   * const parameter = AnalysisParameter.varchar('country', { defaultValue: 'DE' });
   */
  public static varchar(name: string, options: AnalysisParameterOptions = {}): AnalysisParameter {
    requireShapes(code('AnalysisParameter.varchar'), PARAMETER, { name, options });
    return new AnalysisParameter(name, AnalysisParameterType.VARCHAR, options);
  }

  /**
   * A parameter with a string as its value, for a template in PySpark.
   *
   * @example
   * const parameter = AnalysisParameter.string('country');
   */
  public static string(name: string, options: AnalysisParameterOptions = {}): AnalysisParameter {
    requireShapes(code('AnalysisParameter.string'), PARAMETER, { name, options });
    return new AnalysisParameter(name, AnalysisParameterType.STRING, options);
  }

  /**
   * A parameter with a 32-bit integer as its value.
   *
   * @example
   * const parameter = AnalysisParameter.integer('campaign');
   */
  public static integer(name: string, options: AnalysisParameterOptions = {}): AnalysisParameter {
    requireShapes(code('AnalysisParameter.integer'), PARAMETER, { name, options });
    return new AnalysisParameter(name, AnalysisParameterType.INTEGER, options);
  }

  /**
   * A parameter with a calendar date as its value.
   *
   * @example
   * const parameter = AnalysisParameter.date('first_day');
   */
  public static date(name: string, options: AnalysisParameterOptions = {}): AnalysisParameter {
    requireShapes(code('AnalysisParameter.date'), PARAMETER, { name, options });
    return new AnalysisParameter(name, AnalysisParameterType.DATE, options);
  }

  /**
   * A parameter with a timestamp as its value.
   *
   * @example
   * const parameter = AnalysisParameter.timestamp('seen_after');
   */
  public static timestamp(name: string, options: AnalysisParameterOptions = {}): AnalysisParameter {
    requireShapes(code('AnalysisParameter.timestamp'), PARAMETER, { name, options });
    return new AnalysisParameter(name, AnalysisParameterType.TIMESTAMP, options);
  }

  /**
   * A parameter of the specified type.
   *
   * @param name the name of the parameter: up to 100 letters, digits and underscores
   * @example
   * const parameter = AnalysisParameter.ofType('active', AnalysisParameterType.BOOLEAN);
   */
  public static ofType(
    name: string,
    parameterType: AnalysisParameterType,
    options: AnalysisParameterOptions = {},
  ): AnalysisParameter {
    requireShapes(code('AnalysisParameter.ofType'), TYPED_PARAMETER, { name, parameterType, options });
    return new AnalysisParameter(name, parameterType, options);
  }

  private constructor(
    private readonly name: string,
    private readonly parameterType: AnalysisParameterType,
    private readonly options: AnalysisParameterOptions,
  ) {}

  /** @internal */
  public _render(): CfnAnalysisTemplate.AnalysisParameterProperty {
    return { name: this.name, type: this.parameterType, defaultValue: this.options.defaultValue };
  }
}

mark('AnalysisParameter', AnalysisParameter);

const PARAMETER = {
  name: STRING,
  options: struct<AnalysisParameterOptions>({ defaultValue: optional(STRING) }),
};
const TYPED_PARAMETER = { ...PARAMETER, parameterType: enumOf('AnalysisParameterType', AnalysisParameterType) };
