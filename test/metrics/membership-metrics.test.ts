import { App, Duration, type Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnMembership, type IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Dashboard, GraphWidget, type Metric, type SearchExpression, Unit } from 'aws-cdk-lib/aws-cloudwatch';
import { describe, expect, test } from 'vitest';
import { Membership, MembershipMetrics } from '../../src';
import { METRIC_TYPES, type MetricType } from '../../src/membership/metric-types';
import { creatorMembership } from '../support/creator-membership';
import { AN_ID, collaborationOf, PUBLISHER, publisherStack, stackIn } from '../support/two-companies';

const ALARM = 'AWS::CloudWatch::Alarm';
const TYPES = Object.entries<MetricType>(METRIC_TYPES);

/**
 * The metrics of the guide in its order, read in November 2026: first those of all analyses, then those of each query.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/cloudwatch-metrics.html
 */
const OF_ANALYSES = ['AnalysisRuntime', 'CRPUConsumed', 'ConcurrentVCPUs', 'AnalysesCount', 'ConcurrentQueries'];
const OF_QUERIES = [
  'BytesRead',
  'BytesWritten',
  'RecordsRead',
  'RecordsWritten',
  'QueryFileScanned',
  'Memory utilization',
  'vCPU utilization',
  'Disk utilization',
];

const GET_ATT = { 'Fn::GetAtt': [Match.anyValue(), 'MembershipIdentifier'] };
const MEMBERSHIPS: readonly (readonly [string, (stack: Stack) => IMembershipRef, unknown])[] = [
  ['a membership of the app', (stack) => creatorMembership(collaborationOf(stack)), GET_ATT],
  ['an imported membership', (stack) => Membership.fromMembershipId(stack, 'Imported', AN_ID), AN_ID],
  [
    'an L1',
    (stack) => new CfnMembership(stack, 'Plain', { collaborationIdentifier: AN_ID, queryLogStatus: 'DISABLED' }),
    { Ref: 'Plain' },
  ],
];

function imported(stack = publisherStack()): MembershipMetrics {
  return Membership.fromMembershipId(stack, 'Membership', AN_ID).metrics;
}

function methodOf<T>(metrics: MembershipMetrics, { method }: MetricType): (options?: object) => T {
  return (metrics as unknown as Record<string, (options?: object) => T>)[method].bind(metrics);
}

test('the table has the metrics of the guide, in its order', () => {
  expect(TYPES.filter(([, { ofQuery }]) => !ofQuery).map(([name]) => name)).toEqual(OF_ANALYSES);
  expect(TYPES.filter(([, { ofQuery }]) => ofQuery).map(([name]) => name)).toEqual(OF_QUERIES);
});

test('each metric has a method, and no other method is about a metric', () => {
  const methods = Object.getOwnPropertyNames(MembershipMetrics.prototype).filter((name) => /^metric[A-Z]/.test(name));

  expect(methods.sort()).toEqual(TYPES.map(([, { method }]) => method).sort());
});

test.each(TYPES.flatMap(([name, { unit }]) => (unit ? [[name, unit]] : [])))(
  'the unit of %s, %s, is one of CloudWatch',
  (_name, unit) => {
    expect(Object.values<string>(Unit)).toContain(unit);
  },
);

describe.each(TYPES.filter(([, { ofQuery }]) => !ofQuery))('%s', (metricName, type) => {
  test.each(MEMBERSHIPS)('has the dimension of %s', (_name, make, value) => {
    const stack = publisherStack();
    const metric = methodOf<Metric>(MembershipMetrics.fromMembership(make(stack)), type)();

    metric.createAlarm(stack, 'Alarm', { threshold: 1, evaluationPeriods: 1 });

    Template.fromStack(stack).hasResourceProperties(ALARM, {
      Namespace: 'AWS/CleanRooms',
      MetricName: metricName,
      Dimensions: [{ Name: 'Membership', Value: value }],
      Statistic: type.statistic,
      Period: 300,
      // A data point with another unit than that of the alarm does not count.
      Unit: Match.absent(),
    });
  });

  test('takes the options of the CDK', () => {
    const metric = methodOf<Metric>(
      imported(),
      type,
    )({
      statistic: 'p99',
      period: Duration.minutes(1),
      dimensionsMap: { 'Analysis Type': 'SparkSQL' },
    });

    expect(metric).toMatchObject({ statistic: 'p99', dimensions: { 'Analysis Type': 'SparkSQL' } });
    expect(metric.period.toMinutes()).toBe(1);
  });
});

