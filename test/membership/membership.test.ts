import { App, CfnParameter, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import { Collaboration, ConfiguredTableAssociation, Membership, PrivacyBudget, PrivacyBudgetTemplate } from '../../src';
import { creatorMembership } from '../support/creator-membership';
import { readable } from '../support/readable';
import {
  ADVERTISER,
  AN_ID,
  advertiserStack,
  collaborationOf,
  PUBLISHER,
  publisherStack,
  salesTable,
} from '../support/two-companies';

const TYPE = 'AWS::CleanRooms::Membership';

function membershipIn(stack: Stack): Membership {
  return creatorMembership(collaborationOf(stack));
}

test('joins its collaboration', () => {
  const stack = publisherStack();

  membershipIn(stack);

  const [logicalId] = Object.keys(Template.fromStack(stack).findResources('AWS::CleanRooms::Collaboration'));
  Template.fromStack(stack).hasResourceProperties(TYPE, {
    CollaborationIdentifier: { 'Fn::GetAtt': [logicalId, 'CollaborationIdentifier'] },
  });
});

test('has no results, no metrics and pays for nothing by default', () => {
  const stack = publisherStack();

  membershipIn(stack);

  Template.fromStack(stack).hasResourceProperties(TYPE, {
    DefaultResultConfiguration: Match.absent(),
    PaymentConfiguration: Match.absent(),
    IsMetricsEnabled: Match.absent(),
  });
});

test('has metrics on request', () => {
  const stack = advertiserStack();

  new Membership(stack, 'Membership', {
    collaboration: Collaboration.fromCollaborationId(stack, 'Ads', AN_ID),
    metrics: true,
  });

  Template.fromStack(stack).hasResourceProperties(TYPE, { IsMetricsEnabled: true });
});

test('outlives its template, as leaving is final', () => {
  const stack = publisherStack();

  membershipIn(stack);

  Template.fromStack(stack).hasResource(TYPE, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('leaves with its template on request', () => {
  const stack = publisherStack();

  creatorMembership(collaborationOf(stack), 'Membership', { removalPolicy: RemovalPolicy.DESTROY });

  Template.fromStack(stack).hasResource(TYPE, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
});

test('takes the tags of its scope', () => {
  const stack = publisherStack();
  const membership = membershipIn(stack);

  Tags.of(membership).add('team', 'ads');

  Template.fromStack(stack).hasResourceProperties(TYPE, { Tags: [{ Key: 'team', Value: 'ads' }] });
});

test('has its L1 as default child', () => {
  expect(CfnMembership.isCfnMembership(membershipIn(publisherStack()).node.defaultChild)).toBe(true);
});

test('refers to itself by id and ARN', () => {
  const stack = publisherStack();
  const membership = membershipIn(stack);

  const reference = stack.resolve(membership.membershipRef);

  const logicalId = stack.getLogicalId(membership.node.defaultChild as CfnMembership);
  expect(reference).toEqual({
    membershipIdentifier: { 'Fn::GetAtt': [logicalId, 'MembershipIdentifier'] },
    membershipArn: { 'Fn::GetAtt': [logicalId, 'Arn'] },
  });
});

test('associates a table under itself', () => {
  const stack = publisherStack();
  const membership = membershipIn(stack);

  const association = membership.associate('Sales', { table: salesTable(stack), associationName: 'sales' });

  expect(ConfiguredTableAssociation.isConfiguredTableAssociation(association)).toBe(true);
  expect(association.node.scope).toBe(membership);
  Template.fromStack(stack).hasResourceProperties('AWS::CleanRooms::ConfiguredTableAssociation', {
    Name: 'sales',
    MembershipIdentifier: stack.resolve(membership.membershipId),
  });
});

test('limits what may be asked of its tables', () => {
  const stack = publisherStack();
  const membership = membershipIn(stack);
  const budget = PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 });

  const template = membership.addPrivacyBudget('Budget', budget);

  expect(PrivacyBudgetTemplate.isPrivacyBudgetTemplate(template)).toBe(true);
  expect(template.node.scope).toBe(membership);
  Template.fromStack(stack).hasResourceProperties('AWS::CleanRooms::PrivacyBudgetTemplate', {
    MembershipIdentifier: stack.resolve(membership.membershipId),
  });
});

describe('isMembership', () => {
  test('knows a membership', () => {
    expect(Membership.isMembership(membershipIn(publisherStack()))).toBe(true);
  });

  test.each([undefined, null, 'Membership', {}])('knows that %o is none', (other) => {
    expect(Membership.isMembership(other)).toBe(false);
  });

  test('knows that an import is none', () => {
    expect(Membership.isMembership(Membership.fromMembershipId(publisherStack(), 'Other', AN_ID))).toBe(false);
  });
});

describe('an imported membership', () => {
  test('is of the account and Region of the stack, by its id', () => {
    const stack = publisherStack();

    const membership = Membership.fromMembershipId(stack, 'Own', AN_ID);

    expect(membership.membershipId).toBe(AN_ID);
    expect(membership.env).toEqual({ account: PUBLISHER, region: 'us-east-1' });
    expect(readable(stack.resolve(membership.membershipRef))).toEqual({
      membershipIdentifier: AN_ID,
      membershipArn: `arn:<AWS::Partition>:cleanrooms:us-east-1:${PUBLISHER}:membership/${AN_ID}`,
    });
  });

  test('is of the account and Region of its ARN', () => {
    const arn = `arn:aws:cleanrooms:eu-west-1:${ADVERTISER}:membership/${AN_ID}`;

    const membership = Membership.fromMembershipArn(publisherStack(), 'Partner', arn);

    expect(membership.membershipId).toBe(AN_ID);
    expect(membership.membershipArn).toBe(arn);
    expect(membership.env).toEqual({ account: ADVERTISER, region: 'eu-west-1' });
  });

  test('has its id in an ARN that only the deployment knows', () => {
    const stack = new Stack(new App(), 'Publisher');
    const parameter = new CfnParameter(stack, 'Arn');

    const membership = Membership.fromMembershipArn(stack, 'Partner', parameter.valueAsString);

    expect(readable(stack.resolve(membership.membershipId))).toMatch(/^Select\(1, Split\(\/,.*<Arn>/);
  });

  test('fails for an ARN without an id', () => {
    const arn = `arn:aws:cleanrooms:eu-west-1:${ADVERTISER}:membership`;

    expect(() => Membership.fromMembershipArn(publisherStack(), 'Partner', arn)).toThrow(`is "${arn}"`);
  });
});
