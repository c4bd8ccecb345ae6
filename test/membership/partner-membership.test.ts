import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { Collaboration, PartnerMembership, PartnerNotJoinedAction } from '../../src';
import { creatorMembership } from '../support/creator-membership';
import { trustOf } from '../support/readable';
import {
  ADVERTISER,
  AN_ID,
  collaborationOf,
  PUBLISHER,
  publisherStack,
  salesTable,
  stackIn,
} from '../support/two-companies';

const TYPE = 'Custom::CleanRoomsPartnerMembership';

describe('the membership of a partner', () => {
  test('that runs queries is the only one for which the role of a table is trusted, and its queries', () => {
    const stack = publisherStack();
    const collaboration = collaborationOf(stack);
    const partner = new PartnerMembership(stack, 'Partner', { collaboration, accountId: ADVERTISER });
    creatorMembership(collaboration).associate('Association', {
      table: salesTable(stack),
      partnerMemberships: [partner],
    });

    const template = Template.fromStack(stack);
    const [found = ''] = Object.keys(template.findResources(TYPE));
    const name = found.slice(0, -8);
    expect(trustOf(template)).toEqual({
      externalId: `arn:<AWS::Partition>:*:us-east-1:*:dbuser:*/<${name}.MembershipId>*`,
      sourceArns: ['<AdsMembership.Arn>', `<${name}.MembershipArn>`],
    });
  });

  test('is looked for in the collaboration of the partner, with the pattern for all of its account', () => {
    const stack = stackIn(new App(), 'Retailer', ADVERTISER);
    const attributes = { collaborationId: AN_ID, creatorAccountId: PUBLISHER };
    const collaboration = Collaboration.fromCollaborationAttributes(stack, 'Known', attributes);
    const partner = new PartnerMembership(stack, 'Partner', {
      collaboration,
      accountId: PUBLISHER,
      ifNotJoined: PartnerNotJoinedAction.FAIL,
    });

    expect(partner.env).toEqual({ account: PUBLISHER, region: 'us-east-1' });
    const template = Template.fromStack(stack);
    template.hasResourceProperties(TYPE, {
      CollaborationId: AN_ID,
      AccountId: PUBLISHER,
      IfNotJoined: 'FAIL',
      AnyMembershipArn: {
        'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:cleanrooms:us-east-1:${PUBLISHER}:membership/*`]],
      },
    });
    template.hasResourceProperties('AWS::IAM::RolePolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({
            Action: 'cleanrooms:ListMembers',
            Resource: {
              'Fn::Join': [
                '',
                ['arn:', { Ref: 'AWS::Partition' }, `:cleanrooms:us-east-1:${PUBLISHER}:collaboration/${AN_ID}`],
              ],
            },
          }),
        ],
      },
    });
  });

  test('of two partners needs one function', () => {
    const stack = new Stack(new App(), 'Stack');
    const collaboration = collaborationOf(stack);
    for (const accountId of [ADVERTISER, '444444444444']) {
      new PartnerMembership(stack, `Partner${accountId}`, { collaboration, accountId });
    }

    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 1);
  });

  test('is refused without the ID of an account', () => {
    const stack = publisherStack();

    expect(
      () => new PartnerMembership(stack, 'Partner', { collaboration: collaborationOf(stack), accountId: '12' }),
    ).toThrow(/Partner.*accountId.*"12".*12 digits/s);
  });
});
