import type { IAnalysisTemplateRef } from 'aws-cdk-lib/aws-cleanrooms';
import { ANALYSIS_TEMPLATE } from '../private/cdk-shapes';
import { SHA256 } from '../private/formats';
import { BOOLEAN, formatted, knownText, mark, optional, requireShapes, STRING, struct } from '../private/shape';
import { readSqlFile } from '../private/sql-file';
import { code } from '../private/text';

/** Options for a reviewed analysis template. */
export interface ReviewOptions {
  /**
   * Who has reviewed the text, for example a name, a team or an email address. It is a part of the CloudFormation template.
   *
   * @default - not stated
   */
  readonly reviewer?: string;
  /**
   * Why the text is allowed, for example the number of a ticket. It is a part of the CloudFormation template.
   *
   * @default - not stated
   */
  readonly reason?: string;
  /**
   * Whether the reviewed template generates synthetic data, which is not a part of its text. A template with the same text
   * that returns the rows of its query is another template.
   *
   * @default false
   */
  readonly syntheticData?: boolean;
}

/**
 * An analysis template that a table allows, with the SQL text that its owner has reviewed.
 *
 * A partner in the same app can edit the text of a template that your table allows. Your own template stays the same then,
 * and the next deployment allows the new text. A reviewed text is a part of your table: with another one, the rule
 * `AllowedTemplateIsAsReviewed` stops the synthesis.
 *
 * The service never changes the text of a template with a given ARN. The text of a template that is imported by its ARN
 * is not in the app, so it is not compared.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-allowed-analyses.html
 * @example
 * declare const reach: AnalysisTemplate;
 * const rule = AnalysisRule.custom({
 *   allowedAnalyses: AllowedAnalyses.reviewedTemplates(
 *     ReviewedTemplate.sha256(reach, '6c4e0dfbed3b1d9d5f3f8fb0a3a3ca0b0fcf2b7a1a3a6d2d5f9d6d2ef8a2b1c0', {
 *       reviewer: 'privacy@publisher.example',
 *     }),
 *   ),
 * });
 */
export class ReviewedTemplate {
  /**
   * A template in SQL whose reviewed text has a given hash. If the text changes, the finding contains what the new text
   * shows.
   *
   * @param template the template, of this app or imported
   * @param sha256 the SHA-256 of the text in UTF-8, with 64 hexadecimal digits, as the privacy report contains it. The hash
   * of a file is the one that `sha256sum` prints. It must be known at synthesis.
   * @param options who has reviewed the text, and why it is allowed
   * @throws an error if the hash does not have 64 hexadecimal digits
   * @example
   * declare const reach: AnalysisTemplate;
   * const reviewed = ReviewedTemplate.sha256(
   *   reach,
   *   '6c4e0dfbed3b1d9d5f3f8fb0a3a3ca0b0fcf2b7a1a3a6d2d5f9d6d2ef8a2b1c0',
   * );
   */
  public static sha256(template: IAnalysisTemplateRef, sha256: string, options: ReviewOptions = {}): ReviewedTemplate {
    const shapes = { template: ANALYSIS_TEMPLATE, sha256: knownText(formatted(SHA256), KNOWN), options: OPTIONS };
    requireShapes(code('ReviewedTemplate.sha256'), shapes, { template, sha256, options });
    return new ReviewedTemplate(template, { sha256: sha256.toLowerCase(), ...rendered(options) });
  }

  /**
   * A template in SQL with its reviewed text. If the text changes, the finding contains the difference in what the two
   * texts show.
   *
   * The reviewed text is a part of the metadata of the table in the CloudFormation template.
   *
   * @param template the template, of this app or imported
   * @param reviewedText the reviewed text, character for character. It must be known at synthesis.
   * @param options who has reviewed the text, and why it is allowed
   * @example
   * declare const reach: AnalysisTemplate;
   * const reviewed = ReviewedTemplate.sql(reach, 'SELECT COUNT(DISTINCT user_id) AS reach FROM impressions');
   */
  public static sql(
    template: IAnalysisTemplateRef,
    reviewedText: string,
    options: ReviewOptions = {},
  ): ReviewedTemplate {
    const shapes = { template: ANALYSIS_TEMPLATE, reviewedText: knownText(STRING, KNOWN), options: OPTIONS };
    requireShapes(code('ReviewedTemplate.sql'), shapes, { template, reviewedText, options });
    return new ReviewedTemplate(template, { text: reviewedText, ...rendered(options) });
  }

  /**
   * A template in SQL whose reviewed text is a file with UTF-8 encoding, for example a copy of the file of your partner. To
   * allow a new text, review it and copy it to the file.
   *
   * The path is relative to the working directory of the app. The text is a part of the metadata of the table in the
   * CloudFormation template.
   *
   * @param template the template, of this app or imported
   * @param path the path of the file with the reviewed text
   * @param options who has reviewed the text, and why it is allowed
   * @throws an error if the file cannot be read
   * @example
   * declare const reach: AnalysisTemplate;
   * const reviewed = ReviewedTemplate.sqlFile(reach, 'sql/reach.sql');
   */
  public static sqlFile(template: IAnalysisTemplateRef, path: string, options: ReviewOptions = {}): ReviewedTemplate {
    const shapes = { template: ANALYSIS_TEMPLATE, path: STRING, options: OPTIONS };
    requireShapes(code('ReviewedTemplate.sqlFile'), shapes, { template, path, options });
    const text = readSqlFile((quoted) => code`ReviewedTemplate.sqlFile(…, ${quoted})`, path);
    return new ReviewedTemplate(template, { text, ...rendered(options) });
  }

  /**
   * A template without a reviewed text, which is not compared with anything, beside others that are.
   *
   * A template in PySpark has no other form: its code is in a bucket, and the app contains no text.
   *
   * @example
   * declare const job: AnalysisTemplate;
   * const reviewed = ReviewedTemplate.withoutText(job);
   */
  public static withoutText(template: IAnalysisTemplateRef): ReviewedTemplate {
    requireShapes(code('ReviewedTemplate.withoutText'), { template: ANALYSIS_TEMPLATE }, { template });
    return new ReviewedTemplate(template, undefined);
  }

  private constructor(
    /** @internal */
    public readonly _template: IAnalysisTemplateRef,
    private readonly stated: object | undefined,
  ) {}

  /**
   * The review, as the metadata of a table contains it.
   *
   * @internal
   */
  public _render(): object | undefined {
    return this.stated && { analysisTemplate: this._template.analysisTemplateRef.analysisTemplateArn, ...this.stated };
  }
}

mark('ReviewedTemplate', ReviewedTemplate);

/** A copy, since the user can change the options later. */
function rendered({ reviewer, reason, syntheticData }: ReviewOptions): object {
  return {
    ...(syntheticData && { syntheticData }),
    ...(reviewer !== undefined && { reviewer }),
    ...(reason !== undefined && { reason }),
  };
}

const KNOWN = {
  why: 'texts are compared at synthesis, when a token has no value',
  fix: 'specify it as a string',
};
const OPTIONS = struct<ReviewOptions>({
  reviewer: optional(STRING),
  reason: optional(STRING),
  syntheticData: optional(BOOLEAN),
});
