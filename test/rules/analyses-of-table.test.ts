import { describe, expect, test } from 'vitest';
import { list, UNKNOWN } from '../../src/model/fact';
import type { ConfiguredTableNode } from '../../src/model/nodes';
import { type AllowedAnalysis, allowedOn, canBeSame, wordsFor } from '../../src/rules/analyses-of-table';
import {
  ABSENT,
  ADVERTISER,
  aggregationRule,
  association,
  collaboration,
  customRule,
  member,
  membership,
  outside,
  PUBLISHER,
  STRANGER,
  table,
  template,
  to,
} from '../support/nodes';

const ARN = `arn:aws:cleanrooms:us-east-1:${ADVERTISER}:membership/m/analysistemplate/t`;

function any(author: string, wildcard = 'ANY_QUERY'): AllowedAnalysis {
  return { kind: 'any', wildcard, author };
}

function ofTemplate(of: object | string, author: string | undefined): AllowedAnalysis {
  return { kind: 'template', template: of, author, name: '"Reach"' };
}

const AGGREGATION: AllowedAnalysis = { kind: 'queries', ruleType: 'AGGREGATION' };
const REACH = {};

describe('one analysis can read two tables', () => {
  test.each([
    [AGGREGATION, AGGREGATION],
    [any(PUBLISHER), any(PUBLISHER)],
    [ofTemplate(REACH, PUBLISHER), ofTemplate(REACH, PUBLISHER)],
    [ofTemplate(ARN, ADVERTISER), ofTemplate(ARN, ADVERTISER)],
    [ofTemplate(ARN, ADVERTISER), ofTemplate(REACH, ADVERTISER)],
    [ofTemplate(REACH, PUBLISHER), any(PUBLISHER)],
    [ofTemplate(REACH, undefined), any(PUBLISHER)],
  ] as const)('if they allow %j and %j', (a, b) => {
    expect([canBeSame(a, b), canBeSame(b, a)]).toEqual([true, true]);
  });

  test.each([
    [AGGREGATION, { kind: 'queries', ruleType: 'LIST' }],
    [AGGREGATION, any(PUBLISHER)],
    [AGGREGATION, ofTemplate(REACH, PUBLISHER)],
    [any(PUBLISHER), any(ADVERTISER)],
    [any(PUBLISHER), any(PUBLISHER, 'ANY_JOB')],
    [ofTemplate(REACH, PUBLISHER), ofTemplate({}, PUBLISHER)],
    [ofTemplate(ARN, ADVERTISER), ofTemplate(`${ARN}2`, ADVERTISER)],
    [ofTemplate(REACH, PUBLISHER), any(ADVERTISER)],
  ] as const)('but not if they allow %j and %j', (a, b) => {
    expect([canBeSame(a, b), canBeSame(b, a)]).toEqual([false, false]);
  });
});

describe('what a table allows', () => {
  function allowed(more: Partial<ConfiguredTableNode>, ads = collaboration()) {
    return allowedOn(association(membership(ads), table(more)), ads);
  }

  test('is what the type of its rule tells', () => {
    expect(allowed({ rule: aggregationRule() })).toEqual(list([AGGREGATION]));
    expect(allowed({ rule: ABSENT })).toEqual(UNKNOWN);
  });

  test('are the wildcards of each member that is allowed', () => {
    const rule = customRule({ providers: list([PUBLISHER, STRANGER, ADVERTISER]) });

    expect(allowed({ rule, allowed: [outside('ANY_QUERY'), outside('ANY_JOB')] })).toEqual(
      list([any(PUBLISHER), any(ADVERTISER), any(PUBLISHER, 'ANY_JOB'), any(ADVERTISER, 'ANY_JOB')]),
    );
  });

  test('are templates, of which each has an author', () => {
    const reach = template(membership(collaboration()), 'SELECT 1');
    const rule = customRule({ providers: ABSENT });

    expect(allowed({ rule, allowed: [to(reach), outside(ARN)] })).toEqual(
      list([
        { kind: 'template', template: reach, author: PUBLISHER, name: '"Reach"' },
        { kind: 'template', template: ARN, author: ADVERTISER, name: JSON.stringify(ARN) },
      ]),
    );
  });

  test.each<[string, Partial<ConfiguredTableNode>]>([
    ['an allowed analysis is a token', { rule: customRule(), allowed: [outside('ANY_QUERY'), outside()] }],
    ['the list of analyses is a token', { rule: customRule({ allowedAnalyses: UNKNOWN }), allowed: [] }],
    ['the list has further analyses', { rule: customRule({ allowedAnalyses: list([], false) }), allowed: [] }],
    ['the providers are a token', { rule: customRule({ providers: UNKNOWN }), allowed: [outside(ARN)] }],
    ['no provider is a member', { rule: customRule({ providers: list([STRANGER]) }), allowed: [outside('ANY_QUERY')] }],
  ])('is not known if %s', (_, more) => {
    expect(allowed(more)).toEqual(UNKNOWN);
  });

  test('is not known if the account of a member is not', () => {
    const ads = collaboration({ members: list([member(ADVERTISER, [], { account: UNKNOWN })]) });

    expect(allowed({ rule: customRule(), allowed: [outside('ANY_QUERY')] }, ads)).toEqual(UNKNOWN);
  });
});

test('the words for analyses name each of them', () => {
  expect(wordsFor([AGGREGATION, any(PUBLISHER), ofTemplate(REACH, undefined)])).toBe(
    'queries for the analysis rule type "AGGREGATION", "ANY_QUERY" of 111111111111, the analysis template "Reach"',
  );
});
