import { customOf } from '../model/analysis-rule';
import { isAbsent, isComplete, itemsOf, knownValue, same } from '../model/fact';
import { isPyspark } from '../model/kinds/analysis-template';
import {
  type AnalysisTemplateNode,
  type ConfiguredTableNode,
  type IntermediateTableNode,
  type Link,
  nodeOf,
} from '../model/nodes';
import type { ReviewFacts } from '../model/reviews';
import { sha256Of } from '../private/digest';
import { SHA256 } from '../private/formats';
import { code, text } from '../private/text';
import { nameOf, quoted, type Violation } from './rule';

/** A table whose custom rule allows analysis templates. */
export type ReviewingTable = ConfiguredTableNode | IntermediateTableNode;

/** What the owner of a table states to have reviewed, with the template that it is about. */
export interface Review {
  readonly facts: ReviewFacts;
  readonly template: Link<AnalysisTemplateNode>;
}

/** The reviews of a table that are known. */
export function reviewsOf({ reviews, reviewed }: ReviewingTable): readonly Review[] {
  return itemsOf(reviews).map((facts, i) => ({ facts, template: reviewed[i] }));
}

/** The hash of the reviewed text, if it is known. */
export function hashOf({ sha256, text: stated }: ReviewFacts): string | undefined {
  const reviewed = knownValue(stated);
  return reviewed === undefined ? knownValue(sha256)?.toLowerCase() : sha256Of(reviewed);
}

/** The template of a review in a message. */
export function nameOfTemplate({ template }: Review): string {
  const node = nodeOf(template);
  if (node) {
    return nameOf(node);
  }
  const arn = template.to === 'outside' ? knownValue(template.text) : undefined;
  return arn === undefined ? 'an analysis template' : quoted([arn]);
}

/** Why a review is not a statement about one text of the template. */
export function flawsOf(table: ReviewingTable, review: Review): readonly Violation[] {
  const { facts, template } = review;
  const node = nodeOf(template);
  const about = `the review of ${nameOfTemplate(review)} by ${nameOf(table)}`;
  if (facts.template.kind === 'absent') {
    return [{ what: `a review by ${nameOf(table)} does not contain the analysis template`, ...UNNAMED }];
  }
  if (isAllowed(table, review) === false) {
    return [{ what: `${about} is about an analysis template that its analysis rule does not allow`, ...NOT_ALLOWED }];
  }
  if (node && isPyspark(node)) {
    return [{ what: `${about} is about an analysis template in PySpark`, ...NO_TEXT }];
  }
  const { sha256, text: reviewed } = facts;
  const hash = knownValue(sha256);
  if (isAbsent(sha256) && isAbsent(reviewed)) {
    return [{ what: `${about} contains neither a hash nor a text`, ...NO_HASH }];
  }
  if (hash !== undefined && !SHA256.pattern.test(hash)) {
    return [{ what: `${about} contains the hash ${quoted([hash])}`, why: SHA256.why, fix: SHA256.fix }];
  }
  if (hash !== undefined && reviewed.state === 'known' && hash.toLowerCase() !== hashOf(facts)) {
    return [{ what: `${about} contains the hash ${quoted([hash])} and a text with another hash`, ...TWO_TEXTS }];
  }
  return [];
}

const UNNAMED = {
  why: 'a review that is not about a certain analysis template protects nothing',
  fix: 'state the review for the value that the analysis rule contains',
};
const NOT_ALLOWED = {
  why: 'a review is about what an analysis rule allows, so it is likely that another template was reviewed',
  fix: 'state the review for the value that the analysis rule contains, or remove the review',
};
const NO_TEXT = {
  why: 'the code of such a template is in a bucket, so that the app contains no text that can be compared',
  fix: text`allow the template with ${code('ReviewedTemplate.withoutText')}, and review its code in the bucket`,
};
const NO_HASH = {
  why: 'a review without a hash cannot be compared with the text of the template',
  fix: text`state the SHA-256 of the reviewed text with ${code('ReviewedTemplate.sha256')}`,
};
const TWO_TEXTS = {
  why: 'a review is about one text',
  fix: 'remove the hash, or the text',
};

/** Whether the owner of a table states to have reviewed an analysis template that the table allows, if that is certain. */
export function isReviewed(table: ReviewingTable, allowed: Link<AnalysisTemplateNode>): boolean | undefined {
  const node = nodeOf(allowed);
  const reviews = reviewsOf(table);
  if (reviews.some(({ template }) => isSame(template, allowed))) {
    return true;
  }
  const isAbout = ({ facts, template }: Review) =>
    facts.template.kind !== 'absent' && !isAnother(template, node !== undefined);
  return isComplete(table.reviews) && !reviews.some(isAbout) ? false : undefined;
}

/** Whether two values certainly stand for the same template. */
function isSame(one: Link<AnalysisTemplateNode>, other: Link<AnalysisTemplateNode>): boolean {
  if (one.to === 'node' || other.to === 'node') {
    return nodeOf(one) === nodeOf(other);
  }
  return same(one.text, other.text);
}

/** Whether the rule of the table allows the template of a review, if that is certain. */
function isAllowed(table: ReviewingTable, { template }: Review): boolean | undefined {
  const custom = customOf(table.rule);
  const node = nodeOf(template);
  const arn = template.to === 'outside' ? knownValue(template.text) : undefined;
  if (table.allowed.some((link) => isSame(link, template))) {
    return true;
  }
  const isKnown = custom && isComplete(custom.allowedAnalyses) && (node || arn !== undefined);
  return isKnown && table.allowed.every((link) => isAnother(link, node !== undefined)) ? false : undefined;
}

/** Whether an analysis is another one than a certain template. A template of the app can have an ARN that is written elsewhere. */
function isAnother(link: Link<AnalysisTemplateNode>, inApp: boolean): boolean {
  if (link.to === 'node') {
    return inApp;
  }
  const written = knownValue(link.text);
  return written !== undefined && !(inApp && written.startsWith('arn:'));
}
