import type { CfnConfiguredTable, IAnalysisTemplateRef } from 'aws-cdk-lib/aws-cleanrooms';
import { ANY_JOB, ANY_QUERY } from '../private/words';

/**
 * Which analyses a table under a custom rule takes part in: reviewed templates, or whatever trusted accounts ask.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-custom.html
 */
export class AllowedAnalyses {
  /** Only these analysis templates, each of which has been reviewed. */
  public static templates(...templates: IAnalysisTemplateRef[]): AllowedAnalyses {
    return new AllowedAnalyses(
      templates.map((template) => template.analysisTemplateRef.analysisTemplateArn),
      undefined,
      templates,
    );
  }

  /** Only these analysis templates, by their ARNs, for example those of a partner. */
  public static templateArns(...arns: string[]): AllowedAnalyses {
    return new AllowedAnalyses(arns);
  }

  /** Any SQL query of these accounts. */
  public static anyQueryFrom(...accountIds: string[]): AllowedAnalyses {
    return new AllowedAnalyses([ANY_QUERY], accountIds);
  }

  /** Any PySpark job of these accounts. */
  public static anyJobFrom(...accountIds: string[]): AllowedAnalyses {
    return new AllowedAnalyses([ANY_JOB], accountIds);
  }

  /** Any SQL query and any PySpark job of these accounts. */
  public static anyQueryOrJobFrom(...accountIds: string[]): AllowedAnalyses {
    return new AllowedAnalyses([ANY_QUERY, ANY_JOB], accountIds);
  }

  /** No analysis yet, for example until a partner has delivered its template. Such a table cannot be queried. */
  public static none(): AllowedAnalyses {
    return new AllowedAnalyses([]);
  }

  private constructor(
    private readonly analyses: string[],
    private readonly providers?: string[],
    /** @internal */
    public readonly _templates: readonly IAnalysisTemplateRef[] = [],
  ) {}

  /** @internal */
  public _render(): Pick<
    CfnConfiguredTable.AnalysisRuleCustomProperty,
    'allowedAnalyses' | 'allowedAnalysisProviders'
  > {
    return { allowedAnalyses: this.analyses, allowedAnalysisProviders: this.providers };
  }
}
