import type { CfnResource } from 'aws-cdk-lib';
import { CfnCondition, CfnParameter, Fn, type ICfnRuleConditionExpression, NestedStack, type Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { Membership, PrivacyBudget } from '../../src';
import { associationIn, budgetIn, memberIn, protectedTableIn, publisher, roomOf } from '../support/l1-rooms';
import { findingsOf } from '../support/reported';
import { collaborationOf } from '../support/two-companies';

/** The conditions of an app for two environments, and of others. */
function conditionsIn(stack: Stack) {
  const environment = new CfnParameter(stack, 'Environment', { default: 'test' });
  const plan = new CfnParameter(stack, 'Plan', { default: 'small' });
  const when = (id: string, expression: ICfnRuleConditionExpression) => new CfnCondition(stack, id, { expression });
  const isProduction = when('IsProduction', Fn.conditionEquals(environment.valueAsString, 'production'));
  const isLarge = when('IsLarge', Fn.conditionEquals(plan.valueAsString, 'large'));
  return {
    isProduction,
    isLarge,
    isNotProduction: when('IsNotProduction', Fn.conditionNot(isProduction)),
    isStaging: when('IsStaging', Fn.conditionEquals('staging', environment.valueAsString)),
    isLargeProduction: when('IsLargeProduction', Fn.conditionAnd(isProduction, isLarge)),
    isEither: when('IsEither', Fn.conditionOr(isProduction, isLarge)),
    isNever: when('IsNever', Fn.conditionEquals('a', 'b')),
    isHere: when('IsHere', Fn.conditionEquals(Fn.ref('AWS::Region'), stack.region)),
    isElsewhere: when('IsElsewhere', Fn.conditionEquals(Fn.ref('AWS::Region'), 'eu-central-1')),
  };
}

type Name = keyof ReturnType<typeof conditionsIn>;

/** Puts resources under conditions of their stack, each under none or one. */
function under(stack: Stack, ...pairs: readonly (readonly [CfnResource, Name | undefined])[]): void {
  const conditions = conditionsIn(stack);
  for (const [resource, name] of pairs) {
    resource.cfnOptions.condition = name && conditions[name];
  }
}

const EXCLUSIVE: readonly [Name | undefined, Name | undefined][] = [
  ['isProduction', 'isNotProduction'],
  ['isStaging', 'isProduction'],
  ['isLargeProduction', 'isNotProduction'],
  ['isNever', undefined],
  ['isElsewhere', 'isHere'],
  ['isElsewhere', undefined],
];
const TOGETHER: readonly [Name | undefined, Name | undefined][] = [
  [undefined, undefined],
  ['isProduction', undefined],
  [undefined, 'isProduction'],
  ['isProduction', 'isProduction'],
  ['isLargeProduction', 'isProduction'],
  ['isProduction', 'isEither'],
  ['isHere', undefined],
  ['isHere', 'isProduction'],
  ['isStaging', 'isNotProduction'],
];
const UNRELATED: readonly [Name, Name][] = [
  ['isProduction', 'isLarge'],
  ['isEither', 'isNotProduction'],
];

describe('two memberships of one account', () => {
  function memberships(one: Name | undefined, other: Name | undefined): readonly string[] {
    const stack = publisher();
    const { attrCollaborationIdentifier: id } = roomOf(stack);
    under(stack, [memberIn(stack, id), one], [memberIn(stack, id, {}, 'Other'), other]);
    return findingsOf(stack);
  }

  test.each(TOGETHER)('are a mistake if they are deployed together: %s and %s', (one, other) => {
    expect(memberships(one, other)).toEqual(['error OneMembershipPerAccount Publisher/Other']);
  });

  test.each([...EXCLUSIVE, ...UNRELATED])('are none if they never are, or nobody knows: %s and %s', (one, other) => {
    expect(memberships(one, other)).toEqual([]);
    expect(memberships(other, one)).toEqual([]);
  });
});

describe('two associations of one name', () => {
  test.each<[Name, Name, readonly string[]]>([
    ['isProduction', 'isNotProduction', []],
    ['isProduction', 'isLarge', []],
    ['isProduction', 'isProduction', ['error TableNamesAreUnique Publisher/Other']],
  ])('under %s and %s', (one, other, expected) => {
    const stack = publisher();
    const { attrMembershipIdentifier: id } = memberIn(stack, roomOf(stack).attrCollaborationIdentifier);
    const table = protectedTableIn(stack);
    budgetIn(stack, id);
    under(stack, [associationIn(stack, table, id), one], [associationIn(stack, table, id, {}, 'Other'), other]);

    expect(findingsOf(stack)).toEqual(expected);
  });
});

describe('a budget under a condition', () => {
  function room(ofTable: Name | undefined, ofBudget: Name | undefined): readonly string[] {
    const stack = publisher();
    const { attrMembershipIdentifier: id } = memberIn(stack, roomOf(stack).attrCollaborationIdentifier);
    const table = protectedTableIn(stack);
    under(stack, [table, ofTable], [associationIn(stack, table, id), ofTable], [budgetIn(stack, id), ofBudget]);
    return findingsOf(stack);
  }

  test.each(TOGETHER)('counts if it is deployed with the table: %s and %s', (ofTable, ofBudget) => {
    expect(room(ofTable, ofBudget)).toEqual([]);
  });

  test.each<[Name, Name]>([
    ['isProduction', 'isNotProduction'],
    ['isProduction', 'isNever'],
    ['isStaging', 'isLargeProduction'],
  ])('is missing if it is never deployed with the table: %s and %s', (ofTable, ofBudget) => {
    expect(room(ofTable, ofBudget)).toEqual(['warning DifferentialPrivacyHasBudget Publisher/Sales']);
  });

  test.each(UNRELATED)('can be there if nobody knows: %s and %s', (ofTable, ofBudget) => {
    expect(room(ofTable, ofBudget)).toEqual([]);
  });

  test('is not a second one if the first is there without it', () => {
    const stack = publisher();
    const { attrMembershipIdentifier: id } = memberIn(stack, roomOf(stack).attrCollaborationIdentifier);
    under(stack, [budgetIn(stack, id), 'isProduction'], [budgetIn(stack, id, {}, 'Loose'), 'isNotProduction']);

    expect(findingsOf(stack)).toEqual([]);
  });
});

test('two budgets of a membership of the library exclude each other as well', () => {
  const stack = publisher();
  const ads = collaborationOf(stack);
  const own = new Membership(ads, 'Membership', { collaboration: ads });
  const budgetOf = (id: string) =>
    own.addPrivacyBudget(id, PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 })).node
      .defaultChild as CfnResource;
  under(stack, [budgetOf('Small'), 'isProduction'], [budgetOf('Large'), 'isNotProduction']);

  expect(findingsOf(stack)).toEqual([]);
});

