import { ABSENT, type Fact, type ListFact, list, map, UNKNOWN } from './fact';
import { at, booleanOf, isIntrinsic, isPlain, type Pointer, pointerOf, type Raw, textOf } from './raw';

/**
 * What the owner of a table states about an analysis template that the table allows: which text was reviewed.
 *
 * No property of CloudFormation contains it. It is in the metadata of the table, as
 * `cdk-cleanrooms: { reviewed: [{ analysisTemplate: !GetAtt Reach.Arn, sha256: … }] }`.
 */
export interface ReviewFacts {
  readonly template: Pointer;
  /** The SHA-256 of the reviewed text in UTF-8, in hexadecimal. */
  readonly sha256: Fact<string>;
  /** The reviewed text. */
  readonly text: Fact<string>;
  /** Whether the reviewed template generates synthetic data. */
  readonly syntheticData: Fact<boolean>;
  /** Who has reviewed the text. */
  readonly reviewer: Fact<string>;
  readonly reason: Fact<string>;
}

/** The reviews in what the metadata of a table states for this library. */
export function readReviews(metadata: Raw): ListFact<ReviewFacts> {
  const reviewed = at(metadata, 'reviewed');
  if (reviewed === undefined) {
    return ABSENT;
  }
  const elements = Array.isArray(reviewed) ? reviewed : [reviewed];
  const known = elements.filter((one) => !isProduced(one));
  return elements.length > 0 && known.length === 0
    ? UNKNOWN
    : list(known.map(readReview), known.length === elements.length);
}

/** The templates of reviews, in their order. */
export function reviewedTemplates(reviews: ListFact<ReviewFacts>): ListFact<Pointer> {
  return map(reviews, ({ items, complete }) => ({ items: items.map(({ template }) => template), complete }));
}

/** A hash of decimal digits only, which YAML reads as a number if it is not in quotes. */
function hashOf(raw: Raw): Fact<string> {
  return textOf(typeof raw === 'number' ? String(raw) : raw);
}

/** Whether a value is known only at deployment. Any other value lacks what a review states. */
function isProduced(raw: Raw): boolean {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) && (!isPlain(raw) || isIntrinsic(raw));
}

function readReview(review: Raw): ReviewFacts {
  const stated = isPlain(review) ? review : {};
  return {
    template: pointerOf(at(stated, 'analysisTemplate')),
    sha256: hashOf(at(stated, 'sha256')),
    text: textOf(at(stated, 'text')),
    syntheticData: booleanOf(at(stated, 'syntheticData')),
    reviewer: textOf(at(stated, 'reviewer')),
    reason: textOf(at(stated, 'reason')),
  };
}
