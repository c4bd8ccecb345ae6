import type { CfnConfiguredTable, IAnalysisTemplateRef } from 'aws-cdk-lib/aws-cleanrooms';
import { ANY_JOB, ANY_QUERY } from '../private/words';

/**
 * The analyses that a custom analysis rule allows: reviewed templates, or the analyses of trusted accounts.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-custom.html
 * @example
 * declare const reach: AnalysisTemplate;
 * const reviewed = AllowedAnalyses.templates(reach);
 * const trusted = AllowedAnalyses.anyQueryFrom('222222222222');
 */
export class AllowedAnalyses {
  /** Allows only the specified analysis templates. Review each template before you allow it. */
  public static templates(...templates: IAnalysisTemplateRef[]): AllowedAnalyses {
    return new AllowedAnalyses(
      templates.map((template) => template.analysisTemplateRef.analysisTemplateArn),
      undefined,
      templates,
    );
  }

  /** Allows only the analysis templates with the specified ARNs, for example those of a partner. */
  public static templateArns(...arns: string[]): AllowedAnalyses {
    return new AllowedAnalyses(arns);
  }

  /** Allows all SQL queries of the specified accounts. */
  public static anyQueryFrom(...accountIds: string[]): AllowedAnalyses {
    return new AllowedAnalyses([ANY_QUERY], accountIds);
  }

  /** Allows all PySpark jobs of the specified accounts. */
  public static anyJobFrom(...accountIds: string[]): AllowedAnalyses {
    return new AllowedAnalyses([ANY_JOB], accountIds);
  }

  /** Allows all SQL queries and all PySpark jobs of the specified accounts. */
  public static anyQueryOrJobFrom(...accountIds: string[]): AllowedAnalyses {
    return new AllowedAnalyses([ANY_QUERY, ANY_JOB], accountIds);
  }

  /** Allows no analysis, for example until a partner has delivered its template. The table cannot be queried. */
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
