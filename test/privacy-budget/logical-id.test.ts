import { App, CfnCondition, CfnParameter, type CfnResource, Fn, NestedStack, type Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { CfnPrivacyBudgetTemplate, IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { AccessLimit, Membership, PrivacyBudget, PrivacyBudgetTemplate } from '../../src';
import { creatorMembership } from '../support/creator-membership';
import {
  AN_ID,
  ANOTHER_ID,
  collaborationOf,
  PUBLISHER,
  publisherStack,
  salesSource,
  salesTable,
  stackIn,
} from '../support/two-companies';

/**
 * A privacy budget with another logical ID is another budget, which has not been spent. What must not change it is listed
 * here, with the logical IDs themselves: with another one, each deployed budget would be replaced.
 */

const NOISE = PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 });
const OF_MEMBERSHIP = 'AdsMembership6BB2291FBudget86D4CD05';
const OF_TABLES = ['AdsMembershipSales0F7CF7BEBudgetBD1B0F8E', 'AdsMembershipClicksC01A5A76Budget23D9E634'];

function membershipIn(stack: Stack): Membership {
  return creatorMembership(collaborationOf(stack));
}

function budgetsIn(stack: Stack): readonly string[] {
  return Object.keys(Template.fromStack(stack).findResources('AWS::CleanRooms::PrivacyBudgetTemplate'));
}

function l1Of(budget: PrivacyBudgetTemplate): CfnPrivacyBudgetTemplate {
  return budget.node.defaultChild as CfnPrivacyBudgetTemplate;
}

describe('the logical ID of a differential privacy budget', () => {
  test.each<readonly [string, (membership: Membership, stack: Stack) => void]>([
    ['in the membership', (membership) => membership.addPrivacyBudget('Noise', NOISE)],
    ['with another construct ID', (membership) => membership.addPrivacyBudget('Privacy', NOISE)],
    ['in the stack', (membership, stack) => new PrivacyBudgetTemplate(stack, 'Noise', { membership, budget: NOISE })],
    [
      'in a construct of the user',
      (membership, stack) =>
        new PrivacyBudgetTemplate(new Construct(stack, 'Privacy'), 'Noise', { membership, budget: NOISE }),
    ],
    [
      'with other values',
      (membership) =>
        membership.addPrivacyBudget(
          'Noise',
          PrivacyBudget.differentialPrivacy({ epsilon: 20, usersNoisePerQuery: 100 }),
        ),
    ],
    [
      'after other budgets',
      (membership, stack) => {
        const sales = membership.associate('Sales', { table: salesTable(stack) });
        membership.addPrivacyBudget('Access', PrivacyBudget.access(sales, AccessLimit.perDay(5)));
        membership.addPrivacyBudget('Noise', NOISE);
      },
    ],
  ])('is that of the membership: %s', (_, add) => {
    const stack = publisherStack();

    add(membershipIn(stack), stack);

    expect(budgetsIn(stack)).toContain(OF_MEMBERSHIP);
  });

  test('is the same in each stage', () => {
    const app = new App();
    const stacks = ['Test', 'Production'].map((id) => stackIn(new Stage(app, id), 'Publisher', PUBLISHER));

    for (const stack of stacks) {
      membershipIn(stack).addPrivacyBudget('Noise', NOISE);
    }

    expect(stacks.map(budgetsIn)).toEqual([[OF_MEMBERSHIP], [OF_MEMBERSHIP]]);
  });

  test('stays with the logical ID of the membership, which the user keeps while the membership moves', () => {
    const [before, after] = [publisherStack(), publisherStack()];
    membershipIn(before).addPrivacyBudget('Noise', NOISE);
    const room = new Construct(after, 'Room');
    const moved = creatorMembership(collaborationOf(room), 'Moved');
    moved.addPrivacyBudget('Noise', NOISE);

    (moved.node.defaultChild as CfnResource).overrideLogicalId('AdsMembership6BB2291F');

    expect(budgetsIn(after)).toEqual(budgetsIn(before));
  });

  test('can be overridden', () => {
    const stack = publisherStack();

    l1Of(membershipIn(stack).addPrivacyBudget('Noise', NOISE)).overrideLogicalId('Former');

    expect(budgetsIn(stack)).toEqual(['Former']);
  });

  test('has at most 255 characters', () => {
    const stack = publisherStack();
    const membership = membershipIn(stack);
    membership.addPrivacyBudget('Noise', NOISE);

    (membership.node.defaultChild as CfnResource).overrideLogicalId('M'.repeat(255));

    expect(budgetsIn(stack)).toEqual([expect.stringMatching(/^M{230}Budget[0-9A-F]{8}$/)]);
  });

  test.each<readonly [string, (stack: Stack) => IMembershipRef]>([
    ['by its ID', (stack) => Membership.fromMembershipId(stack, 'Imported', AN_ID)],
    [
      'by its ARN',
      (stack) =>
        Membership.fromMembershipArn(stack, 'Other', `arn:aws:cleanrooms:us-east-1:${PUBLISHER}:membership/${AN_ID}`),
    ],
    [
      'with its collaboration',
      (stack) =>
        Membership.fromMembershipAttributes(stack, 'Stated', {
          membershipId: AN_ID,
          collaboration: collaborationOf(stack),
        }),
    ],
  ])('is made of the ID of a membership that is imported %s', (_, membershipOf) => {
    const stack = publisherStack();

    new PrivacyBudgetTemplate(stack, 'Noise', { membership: membershipOf(stack), budget: NOISE });

    expect(budgetsIn(stack)).toEqual(['BudgetD16FE322']);
  });

  test('is made of the construct path if the membership is not known', () => {
    const stack = publisherStack();
    const id = new CfnParameter(stack, 'MembershipId').valueAsString;

    Membership.fromMembershipId(stack, 'Imported', id).addPrivacyBudget('Noise', NOISE);

    expect(budgetsIn(stack)).toEqual(['ImportedNoiseA910BA74']);
  });
});

