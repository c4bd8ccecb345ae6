import type { IAnalysisTemplateRef } from 'aws-cdk-lib/aws-cleanrooms';
import { AllowedAnalyses, AnalysisRule, ReviewedTemplate } from 'cdk-cleanrooms';

/** The rule of a table that allows one query, with the text that the privacy team has reviewed. */
export function onlyReviewed(people: IAnalysisTemplateRef): AnalysisRule {
  const sha256 = 'df36856dd116b9381c3a7ba42d2834f28a6051ff7934a3fa3a6b9ad664070e22';
  const review = { reviewer: 'privacy@publisher.example', reason: 'PRIV-7' };
  return AnalysisRule.custom({
    allowedAnalyses: AllowedAnalyses.reviewedTemplates(ReviewedTemplate.sha256(people, sha256, review)),
  });
}