describe.each(TYPES.filter(([, { ofQuery }]) => ofQuery))('%s', (metricName, type) => {
  test.each(MEMBERSHIPS)('is searched for %s', (_name, make, value) => {
    const stack = publisherStack();
    const found = methodOf<SearchExpression>(MembershipMetrics.fromMembership(make(stack)), type)();

    new Dashboard(stack, 'Dashboard', { widgets: [[new GraphWidget({ left: [found] })]] });

    // The tokens of the body are between the texts.
    const [{ Properties }] = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Dashboard'));
    const parts: unknown[] = Properties.DashboardBody['Fn::Join']?.[1] ?? [Properties.DashboardBody];
    const body = parts
      .map((part) => (typeof part === 'string' ? part : typeof value === 'string' ? '' : 'ID'))
      .join('');
    const [, expression] = /"expression":("(?:[^"\\]|\\.)*")/.exec(body) ?? [];
    expect(JSON.parse(expression ?? '""')).toBe(
      `SEARCH('Namespace="AWS/CleanRooms" MetricName="${metricName}" "${value === AN_ID ? AN_ID : 'ID'}"', '${type.statistic}')`,
    );
  });

  test('takes the options of the CDK', () => {
    const found = methodOf<SearchExpression>(imported(), type)({ label: 'of the campaign', period: Duration.hours(1) });

    expect(found.label).toBe('of the campaign');
    expect(found.period.toMinutes()).toBe(60);
  });
});

// The policy of the service-linked role allows only this one.
test('the namespace can be another one', () => {
  const membership = Membership.fromMembershipId(publisherStack(), 'Membership', AN_ID);
  const metrics = MembershipMetrics.fromMembership(membership, { namespace: 'AWS/Clean Rooms' });

  expect(metrics.metricCrpuConsumed().namespace).toBe('AWS/Clean Rooms');
  expect(metrics.metricBytesRead().expression).toContain('Namespace="AWS/Clean Rooms"');
});

test('the dimension of the membership can have another name', () => {
  const membership = Membership.fromMembershipId(publisherStack(), 'Membership', AN_ID);
  const metrics = MembershipMetrics.fromMembership(membership, { membershipDimension: 'MembershipId' });

  expect(metrics.metricCrpuConsumed().dimensions).toEqual({ MembershipId: AN_ID });
});

describe('a metric by its name', () => {
  test('is of the membership, with the statistic of the CDK', () => {
    const metric = imported().metric('AnalysesCount');

    expect(metric).toMatchObject({
      namespace: 'AWS/CleanRooms',
      metricName: 'AnalysesCount',
      dimensions: { Membership: AN_ID },
      statistic: 'Average',
    });
  });

  test('is attached to the stack of the membership', () => {
    const stack = publisherStack();

    expect(imported(stack).metric('AnalysesCount').toMetricConfig().metricStat).toMatchObject({
      account: stack.account,
      region: stack.region,
    });
  });

  test('fails if the period is not a duration', () => {
    const period = 300 as unknown as Duration;

    expect(() => imported().metricCrpuConsumed({ period })).toThrow('period is 300');
  });

  test('fails without a name', () => {
    expect(() => imported().metric('')).toThrow('metricName is ""');
  });
});

test('an alarm and a graph can be in another stack, without a cycle', () => {
  const app = new App();
  const stack = stackIn(app, 'Publisher', PUBLISHER);
  const other = stackIn(app, 'Monitoring', PUBLISHER);
  const { metrics } = creatorMembership(collaborationOf(stack));

  metrics.metricConcurrentQueries().createAlarm(other, 'Alarm', { threshold: 5, evaluationPeriods: 1 });
  new Dashboard(other, 'Dashboard', { widgets: [[new GraphWidget({ left: [metrics.metricBytesRead()] })]] });

  expect(() => app.synth()).not.toThrow();
  expect(other.dependencies).toEqual([stack]);
});

describe('a search', () => {
  test('fails if the name ends the quotation', () => {
    expect(() => imported().search('Bytes" OR "', 'Sum')).toThrow('without quotation marks');
  });

  test('fails if the statistic ends the quotation', () => {
    expect(() => imported().search('BytesRead', "Sum') + SEARCH('")).toThrow('without quotation marks');
  });
});
