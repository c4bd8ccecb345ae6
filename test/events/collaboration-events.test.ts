import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnCollaboration, type ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { beforeAll, describe, expect, test } from 'vitest';
import { CleanRoomsEvents, Collaboration, CollaborationEvents } from '../../src';
import { bundled } from '../custom-resources/support/bundled';
import { eventOf, matches } from '../support/events';
import {
  AN_ID,
  ANOTHER_ID,
  advertiserStack,
  collaborationOf,
  PUBLISHER,
  publisherStack,
} from '../support/two-companies';

beforeAll(bundled);

const RULE = 'AWS::Events::Rule';

const COLLABORATIONS: readonly (readonly [string, (stack: Stack) => ICollaborationRef, (id: string) => unknown])[] = [
  ['a collaboration of the app', (stack) => collaborationOf(stack), getAtt('CollaborationIdentifier')],
  ['an imported collaboration', (stack) => Collaboration.fromCollaborationId(stack, 'Ads', AN_ID), () => AN_ID],
  [
    'a collaboration to which the account is invited',
    (stack) =>
      Collaboration.fromInvitation(stack, 'Ads', { collaborationName: 'Reach', creatorAccountId: '333333333333' }),
    getAtt('CollaborationId'),
  ],
  [
    'an L1',
    (stack) =>
      new CfnCollaboration(stack, 'Ads', {
        name: 'Reach',
        description: 'Reach of the spring campaign',
        creatorDisplayName: 'Publisher',
        queryLogStatus: 'DISABLED',
      }),
    (id) => ({ Ref: id }),
  ],
];

function getAtt(attribute: string): (id: string) => unknown {
  return (id) => ({ 'Fn::GetAtt': [id, attribute] });
}

/** The pattern of the only rule in a stack, as its template has it. */
function patternIn(stack: Stack): unknown {
  const rules = Object.values(Template.fromStack(stack).findResources(RULE));
  expect(rules).toHaveLength(1);
  return rules[0].Properties.EventPattern;
}

/** The logical ID of what stands for the collaboration, if the template has it. */
function logicalIdIn(stack: Stack): string {
  const resources: Record<string, { readonly Type: string }> = Template.fromStack(stack).toJSON().Resources;
  const types = ['AWS::CleanRooms::Collaboration', 'Custom::CleanRoomsCollaborationInvitation'];
  return Object.keys(resources).find((id) => types.includes(resources[id].Type)) ?? '';
}

describe.each(COLLABORATIONS)('the events of %s', (_name, make, idOf) => {
  test('match those of all collaborations, because no page states the field of its ID', () => {
    const stack = publisherStack();

    CollaborationEvents.fromCollaboration(make(stack)).onConfiguredTableAssociationCreated('Associated');

    expect(patternIn(stack)).toEqual({
      source: ['aws.cleanrooms'],
      'detail-type': ['Configured Table Association Created'],
    });
  });

  test('match those of the collaboration by a field that the user has found', () => {
    const stack = publisherStack();
    const events = CollaborationEvents.fromCollaboration(make(stack), { collaborationIdField: 'collaborationId' });

    events.onMembershipCreated('Joined');

    expect(patternIn(stack)).toEqual({
      source: ['aws.cleanrooms'],
      'detail-type': ['Membership Created'],
      detail: { collaborationId: [idOf(logicalIdIn(stack))] },
    });
  });
});

test('a collaboration that is imported by its ID has events, although its ARN is unknown', () => {
  const stack = advertiserStack();
  const collaboration = Collaboration.fromCollaborationId(stack, 'Ads', AN_ID);

  collaboration.events.onCollaborationChangeRequestCreated('Requested', {
    target: new SqsQueue(new Queue(stack, 'Queue')),
  });

  expect(patternIn(stack)).toMatchObject({ 'detail-type': ['Collaboration Change Request Created'] });
});

test('a pattern with the ID matches only the events of the collaboration', () => {
  const collaboration = Collaboration.fromCollaborationId(advertiserStack(), 'Ads', AN_ID);
  const events = CollaborationEvents.fromCollaboration(collaboration, { collaborationIdField: 'collaborationId' });

  const { detailType, ...others } = events.membershipDeletedPattern();

  const pattern = { ...others, 'detail-type': detailType };
  expect(matches(pattern, eventOf('Membership Deleted', { collaborationId: AN_ID }))).toBe(true);
  expect(matches(pattern, eventOf('Membership Deleted', { collaborationId: ANOTHER_ID }))).toBe(false);
  expect(matches(pattern, eventOf('Membership Deleted'))).toBe(false);
});

describe('the events before a stack can refer to a collaboration', () => {
  test('start a target when a partner invites the account', () => {
    const stack = advertiserStack();

    CleanRoomsEvents.onInvitedToCollaboration(stack, 'Invited', { target: new SqsQueue(new Queue(stack, 'Queue')) });

    expect(patternIn(stack)).toEqual({ source: ['aws.cleanrooms'], 'detail-type': ['Invited To Collaboration'] });
    Template.fromStack(stack).hasResourceProperties(RULE, { Targets: [{ Id: 'Target0' }] });
  });

  test('can be limited by fields that the user has found', () => {
    expect(CleanRoomsEvents.invitedToCollaborationPattern({ detail: { creatorAccountId: [PUBLISHER] } })).toEqual({
      source: ['aws.cleanrooms'],
      detailType: ['Invited To Collaboration'],
      detail: { creatorAccountId: [PUBLISHER] },
    });
  });
});
