import { CfnDeletionPolicy, CfnResource, Lazy, Mixins } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import { CollaborationRetention, Membership, PrivacyBudget } from '../../src';
import { budgetIn, memberOf, publisher, roomOf, tableIn } from '../support/l1-rooms';
import { findingsOf } from '../support/reported';
import { collaborationOf } from '../support/two-companies';

const UNTIL_CREATED = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
const ALWAYS = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

const EXPECTED = {
  'AWS::CleanRooms::Collaboration': UNTIL_CREATED,
  'AWS::CleanRooms::Membership': ALWAYS,
  'AWS::CleanRooms::PrivacyBudgetTemplate': UNTIL_CREATED,
};

describe('what cannot be created again', () => {
  test('is retained', () => {
    const stack = roomWithBudget();

    Mixins.of(stack).apply(new CollaborationRetention());

    for (const [type, policies] of Object.entries(EXPECTED)) {
      Template.fromStack(stack).hasResource(type, policies);
    }
  });

  test('is retained as the constructs of this library retain it', () => {
    const stack = publisher();
    const membership = new Membership(stack, 'Membership', { collaboration: collaborationOf(stack) });
    membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));

    for (const [type, policies] of Object.entries(EXPECTED)) {
      Template.fromStack(stack).hasResource(type, policies);
    }
  });

  test('is retained although another policy was set before', () => {
    const stack = roomWithBudget();
    const l1 = stack.node.findAll().find(CfnMembership.isCfnMembership) as CfnMembership;
    l1.cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE;

    l1.with(new CollaborationRetention());

    Template.fromStack(stack).hasResource('AWS::CleanRooms::Membership', ALWAYS);
  });

  test('is not reported any more', () => {
    const stack = roomWithBudget();
    for (const l1 of stack.node.findAll().filter(CfnResource.isCfnResource)) {
      l1.cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE;
    }
    const lost = () => findingsOf(stack).filter((finding) => /Outlives|IsKept/.test(finding));
    const before = lost();

    Mixins.of(stack).apply(new CollaborationRetention());

    expect(before).toEqual([
      'warning CollaborationOutlivesStack Publisher/Ads',
      'warning MembershipOutlivesStack Publisher/AdsMembership',
    ]);
    expect(lost()).toEqual([]);
  });
});

test('a budget whose type is a token is retained, because it can be for differential privacy', () => {
  const budget = budgetIn(publisher(), 'id', { privacyBudgetType: Lazy.string({ produce: () => 'ACCESS_BUDGET' }) });

  budget.with(new CollaborationRetention());

  expect(budget.cfnOptions.deletionPolicy).toBe(CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE);
});

test.each([
  ['a table', () => tableIn(publisher())],
  ['a budget for accesses', () => budgetIn(publisher(), 'id', { privacyBudgetType: 'ACCESS_BUDGET' })],
])('%s keeps the policy of CloudFormation', (_, create) => {
  const l1 = create();

  expect(new CollaborationRetention().supports(l1)).toBe(false);
  new CollaborationRetention().applyTo(l1);

  expect(l1.cfnOptions.deletionPolicy).toBeUndefined();
});

function roomWithBudget() {
  const stack = publisher();
  const membership = memberOf(roomOf(stack));
  budgetIn(stack, membership.attrMembershipIdentifier);
  return stack;
}
