import { type Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Membership, PrivacyImpact } from '../../src';
import { bundled } from '../custom-resources/support/bundled';
import { creatorMembership } from '../support/creator-membership';
import { AN_ID, collaborationOf, publisherStack } from '../support/two-companies';

const TYPE = 'Custom::CleanRoomsPrivacyImpact';
const PROTECTION = { epsilon: 3, usersNoisePerQuery: 30 };

beforeAll(bundled);

let stack: Stack;

beforeEach(() => {
  stack = publisherStack();
});

test('a preview is made for a membership, and returns its numbers', () => {
  const membership = creatorMembership(collaborationOf(stack));

  const impact = new PrivacyImpact(stack, 'Impact', { membership, ...PROTECTION, minimums: { sum: 2, count: 1 } });

  const template = Template.fromStack(stack);
  const [own = ''] = Object.keys(template.findResources('AWS::CleanRooms::Membership'));
  const [id = ''] = Object.keys(template.findResources(TYPE));
  template.hasResource(TYPE, {
    Properties: Match.objectLike({
      MembershipId: { 'Fn::GetAtt': [own, 'MembershipIdentifier'] },
      Epsilon: 3,
      UsersNoisePerQuery: 30,
      Minimums: 'COUNT=1,SUM=2',
    }),
    DependsOn: Match.arrayWith([own]),
  });
  template.hasResourceProperties('AWS::IAM::RolePolicy', {
    PolicyDocument: {
      Statement: [
        {
          Action: 'cleanrooms:PreviewPrivacyImpact',
          Effect: 'Allow',
          Resource: { 'Fn::GetAtt': [own, 'Arn'] },
        },
      ],
    },
  });
  const { maxAvg, maxCount, maxCountDistinct, maxStddev, maxSum } = impact;
  expect(stack.resolve([maxAvg, maxCount, maxCountDistinct, maxStddev, maxSum])).toEqual(
    ['MaxAvg', 'MaxCount', 'MaxCountDistinct', 'MaxStddev', 'MaxSum'].map((name) => ({ 'Fn::GetAtt': [id, name] })),
  );
});

test('without minimums, the property is empty', () => {
  const membership = Membership.fromMembershipId(stack, 'Membership', AN_ID);

  new PrivacyImpact(stack, 'Impact', { membership, ...PROTECTION });

  Template.fromStack(stack).hasResourceProperties(TYPE, { MembershipId: AN_ID, Minimums: '' });
});

describe('a minimum', () => {
  const withMinimum = (count: number) => () => {
    const membership = Membership.fromMembershipId(stack, 'Membership', AN_ID);
    return new PrivacyImpact(stack, 'Impact', { membership, ...PROTECTION, minimums: { count } });
  };

  test.each([-1, 1.5, Token.asNumber({ Ref: 'Minimum' })])('fails if it is %s', (count) => {
    expect(withMinimum(count)).toThrow('a number of aggregations is a whole number');
  });

  test.each([0, 1, 1000])('can be %s', (count) => {
    expect(withMinimum(count)).not.toThrow();
  });
});
