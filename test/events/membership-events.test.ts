import { App, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnMembership, type IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, test } from 'vitest';
import { MODEL } from '../../local/cleanrooms/model/model';
import { Collaboration, Membership, MembershipEvents } from '../../src';
import { creatorMembership } from '../support/creator-membership';
import { eventOf, matches } from '../support/events';
import {
  AN_ID,
  ANOTHER_ID,
  advertiserStack,
  collaborationOf,
  PUBLISHER,
  publisherStack,
  stackIn,
} from '../support/two-companies';

const RULE = 'AWS::Events::Rule';
const ALARM = 'AWS::CloudWatch::Alarm';

const MEMBERSHIPS: readonly (readonly [string, (stack: Stack) => IMembershipRef, (id: string) => unknown])[] = [
  [
    'a membership of the app',
    (stack) => creatorMembership(collaborationOf(stack)),
    (id) => ({ 'Fn::GetAtt': [id, 'MembershipIdentifier'] }),
  ],
  ['an imported membership', (stack) => Membership.fromMembershipId(stack, 'Membership', AN_ID), () => AN_ID],
  [
    'an L1',
    (stack) => new CfnMembership(stack, 'Membership', { collaborationIdentifier: AN_ID, queryLogStatus: 'DISABLED' }),
    (id) => ({ Ref: id }),
  ],
];

function importedIn(stack: Stack): MembershipEvents {
  return Membership.fromMembershipId(stack, 'Membership', AN_ID).events;
}

/** The pattern of the only rule in a stack, as its template has it. */
function patternIn(stack: Stack): unknown {
  const rules = Object.values(Template.fromStack(stack).findResources(RULE));
  expect(rules).toHaveLength(1);
  return rules[0].Properties.EventPattern;
}

function logicalIdOfMembership(stack: Stack): string {
  return Object.keys(Template.fromStack(stack).findResources('AWS::CleanRooms::Membership'))[0];
}

describe.each(MEMBERSHIPS)('the events of %s', (_name, make, idOf) => {
  test('match those of all memberships, because no page states the field of its ID', () => {
    const stack = publisherStack();

    MembershipEvents.fromMembership(make(stack)).onProtectedQueryFailed('Failed');

    expect(patternIn(stack)).toEqual({ source: ['aws.cleanrooms'], 'detail-type': ['Protected Query Failed'] });
  });

  test('match those of the membership by a field that the user has found', () => {
    const stack = publisherStack();

    MembershipEvents.fromMembership(make(stack), { membershipIdField: 'membershipId' }).onProtectedQueryFailed(
      'Failed',
    );

    expect(patternIn(stack)).toEqual({
      source: ['aws.cleanrooms'],
      'detail-type': ['Protected Query Failed'],
      detail: { membershipId: [idOf(logicalIdOfMembership(stack))] },
    });
  });

  test('match calls of operations for the membership', () => {
    const stack = publisherStack();

    MembershipEvents.fromMembership(make(stack)).onApiCall('Started', ['StartProtectedQuery']);

    expect(patternIn(stack)).toEqual({
      source: ['aws.cleanrooms'],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: {
        eventSource: ['cleanrooms.amazonaws.com'],
        eventName: ['StartProtectedQuery'],
        requestParameters: { membershipIdentifier: [idOf(logicalIdOfMembership(stack))] },
      },
    });
  });

  test('are those of a rule in another stack', () => {
    const app = new App();
    const stack = stackIn(app, 'Publisher', PUBLISHER);
    const other = stackIn(app, 'Monitoring', PUBLISHER);
    const events = MembershipEvents.fromMembership(make(stack), { membershipIdField: 'membershipId' });

    new Rule(other, 'Failed', { eventPattern: events.analysisFailedPattern() });

    expect(() => app.synth()).not.toThrow();
    expect(stack.dependencies).toEqual([]);
  });
});

