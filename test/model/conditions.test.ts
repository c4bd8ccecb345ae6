import { describe, expect, test } from 'vitest';
import { ConditionReader, type ConditionScope } from '../../src/model/conditions';
import { ALWAYS, exclusive, implies, presenceOf } from '../../src/model/presence';
import { type Raw, ReferenceTo } from '../../src/model/raw';

/** When the conditions of a template are met, as a template writes them. */

const REGION = { Ref: 'AWS::Region' };
const STAGE = { Ref: 'Stage' };
const isProduction = { 'Fn::Equals': [STAGE, 'production'] };
const isStaging = { 'Fn::Equals': ['staging', STAGE] };
const isLarge = { 'Fn::Equals': [{ Ref: 'Size' }, 'large'] };
const named = (name: string) => ({ Condition: name });
const not = (one: Raw) => ({ 'Fn::Not': [one] });

function readerOf(expressions: Readonly<Record<string, Raw>>, more: Partial<ConditionScope> = {}): ConditionReader {
  return new ConditionReader({
    stack: 'Stack',
    account: '111111111111',
    region: 'us-east-1',
    around: ALWAYS,
    expressionOf: (name) => expressions[name],
    logicalIdOf: () => undefined,
    ...more,
  });
}

/** When two resources are deployed, each under one of these conditions. */
function pair(one: Raw, other: Raw, more?: Partial<ConditionScope>) {
  const reader = readerOf({ One: one, Other: other, IsProduction: isProduction, IsLarge: isLarge }, more);
  return [reader.presenceOf('One'), reader.presenceOf('Other')] as const;
}

describe('a condition', () => {
  test.each<[Raw, boolean | undefined]>([
    [{ 'Fn::Equals': ['a', 'a'] }, true],
    [{ 'Fn::Equals': ['a', 'b'] }, false],
    [{ 'Fn::Equals': [1, '1'] }, true],
    [{ 'Fn::Equals': ['true', true] }, true],
    [{ 'Fn::Equals': [REGION, 'us-east-1'] }, true],
    [{ 'Fn::Equals': ['eu-central-1', REGION] }, false],
    [{ 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, '111111111111'] }, true],
    [{ 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws'] }, undefined],
    // Every object of JavaScript has a property of this name.
    [{ 'Fn::Equals': [{ Ref: 'constructor' }, 'a'] }, undefined],
    [{ 'Fn::Equals': [STAGE, STAGE] }, true],
    [{ 'Fn::Equals': [STAGE, { Ref: 'Size' }] }, undefined],
    [isProduction, undefined],
    [not({ 'Fn::Equals': ['a', 'b'] }), true],
    [not(isProduction), undefined],
    [{ 'Fn::Or': [isProduction, not(isProduction)] }, true],
    [{ 'Fn::And': [isProduction, isStaging] }, false],
    [{ 'Fn::And': [isProduction, isLarge] }, undefined],
    [{ 'Fn::Or': [isProduction, isLarge] }, undefined],
    [named('IsProduction'), undefined],
    [{ 'Fn::And': [named('IsProduction'), isStaging] }, false],
    [{ 'Fn::Or': [named('IsProduction'), not(isProduction)] }, true],
    [named('Elsewhere'), undefined],
    [{ 'Fn::And': [named('Elsewhere'), not(named('Elsewhere'))] }, false],
    [named('Condition'), undefined],
    [not(named('Condition')), undefined],
    ['a', undefined],
    [undefined, undefined],
    [{}, undefined],
    [{ 'Fn::Not': [] }, undefined],
    [{ 'Fn::Not': { 'Fn::Equals': ['a', 'b'] } }, undefined],
    [{ 'Fn::Not': [isProduction, isProduction] }, undefined],
    [{ 'Fn::Contains': [['a'], 'b'] }, undefined],
  ])('is met, is not met, or nobody knows: %j', (expression, expected) => {
    expect(readerOf({ Condition: expression, IsProduction: isProduction }).isMet('Condition')).toBe(expected);
  });

  test('of the account or the Region is not known if that is not', () => {
    const unknown = { account: undefined, region: undefined };

    expect(readerOf({ IsHere: { 'Fn::Equals': [REGION, 'us-east-1'] } }, unknown).isMet('IsHere')).toBeUndefined();
    const isOwn = { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, '111111111111'] };
    expect(readerOf({ IsOwn: isOwn }, unknown).isMet('IsOwn')).toBeUndefined();
  });
});

