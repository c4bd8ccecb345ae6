import type { CfnConfiguredTable, IAnalysisTemplateRef } from 'aws-cdk-lib/aws-cleanrooms';
import { ANALYSIS_TEMPLATE } from '../private/cdk-shapes';
import { ACCOUNT_ID, arnOf } from '../private/formats';
import { formatted, instance, listOf, mark, requireShapes } from '../private/shape';
import { code } from '../private/text';
import { ANY_JOB, ANY_QUERY } from '../private/words';
import type { ReviewedTemplate } from './reviewed-template';

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
  /**
   * Allows only the specified analysis templates. Review each template before you allow it.
   *
   * @example
   * declare const reach: AnalysisTemplate;
   * const allowed = AllowedAnalyses.templates(reach);
   */
  public static templates(...templates: IAnalysisTemplateRef[]): AllowedAnalyses {
    requireShapes(code('AllowedAnalyses.templates'), TEMPLATES, { templates });
    return new AllowedAnalyses(
      templates.map((template) => template.analysisTemplateRef.analysisTemplateArn),
      undefined,
      templates,
    );
  }

  /**
   * Allows only the specified analysis templates, each with the text that you have reviewed.
   *
   * If the text of a template is no longer the reviewed one, the rule `AllowedTemplateIsAsReviewed` stops the synthesis, and
   * reports what the new text shows. The reviews are in the metadata of the table in the CloudFormation template.
   *
   * @example
   * declare const reach: AnalysisTemplate;
   * const allowed = AllowedAnalyses.reviewedTemplates(
   *   ReviewedTemplate.sha256(reach, '6c4e0dfbed3b1d9d5f3f8fb0a3a3ca0b0fcf2b7a1a3a6d2d5f9d6d2ef8a2b1c0'),
   * );
   */
  public static reviewedTemplates(...reviews: ReviewedTemplate[]): AllowedAnalyses {
    requireShapes(code('AllowedAnalyses.reviewedTemplates'), REVIEWS, { reviews });
    const templates = reviews.map(({ _template: template }) => template);
    return new AllowedAnalyses(
      templates.map((template) => template.analysisTemplateRef.analysisTemplateArn),
      undefined,
      templates,
      reviews.flatMap((review) => review._render() ?? []),
    );
  }

  /**
   * Allows only the analysis templates with the specified ARNs, for example those of a partner.
   *
   * @example
   * declare const arnOfPartner: string;
   * const allowed = AllowedAnalyses.templateArns(arnOfPartner);
   */
  public static templateArns(...arns: string[]): AllowedAnalyses {
    requireShapes(code('AllowedAnalyses.templateArns'), ARNS, { arns });
    return new AllowedAnalyses(arns);
  }

  /**
   * Allows all SQL queries of the specified accounts.
   *
   * @example
   * const allowed = AllowedAnalyses.anyQueryFrom('222222222222');
   */
  public static anyQueryFrom(...accountIds: string[]): AllowedAnalyses {
    requireShapes(code('AllowedAnalyses.anyQueryFrom'), ACCOUNTS, { accountIds });
    return new AllowedAnalyses([ANY_QUERY], accountIds);
  }

  /**
   * Allows all PySpark jobs of the specified accounts.
   *
   * @example
   * const allowed = AllowedAnalyses.anyJobFrom('222222222222');
   */
  public static anyJobFrom(...accountIds: string[]): AllowedAnalyses {
    requireShapes(code('AllowedAnalyses.anyJobFrom'), ACCOUNTS, { accountIds });
    return new AllowedAnalyses([ANY_JOB], accountIds);
  }

  /**
   * Allows all SQL queries and all PySpark jobs of the specified accounts.
   *
   * @example
   * const allowed = AllowedAnalyses.anyQueryOrJobFrom('222222222222');
   */
  public static anyQueryOrJobFrom(...accountIds: string[]): AllowedAnalyses {
    requireShapes(code('AllowedAnalyses.anyQueryOrJobFrom'), ACCOUNTS, { accountIds });
    return new AllowedAnalyses([ANY_QUERY, ANY_JOB], accountIds);
  }

  /**
   * Allows no analysis, for example until a partner has delivered its template. The table cannot be queried.
   *
   * @example
   * const allowed = AllowedAnalyses.none();
   */
  public static none(): AllowedAnalyses {
    return new AllowedAnalyses([]);
  }

  private constructor(
    private readonly analyses: string[],
    private readonly providers?: string[],
    /** @internal */
    public readonly _templates: readonly IAnalysisTemplateRef[] = [],
    /** @internal */
    public readonly _reviews: readonly object[] = [],
  ) {}

  /** @internal */
  public _render(): Pick<
    CfnConfiguredTable.AnalysisRuleCustomProperty,
    'allowedAnalyses' | 'allowedAnalysisProviders'
  > {
    return { allowedAnalyses: this.analyses, allowedAnalysisProviders: this.providers };
  }
}

mark('AllowedAnalyses', AllowedAnalyses);

const TEMPLATES = { templates: listOf(ANALYSIS_TEMPLATE) };
const REVIEWS = { reviews: listOf(instance<ReviewedTemplate>('ReviewedTemplate')) };
const ARNS = { arns: listOf(formatted(arnOf('membership/<id>/analysistemplate'))) };
const ACCOUNTS = { accountIds: listOf(formatted(ACCOUNT_ID)) };
