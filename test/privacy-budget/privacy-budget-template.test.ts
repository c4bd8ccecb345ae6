import { CfnDeletionPolicy, CfnParameter, RemovalPolicy, type Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnMembership, CfnPrivacyBudgetTemplate, type IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import {
  AccessLimit,
  BudgetRefresh,
  ConfiguredTableAssociation,
  MemberAbility,
  Membership,
  type MembershipOptions,
  PopulationAnalysis,
  PrivacyBudget,
  PrivacyBudgetTemplate,
} from '../../src';
import { creatorMembership } from '../support/creator-membership';
import { readable, theOnly } from '../support/readable';
import {
  ADVERTISER,
  AN_ID,
  ANOTHER_ID,
  collaborationOf,
  PUBLISHER,
  publisherStack,
  salesTable,
  stackIn,
  twoStacks,
} from '../support/two-companies';

const TYPE = 'AWS::CleanRooms::PrivacyBudgetTemplate';
const MEMBERSHIP_ARN = `arn:aws:cleanrooms:eu-west-1:${ADVERTISER}:membership/${AN_ID}`;
const NOISE = PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 });

function budgetIn(stack: Stack, budget: PrivacyBudget, removalPolicy?: RemovalPolicy): PrivacyBudgetTemplate {
  const membership = creatorMembership(collaborationOf(stack));
  return new PrivacyBudgetTemplate(stack, 'Budget', { membership, budget, removalPolicy });
}

function membershipIn(stack: Stack, options: MembershipOptions = {}): Membership {
  return creatorMembership(collaborationOf(stack), 'Membership', options);
}

function imported(stack: Stack, membershipId: string): IMembershipRef {
  return Membership.fromMembershipId(stack, 'Imported', membershipId);
}

function l1In(stack: Stack, deletionPolicy?: CfnDeletionPolicy): CfnMembership {
  const l1 = new CfnMembership(stack, 'L1', { collaborationIdentifier: AN_ID, queryLogStatus: 'ENABLED' });
  l1.cfnOptions.deletionPolicy = deletionPolicy;
  return l1;
}

function overridden(l1: CfnMembership, policy: string): CfnMembership {
  l1.addOverride('DeletionPolicy', policy);
  return l1;
}

describe('a differential privacy budget', () => {
  test('is never filled again by default', () => {
    const stack = publisherStack();

    budgetIn(stack, NOISE);

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toEqual({
      PrivacyBudgetType: 'DIFFERENTIAL_PRIVACY',
      AutoRefresh: 'NONE',
      MembershipIdentifier: '<AdsMembership.MembershipIdentifier>',
      Parameters: { Epsilon: 3, UsersNoisePerQuery: 30 },
    });
  });

  test.each(Object.values(BudgetRefresh))('is filled again as %s on request', (refresh) => {
    const stack = publisherStack();

    budgetIn(stack, PrivacyBudget.differentialPrivacy({ epsilon: 1, usersNoisePerQuery: 10, refresh }));

    Template.fromStack(stack).hasResourceProperties(TYPE, { AutoRefresh: refresh });
  });
});