describe('the logical ID of an access budget', () => {
  test('is that of its table, in any order', () => {
    const [one, other] = [publisherStack(), publisherStack()];
    for (const stack of [one, other]) {
      const membership = membershipIn(stack);
      const tables = ['Sales', 'Clicks'].map((id) => {
        const table = salesTable(new Construct(stack, `Of${id}`), { source: salesSource(new Construct(stack, id)) });
        return membership.associate(id, { table, associationName: id });
      });
      const inOrder = stack === one ? tables : [...tables].reverse();
      inOrder.forEach((table, i) => {
        membership.addPrivacyBudget(`Limit${i}`, PrivacyBudget.access(table, AccessLimit.perDay(5)));
      });
    }

    expect(budgetsIn(one)).toEqual(OF_TABLES);
    expect([...budgetsIn(one)].sort()).toEqual([...budgetsIn(other)].sort());
  });
});

describe('several budgets of one membership', () => {
  test('in a stack: the first one keeps its logical ID, and the others have that of their paths', () => {
    const stack = publisherStack();
    const membership = membershipIn(stack);
    const monthly = new CfnCondition(stack, 'Monthly', { expression: Fn.conditionEquals(Fn.ref('AWS::Region'), 'a') });
    const daily = new CfnCondition(stack, 'Daily', { expression: Fn.conditionNot(monthly) });

    l1Of(membership.addPrivacyBudget('First', NOISE)).cfnOptions.condition = monthly;
    l1Of(membership.addPrivacyBudget('Second', NOISE)).cfnOptions.condition = daily;

    expect(budgetsIn(stack)).toEqual([OF_MEMBERSHIP, 'AdsMembershipSecond092E16B5']);
  });

  test('in two stacks: each has its own, which differs from that of a membership with the same logical ID', () => {
    const app = new App();
    const [one, two, budgets] = ['One', 'Two', 'Budgets'].map((id) => stackIn(app, id, PUBLISHER));

    for (const [i, stack] of [one, two].entries()) {
      const membership = membershipIn(stack as Stack);
      new PrivacyBudgetTemplate(budgets as Stack, `Budget${i}`, { membership, budget: NOISE });
    }

    const ids = budgetsIn(budgets as Stack);
    expect(new Set(ids).size).toBe(2);
    expect(ids).not.toContain(OF_MEMBERSHIP);
  });

  test('in a nested stack: it has another one than in the stack around it', () => {
    const stack = publisherStack();
    const nested = new NestedStack(stack, 'Nested');

    new PrivacyBudgetTemplate(nested, 'Budget', { membership: membershipIn(stack), budget: NOISE });

    expect(budgetsIn(nested)).toEqual([expect.stringMatching(/^AdsMembership6BB2291FBudget[0-9A-F]{8}$/)]);
  });
});

test('an ID of another membership is another logical ID', () => {
  const stack = publisherStack();

  for (const id of [AN_ID, ANOTHER_ID]) {
    Membership.fromMembershipId(stack, `Imported${id}`, id).addPrivacyBudget('Noise', NOISE);
  }

  expect(new Set(budgetsIn(stack)).size).toBe(2);
});