describe('two resources', () => {
  const equals = (a: Raw, b: Raw) => ({ 'Fn::Equals': [a, b] });

  test.each<[Raw, Raw]>([
    [isProduction, isProduction],
    [isProduction, named('IsProduction')],
    [{ 'Fn::And': [named('IsProduction'), isLarge] }, isProduction],
    [isProduction, { 'Fn::Or': [isLarge, named('IsProduction')] }],
    [isProduction, not(isStaging)],
    [equals(STAGE, { Ref: 'Size' }), equals({ Ref: 'Size' }, STAGE)],
    [equals({ 'Fn::FindInMap': ['a', STAGE, 'b'] }, 'c'), equals('c', { 'Fn::FindInMap': ['a', STAGE, 'b'] })],
    [equals(new ReferenceTo({}, 'AWS::Partition'), 'aws'), equals({ Ref: 'AWS::Partition' }, 'aws')],
    [{ 'Fn::Contains': [['a'], STAGE] }, { 'Fn::Contains': [['a'], STAGE] }],
    [named('Elsewhere'), named('Elsewhere')],
  ])('of which the first never comes without the second: %j and %j', (one, other) => {
    const [a, b] = pair(one, other);

    expect(implies(a, b)).toBe(true);
    expect(exclusive(a, b)).toBe(false);
  });

  test.each<[Raw, Raw]>([
    [isProduction, isStaging],
    [isProduction, not(named('IsProduction'))],
    [isProduction, { 'Fn::And': [isLarge, isStaging] }],
    [equals({ 'Fn::FindInMap': ['a', STAGE, 'b'] }, 'c'), equals({ 'Fn::FindInMap': ['a', STAGE, 'b'] }, 'd')],
    [equals(STAGE, { Ref: 'Size' }), not(equals({ Ref: 'Size' }, STAGE))],
  ])('that are never deployed together: %j and %j', (one, other) => {
    expect(exclusive(...pair(one, other))).toBe(true);
  });

  test.each<[Raw, Raw]>([
    [isProduction, isLarge],
    [isProduction, not(isLarge)],
    [named('Elsewhere'), named('Nowhere')],
    [named('Elsewhere'), not(named('Nowhere'))],
    [equals(STAGE, { Ref: 'Size' }), not(equals(STAGE, { Ref: 'Plan' }))],
    [equals({ 'Fn::FindInMap': ['a', STAGE, 'b'] }, 'c'), equals({ 'Fn::FindInMap': ['a', STAGE, 'd'] }, 'e')],
    [{ 'Fn::Contains': [['a'], STAGE] }, not({ 'Fn::Contains': [['b'], STAGE] })],
    [{ 'Fn::Not': [isProduction, isLarge] }, isProduction],
    [{ 'Fn::Not': isProduction }, { 'Fn::Not': isLarge }],
  ])('that can come alone or together: %j and %j', (one, other) => {
    const [a, b] = pair(one, other);

    expect([implies(a, b), implies(b, a), exclusive(a, b)]).toEqual([false, false, false]);
  });

  test('compare a parameter however it is referred to', () => {
    const parameter = {};
    const reference = equals(new ReferenceTo(parameter, 'Ref'), 'production');
    const logicalIdOf = (target: object) => (target === parameter ? 'Stage' : undefined);

    expect(implies(...pair(reference, isProduction, { logicalIdOf }))).toBe(true);
  });

  test('of two stacks have different parameters of one name', () => {
    const [one, other] = ['One', 'Other'].map((stack) => readerOf({ IsProduction: isProduction }, { stack }));

    expect(implies(one.presenceOf('IsProduction'), other.presenceOf('IsProduction'))).toBe(false);
  });
});

describe('a resource', () => {
  const around = presenceOf([{ is: 'equal', term: 'Outer', value: 'on' }]);

  test('without a condition is deployed with its stack', () => {
    expect(readerOf({}).presenceOf(undefined)).toBe(ALWAYS);
    expect(readerOf({}, { around }).presenceOf(undefined)).toBe(around);
  });

  test('under a condition is never deployed without its stack', () => {
    const presence = readerOf({ IsProduction: isProduction }, { around }).presenceOf('IsProduction');

    expect([implies(presence, around), implies(around, presence)]).toEqual([true, false]);
  });

  test('can be deployed under a condition whose name is not known', () => {
    const reader = readerOf({});
    const [one, other] = [reader.presenceOf(STAGE), reader.presenceOf({ Ref: 'Other' })];

    expect([implies(one, reader.presenceOf(STAGE)), implies(one, other), exclusive(one, other)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('reads each condition once', () => {
    const names: string[] = [];
    const expressionOf = (name: string) => (names.push(name) > 0 ? isProduction : undefined);
    const reader = readerOf({}, { expressionOf });

    reader.presenceOf('IsProduction');
    reader.presenceOf('IsProduction');

    expect(names).toEqual(['IsProduction']);
  });
});
