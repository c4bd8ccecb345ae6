import { Template } from 'aws-cdk-lib/assertions';
import type { EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { describe, expect, test } from 'vitest';
import { CleanRoomsEvents, Collaboration, CollaborationEvents, Membership, MembershipEvents } from '../../src';
import {
  type DetailType,
  EVENT_TYPES,
  type EventsClass,
  type EventType,
  methodsOf,
} from '../../src/events/event-types';
import { eventOf, matches } from '../support/events';
import { AN_ID, advertiserStack } from '../support/two-companies';
import { PUBLISHED_TYPES, TYPES_IN_EVENTS_REFERENCE } from './published-types';

/** The events of the service, the table of them, and the methods of the classes are the same. */

const TYPES = Object.entries<EventType>(EVENT_TYPES) as [DetailType, EventType][];

interface Methods {
  readonly [method: string]: (...args: unknown[]) => EventPattern & Rule;
}

/** What has the methods of each class. */
function ownersIn(stack = advertiserStack()): Readonly<Record<EventsClass, Methods>> {
  return {
    CleanRoomsEvents: CleanRoomsEvents as unknown as Methods,
    CollaborationEvents: Collaboration.fromCollaborationId(stack, 'Ads', AN_ID).events as unknown as Methods,
    MembershipEvents: Membership.fromMembershipId(stack, 'Membership', AN_ID).events as unknown as Methods,
  };
}

const DECLARED_BY: Readonly<Record<EventsClass, object>> = {
  CleanRoomsEvents,
  CollaborationEvents: CollaborationEvents.prototype,
  MembershipEvents: MembershipEvents.prototype,
};

/** Methods about more than one detail type, or about API calls. */
const OTHERS = [
  'analysisFailedPattern',
  'onAnalysisFailed',
  'collaborationDeletedPattern',
  'onCollaborationDeleted',
  'apiCallPattern',
  'onApiCall',
];

test('the guide has 38 events', () => {
  expect(PUBLISHED_TYPES).toHaveLength(38);
  expect(new Set(PUBLISHED_TYPES).size).toBe(38);
});

test('the events reference of Amazon EventBridge has 18 of them', () => {
  expect(TYPES_IN_EVENTS_REFERENCE).toHaveLength(18);
});

test('the table has the events of the guide, in its order', () => {
  expect(TYPES.map(([type]) => type)).toEqual(PUBLISHED_TYPES);
});

test('no other method is about an event', () => {
  for (const [owner, members] of Object.entries(DECLARED_BY)) {
    const ofTypes = TYPES.filter(([, type]) => type.in === owner).flatMap(([type]) => Object.values(methodsOf(type)));
    const methods = Object.getOwnPropertyNames(members).filter((name) => /^on[A-Z]|Pattern$/.test(name));

    expect(methods.filter((name) => !OTHERS.includes(name)).sort()).toEqual(ofTypes.sort());
  }
});

describe.each(TYPES)('%s', (detailType, { in: owner }) => {
  const { pattern, rule } = methodsOf(detailType);

  test('has a pattern that matches only its events', () => {
    const found = renderedOf(ownersIn()[owner][pattern]());

    expect(found).toEqual({ source: ['aws.cleanrooms'], 'detail-type': [detailType] });
    expect(PUBLISHED_TYPES.filter((type) => matches(found, eventOf(type)))).toEqual([detailType]);
  });

  test('does not match the event of another service', () => {
    const found = renderedOf(ownersIn()[owner][pattern]());

    expect(matches(found, { ...eventOf(detailType), source: 'com.example' })).toBe(false);
  });

  test('takes fields of the detail, and of the event', () => {
    const options = { detail: { status: ['ACTIVE'] }, eventMetadata: { region: ['us-east-1'] } };

    expect(renderedOf(ownersIn()[owner][pattern](options))).toEqual({
      source: ['aws.cleanrooms'],
      'detail-type': [detailType],
      detail: { status: ['ACTIVE'] },
      region: ['us-east-1'],
    });
  });

  test('has a rule with the pattern', () => {
    const stack = advertiserStack();
    const args = owner === 'CleanRoomsEvents' ? [stack, 'Rule'] : ['Rule'];

    ownersIn(stack)[owner][rule](...args);

    const rules = Object.values(Template.fromStack(stack).findResources('AWS::Events::Rule'));
    expect(rules.map(({ Properties }) => Properties)).toEqual([
      { EventPattern: { source: ['aws.cleanrooms'], 'detail-type': [detailType] }, State: 'ENABLED' },
    ]);
  });
});

/** A pattern as a rule renders it. */
function renderedOf({ detailType, ...others }: EventPattern): object {
  return { ...others, 'detail-type': detailType };
}
