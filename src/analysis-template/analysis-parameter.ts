import type { CfnAnalysisTemplate } from 'aws-cdk-lib/aws-cleanrooms';

/** The type of a parameter of an analysis template, as Spark SQL names it. */
export enum AnalysisParameterType {
  /** 16-bit integer. */
  SMALLINT = 'SMALLINT',
  /** 32-bit integer. */
  INTEGER = 'INTEGER',
  /** 64-bit integer. */
  BIGINT = 'BIGINT',
  /** 8-bit integer. */
  TINYINT = 'TINYINT',
  /** Exact number. */
  DECIMAL = 'DECIMAL',
  /** 32-bit floating point number. */
  REAL = 'REAL',
  /** 64-bit floating point number. */
  DOUBLE = 'DOUBLE',
  /** True or false. */
  BOOLEAN = 'BOOLEAN',
  /** Text of fixed length. */
  CHAR = 'CHAR',
  /** Text. */
  VARCHAR = 'VARCHAR',
  /** Calendar date. */
  DATE = 'DATE',
  /** Point in time. */
  TIMESTAMP = 'TIMESTAMP',
  /** Bytes. */
  BINARY = 'BINARY',
}

/** What else is known of a parameter. */
export interface AnalysisParameterOptions {
  /**
   * The value that is taken if a query gives none: up to 1,000 characters.
   *
   * @default - every query has to give a value
   */
  readonly defaultValue?: string;
}

/** A parameter of an analysis template: `:name` in its text. */
export class AnalysisParameter {
  /** Text. */
  public static varchar(name: string, options: AnalysisParameterOptions = {}): AnalysisParameter {
    return new AnalysisParameter(name, AnalysisParameterType.VARCHAR, options);
  }

  /** A 32-bit integer. */
  public static integer(name: string, options: AnalysisParameterOptions = {}): AnalysisParameter {
    return new AnalysisParameter(name, AnalysisParameterType.INTEGER, options);
  }

  /** A calendar date. */
  public static date(name: string, options: AnalysisParameterOptions = {}): AnalysisParameter {
    return new AnalysisParameter(name, AnalysisParameterType.DATE, options);
  }

  /** A point in time. */
  public static timestamp(name: string, options: AnalysisParameterOptions = {}): AnalysisParameter {
    return new AnalysisParameter(name, AnalysisParameterType.TIMESTAMP, options);
  }

  /**
   * A parameter of any type.
   *
   * @param name up to 100 letters, digits and underscores
   */
  public static ofType(
    name: string,
    parameterType: AnalysisParameterType,
    options: AnalysisParameterOptions = {},
  ): AnalysisParameter {
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
