import { expect, test } from 'vitest';
import { ABSENT, itemsOf, known, type ListFact, list, UNKNOWN } from '../../src/model/fact';
import { Concatenation, type Raw, ReferenceTo, UNREAD } from '../../src/model/raw';
import { type ReviewFacts, readReviews, reviewedTemplates } from '../../src/model/reviews';

const template = {};
const SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const STATED = {
  analysisTemplate: new ReferenceTo(template, 'Arn'),
  sha256: SHA256,
  text: 'SELECT 1',
  syntheticData: false,
  reviewer: 'Alice',
  reason: 'counts only',
};

const READ: ReviewFacts = {
  template: { kind: 'resource', key: template, attribute: 'Arn' },
  sha256: known(SHA256),
  text: known('SELECT 1'),
  syntheticData: known(false),
  reviewer: known('Alice'),
  reason: known('counts only'),
};

/** A review that states nothing. */
const NOTHING: ReviewFacts = {
  template: { kind: 'absent' },
  sha256: ABSENT,
  text: ABSENT,
  syntheticData: ABSENT,
  reviewer: ABSENT,
  reason: ABSENT,
};

/** What only the deployment produces. */
const PRODUCED = { 'Fn::If': ['Reviewed', STATED, { Ref: 'AWS::NoValue' }] };

test.each<[string, Raw, ListFact<ReviewFacts>]>([
  ['no metadata', undefined, ABSENT],
  ['metadata without reviews', {}, ABSENT],
  ['metadata that is produced', UNREAD, UNKNOWN],
  ['one review in a list', { reviewed: [STATED] }, list([READ])],
  ['one review without a list', { reviewed: STATED }, list([READ])],
  ['several reviews', { reviewed: [STATED, {}] }, list([READ, NOTHING])],
  ['an empty list', { reviewed: [] }, list([])],
  ['reviews that are produced', { reviewed: PRODUCED }, UNKNOWN],
  ['a list of what is produced', { reviewed: [PRODUCED] }, UNKNOWN],
  ['a reference', { reviewed: [STATED.analysisTemplate] }, UNKNOWN],
  ['text around a reference', { reviewed: [new Concatenation(['a', STATED.analysisTemplate])] }, UNKNOWN],
  ['a review beside what is produced', { reviewed: [PRODUCED, STATED] }, list([READ], false)],
  ['text', { reviewed: 'yes' }, list([NOTHING])],
  ['text, null and a list', { reviewed: ['yes', null, [STATED]] }, list([NOTHING, NOTHING, NOTHING])],
])('the reviews in %s', (_, metadata, expected) => {
  expect(readReviews(metadata)).toEqual(expected);
});

test.each<[string, Raw, ReviewFacts['sha256']]>([
  ['text', SHA256, known(SHA256)],
  ['decimal digits without quotes, which YAML reads as a number', 12345, known('12345')],
  ['a switch', true, UNKNOWN],
  ['a reference', new ReferenceTo(template, 'Hash'), UNKNOWN],
])('the hash in a review is %s', (_, sha256, expected) => {
  expect(itemsOf(readReviews({ reviewed: { sha256 } }))).toEqual([{ ...NOTHING, sha256: expected }]);
});

test('the templates of reviews are in their order', () => {
  const other = { ...READ, template: { kind: 'literal', text: 'arn:other' } } as const;

  expect(reviewedTemplates(list([other, READ], false))).toEqual(list([other.template, READ.template], false));
  expect(reviewedTemplates(list([READ]))).toEqual(list([READ.template]));
  expect([reviewedTemplates(ABSENT), reviewedTemplates(UNKNOWN)]).toEqual([ABSENT, UNKNOWN]);
});