describe('an access budget', () => {
  /** The parameters of a budget on the sales of the publisher. */
  function parametersOf(...limits: AccessLimit[]): unknown {
    const stack = publisherStack();
    const membership = creatorMembership(collaborationOf(stack));
    const sales = membership.associate('Sales', { table: salesTable(stack) });
    membership.addPrivacyBudget('Budget', PrivacyBudget.access(sales, ...limits));
    const { properties } = theOnly(Template.fromStack(stack), TYPE);
    expect(properties).toMatchObject({ PrivacyBudgetType: 'ACCESS_BUDGET', AutoRefresh: 'NONE' });
    return properties.Parameters;
  }

  test.each([
    ['day', AccessLimit.perDay(5), { Type: 'CALENDAR_DAY', Budget: 5, AutoRefresh: 'ENABLED' }],
    ['week', AccessLimit.perWeek(5), { Type: 'CALENDAR_WEEK', Budget: 5, AutoRefresh: 'ENABLED' }],
    ['month', AccessLimit.perMonth(5), { Type: 'CALENDAR_MONTH', Budget: 5, AutoRefresh: 'ENABLED' }],
    ['lifetime', AccessLimit.lifetime(0), { Type: 'LIFETIME', Budget: 0 }],
  ])('can be for a %s', (_, limit, expected) => {
    expect(parametersOf(limit)).toEqual({
      ResourceArn: '<AdsMembershipSales.Arn>',
      BudgetParameters: [expected],
    });
  });

  test('can have two limits', () => {
    expect(parametersOf(AccessLimit.perDay(5), AccessLimit.lifetime(100))).toMatchObject({
      BudgetParameters: [{ Type: 'CALENDAR_DAY' }, { Type: 'LIFETIME' }],
    });
  });

  test('can be for an intermediate table', () => {
    const stack = publisherStack();
    const membership = creatorMembership(
      collaborationOf(stack, {
        creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
        members: [],
      }),
    );
    const daily = membership.addIntermediateTable('Daily', { population: PopulationAnalysis.sql('SELECT 1') });

    membership.addPrivacyBudget('Budget', PrivacyBudget.accessToIntermediateTable(daily, AccessLimit.perDay(5)));

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toMatchObject({
      PrivacyBudgetType: 'ACCESS_BUDGET',
      Parameters: {
        ResourceArn: '<AdsMembershipDaily.Arn>',
        BudgetParameters: [{ Type: 'CALENDAR_DAY', Budget: 5, AutoRefresh: 'ENABLED' }],
      },
    });
  });

  test('is deployed after an association of another stack', () => {
    const { app, publisher } = twoStacks();
    const membership = creatorMembership(collaborationOf(publisher));
    const [tables, budgets] = ['Tables', 'Budgets'].map((id) => stackIn(app, id, PUBLISHER));
    const sales = new ConfiguredTableAssociation(tables, 'Association', { membership, table: salesTable(tables) });

    new PrivacyBudgetTemplate(budgets, 'Budget', {
      membership,
      budget: PrivacyBudget.access(sales, AccessLimit.perDay(5)),
    });

    expect(budgets.dependencies).toEqual([publisher, tables]);
  });
});

