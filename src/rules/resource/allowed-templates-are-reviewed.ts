import { knownValue } from '../../model/fact';
import { isPyspark, sqlOf } from '../../model/kinds/analysis-template';
import { type AnalysisTemplateNode, type Link, nodeOf } from '../../model/nodes';
import { sha256Of } from '../../private/digest';
import { code, type Text, text } from '../../private/text';
import { isReviewed } from '../reviews';
import { nameOf, organizationRule, quoted, type Violation } from '../rule';

export const allowedTemplatesAreReviewed = organizationRule('requireReviewedTemplates', {
  id: 'AllowedTemplatesAreReviewed',
  catalogueIds: ['CR-CUSTOM-040'],
  subject: 'resource',
  title: 'A table allows an analysis template only with a review of its text, if your organization requires it',
  why: 'without a review, the table allows the template with whatever text it is deployed, and another text can return other data',
  fix: text`review the text, and then allow the template with ${code('AllowedAnalyses.reviewedTemplates')}`,
  page: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-allowed-analyses.html',
  check: (table) => {
    if (table.kind !== 'configuredTable' && table.kind !== 'intermediateTable') {
      return [];
    }
    return table.allowed
      .filter((link) => isTemplate(link) && isReviewed(table, link) === false)
      .map((link) => ({ ...missing(nameOf(table), link), property: 'AnalysisRules' }));
  },
});

/** Whether it is certain that an analysis is a template, and not one of the wildcards. */
function isTemplate(link: Link<AnalysisTemplateNode>): boolean {
  return link.to === 'node' || (knownValue(link.text)?.startsWith('arn:') ?? false);
}

function missing(table: string, link: Link<AnalysisTemplateNode>): Violation {
  const template = nodeOf(link);
  const name = template ? nameOf(template) : quoted([link.to === 'outside' ? knownValue(link.text) : undefined]);
  if (template && isPyspark(template)) {
    return {
      what: `${table} allows the analysis template ${name} in PySpark, of which no review can contain the code`,
      why: 'the code is in a bucket, so that the app contains no text that can be compared with a reviewed one',
      fix: 'review the code in the bucket and acknowledge this error, or allow only templates in SQL',
    };
  }
  const sql = template && sqlOf(template);
  return {
    what: `${table} allows the analysis template ${name} without a review of its text`,
    fix: text`review the text, and then allow the template with ${code('AllowedAnalyses.reviewedTemplates')} and ${hashIn(sql)}`,
  };
}

/** Where the hash of a text is specified, with the hash if the text is known. */
function hashIn(sql: string | undefined): Text {
  const where = code('ReviewedTemplate.sha256');
  return sql === undefined ? text`${where}` : text`${where}: ${quoted([sha256Of(sql)])}`;
}