describe('a rule', () => {
  test('starts its target', () => {
    const stack = advertiserStack();

    importedIn(stack).onProtectedQuerySucceeded('Succeeded', { target: new SqsQueue(new Queue(stack, 'Queue')) });

    Template.fromStack(stack).hasResourceProperties(RULE, {
      Targets: [{ Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Queue'), 'Arn'] } }],
    });
  });

  test('has the other options of the CDK', () => {
    const stack = advertiserStack();

    importedIn(stack).onProtectedQuerySucceeded('Succeeded', {
      ruleName: 'results',
      description: 'Results are there',
      eventPattern: { detail: { queryType: ['SQL'] } },
    });

    Template.fromStack(stack).hasResourceProperties(RULE, {
      Name: 'results',
      Description: 'Results are there',
      EventPattern: { 'detail-type': ['Protected Query Succeeded'], detail: { queryType: ['SQL'] } },
    });
  });

  test('can be in the stack of its target, which uses the membership, without a cycle', () => {
    const app = new App();
    const stack = stackIn(app, 'Publisher', PUBLISHER);
    const other = stackIn(app, 'Monitoring', PUBLISHER);
    const membership = creatorMembership(collaborationOf(stack));
    const queue = new Queue(other, 'Queue', { queueName: `results-${membership.membershipId}` });
    const events = MembershipEvents.fromMembership(membership, { membershipIdField: 'membershipId' });

    events.onProtectedQueryFailed('Failed', { target: new SqsQueue(queue), crossStackScope: other });

    expect(() => app.synth()).not.toThrow();
    expect(Stack.of(queue).dependencies).toEqual([stack]);
    Template.fromStack(other).resourceCountIs(RULE, 1);
  });

  test('fails without a construct ID', () => {
    expect(() => importedIn(advertiserStack()).onAnalysisFailed('')).toThrow('membershipEvents.onAnalysisFailed: id');
  });
});

describe('the pattern of failed analyses', () => {
  const pattern = { ...importedIn(advertiserStack()).analysisFailedPattern() };
  const rendered = { source: pattern.source, 'detail-type': pattern.detailType };

  test.each(['Protected Query Failed', 'Protected Query Timed Out', 'Protected Job Failed'])('matches %s', (type) => {
    expect(matches(rendered, eventOf(type))).toBe(true);
  });

  test.each(['Protected Query Cancelled', 'Protected Query Succeeded', 'Protected Job Cancelled'])(
    'does not match %s',
    (type) => {
      expect(matches(rendered, eventOf(type))).toBe(false);
    },
  );
});

describe('the pattern of a deleted collaboration', () => {
  const { detailType, ...others } = importedIn(advertiserStack()).collaborationDeletedPattern();
  const rendered = { ...others, 'detail-type': detailType };

  // Each is the example of one version of the guide.
  test.each(['Membership Updated', 'Id Namespace Association Updated'])('matches %s with its status', (type) => {
    expect(matches(rendered, eventOf(type, { status: 'COLLABORATION_DELETED' }))).toBe(true);
    expect(matches(rendered, eventOf(type, { status: 'ACTIVE' }))).toBe(false);
    expect(matches(rendered, eventOf(type))).toBe(false);
  });

  test('is that of its rule', () => {
    const stack = advertiserStack();

    importedIn(stack).onCollaborationDeleted('Deleted');

    expect(patternIn(stack)).toEqual(rendered);
  });
});

describe('the field of the ID', () => {
  test('can be a path, beside which the user states other fields', () => {
    const membership = Membership.fromMembershipId(advertiserStack(), 'Membership', AN_ID);
    const events = MembershipEvents.fromMembership(membership, { membershipIdField: 'membership.id' });

    const { detail } = events.protectedQueryFailedPattern({
      detail: { membership: { status: ['ACTIVE'] }, queryType: ['SQL'] },
    });

    expect(detail).toEqual({ membership: { id: [AN_ID], status: ['ACTIVE'] }, queryType: ['SQL'] });
    expect(matches({ detail }, { detail: { membership: { id: AN_ID, status: 'ACTIVE' }, queryType: 'SQL' } })).toBe(
      true,
    );
    expect(
      matches({ detail }, { detail: { membership: { id: ANOTHER_ID, status: 'ACTIVE' }, queryType: 'SQL' } }),
    ).toBe(false);
  });

  test('can be stated by the user for a single pattern', () => {
    const membership = Membership.fromMembershipId(advertiserStack(), 'Membership', AN_ID);
    const events = MembershipEvents.fromMembership(membership, { membershipIdField: 'membershipId' });

    expect(events.protectedQueryFailedPattern({ detail: { membershipId: [ANOTHER_ID] } }).detail).toEqual({
      membershipId: [ANOTHER_ID],
    });
  });

  test.each(['', 'membership.', '.id', 'membership id'])('fails if it is "%s"', (membershipIdField) => {
    const membership = Membership.fromMembershipId(advertiserStack(), 'Membership', AN_ID);

    expect(() => MembershipEvents.fromMembership(membership, { membershipIdField })).toThrow(
      'specify a field of an event',
    );
  });

  test('can compare with an ID that only the deployment knows', () => {
    const stack = new Stack(new App(), 'Advertiser');
    const id = new CfnParameter(stack, 'Id').valueAsString;
    const membership = Membership.fromMembershipId(stack, 'Membership', id);

    MembershipEvents.fromMembership(membership, { membershipIdField: 'membershipId' }).onMembershipUpdated('Updated');

    expect(patternIn(stack)).toMatchObject({ detail: { membershipId: [{ Ref: 'Id' }] } });
  });
});

describe('API calls', () => {
  test('are those of at least one operation', () => {
    expect(() => importedIn(advertiserStack()).apiCallPattern([])).toThrow('matches nothing');
  });

  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
  test.each(['GetProtectedQuery', 'ListProtectedJobs', 'cleanrooms:StartProtectedQuery'])(
    'refuse %s, of which a rule does not receive the calls',
    (operation) => {
      expect(() => importedIn(advertiserStack()).apiCallPattern([operation])).toThrow(
        'operations that change something',
      );
    },
  );

  // AWS CloudTrail records the parameters of a request by their names in the API.
  test('of operations for a membership have its ID as a parameter of this name', () => {
    const { input } = MODEL.operations.StartProtectedQuery;

    expect(Object.keys(MODEL.shapes[input?.shape ?? ''].members ?? {})).toContain('membershipIdentifier');
  });

  // https://docs.aws.amazon.com/clean-rooms/latest/userguide/logging-using-cloudtrail.html
  test('match the record of a call, and not that for another membership', () => {
    const { detailType, ...others } = importedIn(advertiserStack()).apiCallPattern(['StartProtectedQuery']);
    const pattern = { ...others, 'detail-type': detailType };
    const recorded = (membershipIdentifier: string, eventName = 'StartProtectedQuery') =>
      eventOf('AWS API Call via CloudTrail', {
        eventVersion: '1.08',
        eventSource: 'cleanrooms.amazonaws.com',
        eventName,
        requestParameters: { membershipIdentifier, sqlParameters: '***', type: 'SQL' },
      });

    expect(matches(pattern, recorded(AN_ID))).toBe(true);
    expect(matches(pattern, recorded(ANOTHER_ID))).toBe(false);
    expect(matches(pattern, recorded(AN_ID, 'GetProtectedQuery'))).toBe(false);
  });
});

describe('the alarm on failed analyses', () => {
  test('counts how often its rule runs', () => {
    const stack = advertiserStack();

    importedIn(stack).alarmOnFailedAnalyses('Failures', { target: queueIn(stack) });

    const template = Template.fromStack(stack);
    const [rule] = Object.keys(template.findResources(RULE));
    expect(Object.values(template.findResources(ALARM)).map(({ Properties }) => Properties)).toEqual([
      {
        AlarmDescription: 'Queries or jobs of AWS Clean Rooms have failed',
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        Dimensions: [{ Name: 'RuleName', Value: { Ref: rule } }],
        EvaluationPeriods: 1,
        MetricName: 'TriggeredRules',
        Namespace: 'AWS/Events',
        Period: 300,
        Statistic: 'Sum',
        Threshold: 1,
        TreatMissingData: 'notBreaching',
      },
    ]);
    expect(patternIn(stack)).toEqual({
      source: ['aws.cleanrooms'],
      'detail-type': ['Protected Query Failed', 'Protected Query Timed Out', 'Protected Job Failed'],
    });
  });

  // No page states that a rule without a target is counted.
  test('has a rule with a target, and requires one', () => {
    const stack = advertiserStack();

    importedIn(stack).alarmOnFailedAnalyses('Failures', { target: queueIn(stack) });

    Template.fromStack(stack).hasResourceProperties(RULE, { Targets: [Match.anyValue()] });
    expect(() => importedIn(advertiserStack()).alarmOnFailedAnalyses('Failures', {} as never)).toThrow('target');
  });

  test('has another threshold and period on request', () => {
    const stack = advertiserStack();

    importedIn(stack).alarmOnFailedAnalyses('Failures', {
      threshold: 3,
      period: Duration.hours(1),
      target: queueIn(stack),
    });

    Template.fromStack(stack).hasResourceProperties(ALARM, { Threshold: 3, Period: 3600 });
  });
});

function queueIn(stack: Stack): SqsQueue {
  return new SqsQueue(new Queue(stack, 'Queue'));
}

test('an invited collaboration and its membership have events', () => {
  const stack = advertiserStack();
  const collaboration = Collaboration.fromCollaborationId(stack, 'Ads', AN_ID);

  const membership = new Membership(stack, 'Membership', { collaboration });

  expect(membership.events).toBeInstanceOf(MembershipEvents);
});