describe('the removal policy', () => {
  const RETAINED = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
  const DELETED = { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' };

  test('retains a budget, unless the user states another policy', () => {
    const [byDefault, deleted, kept] = [publisherStack(), publisherStack(), publisherStack()];

    budgetIn(byDefault, NOISE);
    budgetIn(deleted, NOISE, RemovalPolicy.DESTROY);
    budgetIn(kept, NOISE, RemovalPolicy.RETAIN);

    Template.fromStack(byDefault).hasResource(TYPE, RETAINED);
    Template.fromStack(deleted).hasResource(TYPE, DELETED);
    Template.fromStack(kept).hasResource(TYPE, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test.each<readonly [string, (stack: Stack) => IMembershipRef, object]>([
    ['is deleted', (stack) => membershipIn(stack, { removalPolicy: RemovalPolicy.DESTROY }), DELETED],
    ['is imported', (stack) => Membership.fromMembershipId(stack, 'Membership', AN_ID), RETAINED],
    ['has the ID in a parameter', (stack) => imported(stack, new CfnParameter(stack, 'Id').valueAsString), RETAINED],
    ['is an L1, which is deleted', (stack) => l1In(stack), DELETED],
    ['is an L1, which is retained', (stack) => l1In(stack, CfnDeletionPolicy.RETAIN), RETAINED],
    ['is an L1 with an override', (stack) => overridden(l1In(stack), 'RetainExceptOnCreate'), RETAINED],
    [
      'is retained, but for an override',
      (stack) => overridden(l1In(stack, CfnDeletionPolicy.RETAIN), 'Delete'),
      DELETED,
    ],
  ])('of a differential privacy budget is that of the membership, which %s', (_, make, expected) => {
    const stack = publisherStack();

    new PrivacyBudgetTemplate(stack, 'Budget', { membership: make(stack), budget: NOISE });

    Template.fromStack(stack).hasResource(TYPE, expected);
  });

  test.each([
    [undefined, DELETED],
    [RemovalPolicy.RETAIN, RETAINED],
  ])('of an access budget is that of the table, which has %s', (removalPolicy, expected) => {
    const stack = publisherStack();
    const membership = membershipIn(stack);
    const sales = membership.associate('Sales', { table: salesTable(stack), removalPolicy });

    membership.addPrivacyBudget('Budget', PrivacyBudget.access(sales, AccessLimit.perDay(5)));

    Template.fromStack(stack).hasResource(TYPE, expected);
  });

  test('of an access budget is that of the intermediate table', () => {
    const stack = publisherStack();
    const creator = { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] };
    const membership = creatorMembership(collaborationOf(stack, { creator, members: [] }));
    const daily = membership.addIntermediateTable('Daily', { population: PopulationAnalysis.sql('SELECT 1') });

    membership.addPrivacyBudget('Budget', PrivacyBudget.accessToIntermediateTable(daily, AccessLimit.perDay(5)));

    Template.fromStack(stack).hasResource(TYPE, DELETED);
  });

  test('retains an access budget for a table of another app', () => {
    const stack = publisherStack();
    const sales = ConfiguredTableAssociation.fromConfiguredTableAssociationAttributes(stack, 'Sales', {
      configuredTableAssociationId: ANOTHER_ID,
      membership: Membership.fromMembershipId(stack, 'Membership', AN_ID),
    });

    new PrivacyBudgetTemplate(stack, 'Budget', {
      membership: Membership.fromMembershipId(stack, 'Other', AN_ID),
      budget: PrivacyBudget.access(sales, AccessLimit.perDay(5)),
    });

    Template.fromStack(stack).hasResource(TYPE, RETAINED);
  });
});

test('takes the tags of its scope', () => {
  const stack = publisherStack();

  Tags.of(budgetIn(stack, NOISE)).add('team', 'ads');

  Template.fromStack(stack).hasResourceProperties(TYPE, { Tags: [Match.objectLike({ Key: 'team' })] });
});

test('has its L1 as default child, and refers to itself by ids and ARN', () => {
  const stack = publisherStack();

  const budget = budgetIn(stack, NOISE);

  expect(CfnPrivacyBudgetTemplate.isCfnPrivacyBudgetTemplate(budget.node.defaultChild)).toBe(true);
  expect(readable(stack.resolve(budget.privacyBudgetTemplateRef))).toEqual({
    privacyBudgetTemplateIdentifier: '<AdsMembership6BB2291FBudget.PrivacyBudgetTemplateIdentifier>',
    privacyBudgetTemplateArn: '<AdsMembership6BB2291FBudget.Arn>',
    membershipIdentifier: '<AdsMembership.MembershipIdentifier>',
  });
});

describe('isPrivacyBudgetTemplate', () => {
  test('knows a privacy budget template', () => {
    expect(PrivacyBudgetTemplate.isPrivacyBudgetTemplate(budgetIn(publisherStack(), NOISE))).toBe(true);
  });

  test.each([undefined, null, 'Budget', {}])('knows that %o is none', (other) => {
    expect(PrivacyBudgetTemplate.isPrivacyBudgetTemplate(other)).toBe(false);
  });
});

describe('an imported privacy budget template', () => {
  test('knows its ids, account and Region from its ARN', () => {
    const arn = `${MEMBERSHIP_ARN}/privacybudgettemplate/${ANOTHER_ID}`;

    const budget = PrivacyBudgetTemplate.fromPrivacyBudgetTemplateArn(publisherStack(), 'Budget', arn);

    expect(budget.privacyBudgetTemplateRef).toEqual({
      privacyBudgetTemplateIdentifier: ANOTHER_ID,
      privacyBudgetTemplateArn: arn,
      membershipIdentifier: AN_ID,
    });
    expect(budget.env).toEqual({ account: ADVERTISER, region: 'eu-west-1' });
  });

  test('has its ids in an ARN that only the deployment knows', () => {
    const stack = publisherStack();
    const arn = new CfnParameter(stack, 'Arn').valueAsString;

    const budget = PrivacyBudgetTemplate.fromPrivacyBudgetTemplateArn(stack, 'Budget', arn);

    expect(readable(stack.resolve(budget.privacyBudgetTemplateId))).toBe('Select(3, Split(/, <Arn>))');
  });

  test('has its ARN by its id and its membership', () => {
    const stack = publisherStack();

    const budget = PrivacyBudgetTemplate.fromPrivacyBudgetTemplateAttributes(stack, 'Budget', {
      privacyBudgetTemplateId: ANOTHER_ID,
      membership: Membership.fromMembershipArn(stack, 'Membership', MEMBERSHIP_ARN),
    });

    expect(budget.privacyBudgetTemplateId).toBe(ANOTHER_ID);
    expect(budget.privacyBudgetTemplateArn).toBe(`${MEMBERSHIP_ARN}/privacybudgettemplate/${ANOTHER_ID}`);
  });
});