test('a finding under a condition is reported once, whatever else is conditional', () => {
  const stack = publisher();
  const { attrCollaborationIdentifier: id } = roomOf(stack, { creatorMemberAbilities: ['CAN_QUERY'] });
  under(stack, [memberIn(stack, id), 'isProduction'], [roomOf(stack, {}, 'Other'), 'isLarge']);

  expect(findingsOf(stack)).toEqual(['error SingleQueryRunner Publisher/Ads']);
});

test('a nested stack under a condition is a condition of its resources', () => {
  const stack = publisher();
  const { attrCollaborationIdentifier: id } = roomOf(stack);
  const nested = new NestedStack(stack, 'Nested');
  memberIn(nested, id);
  under(
    stack,
    [nested.nestedStackResource as CfnResource, 'isProduction'],
    [memberIn(stack, id, {}, 'Other'), 'isNotProduction'],
  );

  expect(findingsOf(stack)).toEqual([]);
});

test('a condition that an override sets is the condition', () => {
  const stack = publisher();
  const { attrCollaborationIdentifier: id } = roomOf(stack);
  const one = memberIn(stack, id);
  under(stack, [memberIn(stack, id, {}, 'Other'), 'isNotProduction']);
  one.addOverride('Condition', 'IsProduction');

  expect(findingsOf(stack)).toEqual([]);
});
