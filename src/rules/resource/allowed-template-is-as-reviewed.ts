import { is, isAbsent, knownValue } from '../../model/fact';
import { sqlOf } from '../../model/kinds/analysis-template';
import { type AnalysisTemplateNode, nodeOf } from '../../model/nodes';
import type { ReviewFacts } from '../../model/reviews';
import { sha256Of } from '../../private/digest';
import { code, type Text, text } from '../../private/text';
import { flawsOf, hashOf, nameOfTemplate, type Review, type ReviewingTable, reviewsOf } from '../reviews';
import { nameOf, quoted, rule, type Violation } from '../rule';
import { shownColumns, wordsForDifference, wordsForShown } from '../shown-columns';

export const allowedTemplateIsAsReviewed = rule({
  id: 'AllowedTemplateIsAsReviewed',
  catalogueIds: ['CR-CUSTOM-039'],
  subject: 'resource',
  severity: 'error',
  title: 'An analysis template that a table allows as reviewed has the text that was reviewed',
  why: 'the analysis rule allows the template with whatever text it is deployed, and another text can return other data',
  fix: text`review the new text, and then specify its hash in ${code('ReviewedTemplate.sha256')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-allowed-analyses.html',
    basis: 'inferred',
    proof: 'the owner of the table states which text was reviewed, and the app contains another one',
  },
  check: (table) =>
    table.kind === 'configuredTable' || table.kind === 'intermediateTable'
      ? reviewsOf(table).flatMap((review) => violationsOf(table, review))
      : [],
});

function violationsOf(table: ReviewingTable, review: Review): readonly Violation[] {
  const flaws = flawsOf(table, review);
  const template = nodeOf(review.template);
  const found = flaws.length > 0 || !template ? flaws : differencesOf(table, review, template);
  return found.map((violation) => ({ ...violation, property: 'AnalysisRules' }));
}

function differencesOf(table: ReviewingTable, review: Review, template: AnalysisTemplateNode): readonly Violation[] {
  const { facts } = review;
  const sql = sqlOf(template);
  const expected = hashOf(facts);
  const actual = sql === undefined ? undefined : sha256Of(sql);
  if (sql !== undefined && expected !== undefined && expected !== actual) {
    const allowed = `${nameOf(table)} allows the text of ${nameOfTemplate(review)} with the SHA-256 ${quoted([expected])}`;
    const change = changeOf(facts, template, sql);
    return [
      {
        what: `${allowed}${reviewerOf(facts)}, but the text has ${quoted([actual])}: ${change}`,
        fix: fixOf(facts, actual),
      },
    ];
  }
  return syntheticDataOf(table, review, template);
}

/** The SHA-256 is over the text alone, in which synthetic data does not appear. */
function syntheticDataOf(table: ReviewingTable, review: Review, { syntheticData }: AnalysisTemplateNode) {
  const { syntheticData: reviewed } = review.facts;
  const wasSynthetic = is(reviewed, true);
  const allowed = `${nameOf(table)} allows ${nameOfTemplate(review)}${reviewerOf(review.facts)}, as a template that`;
  if (wasSynthetic && isAbsent(syntheticData)) {
    return [
      {
        what: `${allowed} generates synthetic data, but it returns the rows of its query`,
        fix: text`generate synthetic data again, or review the template and omit ${code('syntheticData')}`,
      },
    ];
  }
  if (!wasSynthetic && reviewed.state !== 'unknown' && is(syntheticData, true)) {
    return [
      {
        what: `${allowed} returns the rows of its query, but it generates synthetic data`,
        why: 'without it in the review, a later change of the template that removes synthetic data would not be noticed',
        fix: text`state with ${code('syntheticData')} that the reviewed template generates synthetic data`,
      },
    ];
  }
  return [];
}

function fixOf({ text: reviewed }: ReviewFacts, hash: string | undefined): Text {
  return reviewed.state === 'known'
    ? text`review the new text, and then make it the text of the ${code('ReviewedTemplate')}`
    : text`review the new text, and then specify its hash in ${code('ReviewedTemplate.sha256')}: ${quoted([hash])}`;
}

function reviewerOf({ reviewer, reason }: ReviewFacts): string {
  const who = knownValue(reviewer);
  const why = knownValue(reason);
  return `${who === undefined ? '' : `, which ${quoted([who])} has reviewed`}${why === undefined ? '' : ` (${why})`}`;
}

function changeOf({ text: reviewed, sha256 }: ReviewFacts, template: AnalysisTemplateNode, sql: string): string {
  const before = knownValue(reviewed);
  const expected = before === undefined ? knownValue(sha256)?.toLowerCase() : sha256Of(before);
  if (writtenOtherwise(sql).some((same) => sha256Of(same) === expected)) {
    return 'the two texts differ only in the ends of lines';
  }
  const after = shownColumns(template, sql);
  if (before === undefined) {
    return `the new text ${wordsForShown(after)}; of the reviewed one, only the hash is known`;
  }
  const shown = shownColumns(template, before);
  return shown && after
    ? `the new text ${wordsForDifference(shown, after)}`
    : `the new text ${wordsForShown(after)}${shown ? '' : '; the reviewed one is not understood'}`;
}

/** A text with other ends of lines, as editors and git write them. */
function writtenOtherwise(sql: string): readonly string[] {
  const lines = sql.replaceAll('\r\n', '\n');
  return [lines, lines.trimEnd(), `${lines.trimEnd()}\n`].flatMap((one) => [one, one.replaceAll('\n', '\r\n')]);
}
