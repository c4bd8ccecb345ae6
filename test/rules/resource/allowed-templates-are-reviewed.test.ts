import { createHash } from 'node:crypto';
import type { AnalysisTemplateNode, ConfiguredTableNode, Link } from '../../../src/model/nodes';
import type { ReviewFacts } from '../../../src/model/reviews';
import { allowedTemplatesAreReviewed } from '../../../src/rules/resource/allowed-templates-are-reviewed';
import {
  ABSENT,
  aggregationRule,
  collaboration,
  customRule,
  intermediateTable,
  job,
  known,
  list,
  membership,
  OUTSIDE,
  outside,
  role,
  table,
  template,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule, type Expected } from '../../support/rule-harness';

const ARN = 'arn:aws:cleanrooms:us-east-1:222222222222:membership/a1/analysistemplate/b2';
const COUNT = 'SELECT COUNT(DISTINCT user_id) AS users FROM sales';
const HASH = createHash('sha256').update(COUNT).digest('hex');

type Template = Link<AnalysisTemplateNode>;

const within = membership(collaboration());
const reach = to(template(within, COUNT));
const other = to(template(within, 'SELECT city FROM sales', { name: known('Cities') }));

const review = (more: Partial<ReviewFacts> = {}): ReviewFacts => ({
  template: { kind: 'literal', text: ARN },
  sha256: known(HASH),
  text: ABSENT,
  syntheticData: ABSENT,
  reviewer: ABSENT,
  reason: ABSENT,
  ...more,
});

/** A table that allows analyses, of which its owner has reviewed some. */
function allows(
  allowed: readonly Template[],
  reviewed: readonly Template[] = [],
  more: Partial<ConfiguredTableNode> = {},
): ConfiguredTableNode {
  return table({
    rule: customRule({ allowedAnalyses: list(allowed.map(() => ({ kind: 'literal', text: ARN }))) }),
    allowed,
    reviews: list(reviewed.map(() => review())),
    reviewed,
    ...more,
  });
}

const missing = (name: string, fix = 'review the text, and then allow the template with'): Expected => ({
  severity: 'error',
  what: `"sales" allows the analysis template "${name}" without a review of its text`,
  fix: `${fix} \`AllowedAnalyses.reviewedTemplates\` and \`ReviewedTemplate.sha256\`${name === 'Reach' ? `: "${HASH}"` : ''}`,
  property: 'AnalysisRules',
});

describeRule(
  allowedTemplatesAreReviewed,
  {
    fires: [
      { name: 'no template is reviewed', subject: () => allows([reach]), violations: [missing('Reach')] },
      {
        name: 'a review is about another template',
        subject: () => allows([reach, other], [other]),
        violations: [missing('Reach')],
      },
      {
        name: 'a review is about no template',
        subject: () =>
          allows([reach], [], { reviews: list([review({ template: { kind: 'absent' } })]), reviewed: [OUTSIDE] }),
        violations: [missing('Reach')],
      },
      { name: 'an ARN is written', subject: () => allows([outside(ARN)]), violations: [missing(ARN)] },
      {
        name: 'a review is about another ARN',
        subject: () => allows([outside(ARN)], [outside(`${ARN}x`)]),
        violations: [missing(ARN)],
      },
      {
        name: 'the text is not known',
        subject: () => allows([to(template(within, '', { name: known('Later'), sql: UNKNOWN }))]),
        violations: [missing('Later')],
      },
      {
        name: 'a template is in PySpark',
        subject: () => allows([to(job(within))]),
        violations: [
          {
            severity: 'error',
            what: '"sales" allows the analysis template "Train" in PySpark, of which no review can contain the code',
            fix: 'review the code in the bucket and acknowledge this error, or allow only templates in SQL',
            why: 'the code is in a bucket, so that the app contains no text that can be compared with a reviewed one',
            property: 'AnalysisRules',
          },
        ],
      },
      {
        name: 'an intermediate table allows a template',
        subject: () => intermediateTable(within, known('sales'), { allowed: [reach] }),
        violations: [missing('Reach')],
      },
    ],
    quiet: [
      { name: 'each template is reviewed', subject: () => allows([reach, outside(ARN)], [outside(ARN), reach]) },
      { name: 'members write queries and jobs', subject: () => allows([outside('ANY_QUERY'), outside('ANY_JOB')]) },
      { name: 'no analysis is allowed', subject: () => allows([]) },
      { name: 'the rule is for aggregations', subject: () => table({ rule: aggregationRule() }) },
      { name: 'a resource allows no analyses', subject: () => role() },
    ],
    unknown: [
      { name: 'an allowed analysis is a token', subject: () => allows([OUTSIDE]) },
      { name: 'the reviews are produced at deployment', subject: () => allows([reach], [], { reviews: UNKNOWN }) },
      { name: 'there can be other reviews', subject: () => allows([reach], [], { reviews: list([], false) }) },
      { name: 'a review is about a token', subject: () => allows([reach], [OUTSIDE]) },
      {
        name: 'a review is about an ARN, which a template of the app can have',
        subject: () => allows([reach], [outside(ARN)]),
      },
      { name: 'an ARN can be that of a reviewed template of the app', subject: () => allows([outside(ARN)], [reach]) },
    ],
  },
  { requireReviewedTemplates: true },
);
