import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Metric, type MetricOptions, SearchExpression, type SearchExpressionOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { MEMBERSHIP, METRIC_OPTIONS, SEARCH_EXPRESSION_OPTIONS } from '../private/cdk-shapes';
import { formatted, optional, requireShapes, struct } from '../private/shape';
import { code } from '../private/text';
import { METRIC_TYPES, type MetricName, type QueryMetricName } from './metric-types';

/** Options for the metrics of a membership. */
export interface MembershipMetricsOptions {
  /**
   * The namespace of the metrics in Amazon CloudWatch.
   *
   * The guide states `AWS/CleanRooms`. The policy of the service-linked role, with which the service publishes the
   * metrics, allows only `AWS/Clean Rooms`. If CloudWatch shows the metrics in another namespace than the default,
   * specify it.
   *
   * @default 'AWS/CleanRooms'
   * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCleanRoomsServiceRolePolicy.html
   */
  readonly namespace?: string;
  /**
   * The name of the dimension whose value is the ID of the membership.
   *
   * The guide describes the dimensions, and does not state their names as CloudWatch has them. If CloudWatch shows
   * another name than the default, specify it.
   *
   * @default 'Membership'
   */
  readonly membershipDimension?: string;
}

/**
 * The Amazon CloudWatch metrics that AWS Clean Rooms publishes for the queries of a membership.
 *
 * There are metrics only if `metrics` of the collaboration and of the membership is true. They are published in the
 * accounts of the members who run queries and who pay for them, about analyses in SQL that have completed: failures
 * are events, on which `alarmOnFailedAnalyses` of `MembershipEvents` creates an alarm. No metric shows the rest of a
 * privacy budget.
 *
 * CloudWatch has a separate metric for each set of dimensions, and returns nothing for a set that it does not have.
 * The guide does not state which metric has which dimensions: it lists the status and the type of the analysis, the
 * membership, the query, and the account and Region. So compare the dimensions with those that CloudWatch shows after
 * the first query, before you rely on an alarm. Other ones can be specified with `dimensionsMap`, and a search does
 * not depend on them.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/cloudwatch-metrics.html
 * @example
 * declare const membership: IMembership;
 * membership.metrics
 *   .metricAnalysisRuntime({ statistic: cloudwatch.Stats.MAXIMUM })
 *   .createAlarm(this, 'SlowQueries', { threshold: 3_600_000, evaluationPeriods: 1 });
 */
export class MembershipMetrics {
  /**
   * The metrics of a membership, which can also be an L1.
   *
   * @example
   * declare const membership: CfnMembership;
   * const metrics = MembershipMetrics.fromMembership(membership, { namespace: 'AWS/Clean Rooms' });
   * new cloudwatch.GraphWidget({ left: [metrics.metricBytesRead()] });
   */
  public static fromMembership(membership: IMembershipRef, options: MembershipMetricsOptions = {}): MembershipMetrics {
    requireShapes(code('MembershipMetrics.fromMembership'), FROM, { membership, options });
    return new MembershipMetrics(membership, options);
  }

  private readonly namespace: string;
  private readonly membershipDimension: string;

  private constructor(
    private readonly membership: IMembershipRef,
    { namespace = 'AWS/CleanRooms', membershipDimension = 'Membership' }: MembershipMetricsOptions,
  ) {
    this.namespace = namespace;
    this.membershipDimension = membershipDimension;
  }

  /**
   * A metric of this membership by its name.
   *
   * Its only dimension is the membership, unless you specify `dimensionsMap`. The default of the statistic is the
   * average.
   */
  public metric(metricName: string, props: MetricOptions = {}): Metric {
    requireShapes(code('membershipMetrics.metric'), METRIC, { metricName, props });
    return new Metric({
      namespace: this.namespace,
      metricName,
      dimensionsMap: { [this.membershipDimension]: this.membership.membershipRef.membershipIdentifier },
      ...props,
    }).attachTo(this.membership);
  }

  /**
   * All metrics with a name whose dimensions contain the ID of this membership, for graphs.
   *
   * It finds a metric whatever the names of its dimensions are, also those of each query. CloudWatch searches the
   * metrics of the last two weeks, and does not accept a search in alarms.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-search-expressions.html
   */
  public search(metricName: string, statistic: string, options: SearchExpressionOptions = {}): SearchExpression {
    requireShapes(code('membershipMetrics.search'), SEARCH, { metricName, statistic, options });
    const { membershipIdentifier } = this.membership.membershipRef;
    const terms = `Namespace="${this.namespace}" MetricName="${metricName}" "${membershipIdentifier}"`;
    return new SearchExpression({ ...options, expression: `SEARCH('${terms}', '${statistic}')` });
  }

  /**
   * How long an analysis takes, in milliseconds.
   *
   * The default of the statistic is the average.
   */
  public metricAnalysisRuntime(props?: MetricOptions): Metric {
    return this.ofMembership('AnalysisRuntime', props);
  }

  /**
   * The Clean Rooms processing units that an analysis consumes.
   *
   * The default of the statistic is the sum.
   */
  public metricCrpuConsumed(props?: MetricOptions): Metric {
    return this.ofMembership('CRPUConsumed', props);
  }

  /**
   * The vCPUs that are used at the same time, which a quota limits.
   *
   * The default of the statistic is the maximum.
   */
  public metricConcurrentVcpus(props?: MetricOptions): Metric {
    return this.ofMembership('ConcurrentVCPUs', props);
  }

  /**
   * The number of analyses.
   *
   * The default of the statistic is the sum.
   */
  public metricAnalysesCount(props?: MetricOptions): Metric {
    return this.ofMembership('AnalysesCount', props);
  }

  /**
   * The queries that run at the same time, which a quota limits.
   *
   * The default of the statistic is the maximum.
   */
  public metricConcurrentQueries(props?: MetricOptions): Metric {
    return this.ofMembership('ConcurrentQueries', props);
  }

  /**
   * The bytes that a query reads from tables.
   *
   * There is one metric for each query, which counts nothing for tables in Amazon Athena and Snowflake. The statistic
   * is the sum.
   */
  public metricBytesRead(options?: SearchExpressionOptions): SearchExpression {
    return this.ofQueries('BytesRead', options);
  }

  /**
   * The bytes that a query writes.
   *
   * There is one metric for each query. The statistic is the sum.
   */
  public metricBytesWritten(options?: SearchExpressionOptions): SearchExpression {
    return this.ofQueries('BytesWritten', options);
  }

  /**
   * The records that a query reads from tables.
   *
   * There is one metric for each query, which counts nothing for tables in Snowflake. The statistic is the
   * sum.
   */
  public metricRecordsRead(options?: SearchExpressionOptions): SearchExpression {
    return this.ofQueries('RecordsRead', options);
  }

  /**
   * The records in the result of a query.
   *
   * There is one metric for each query. The statistic is the sum.
   */
  public metricRecordsWritten(options?: SearchExpressionOptions): SearchExpression {
    return this.ofQueries('RecordsWritten', options);
  }

  /**
   * The data files that a query scans.
   *
   * There is one metric for each query, which counts nothing for tables in Amazon Athena and Snowflake. The statistic
   * is the sum.
   */
  public metricQueryFileScanned(options?: SearchExpressionOptions): SearchExpression {
    return this.ofQueries('QueryFileScanned', options);
  }

  /**
   * The memory that a query uses.
   *
   * There is one metric for each query. The statistic is the average.
   */
  public metricMemoryUtilization(options?: SearchExpressionOptions): SearchExpression {
    return this.ofQueries('Memory utilization', options);
  }

  /**
   * The vCPUs that a query uses.
   *
   * There is one metric for each query. The statistic is the average.
   */
  public metricVcpuUtilization(options?: SearchExpressionOptions): SearchExpression {
    return this.ofQueries('vCPU utilization', options);
  }

  /**
   * The storage that a query uses.
   *
   * There is one metric for each query. The statistic is the average.
   */
  public metricDiskUtilization(options?: SearchExpressionOptions): SearchExpression {
    return this.ofQueries('Disk utilization', options);
  }

  private ofMembership(metricName: MetricName, props: MetricOptions = {}): Metric {
    const { method, statistic } = METRIC_TYPES[metricName];
    requireShapes(code(`membershipMetrics.${method}`), { props: METRIC_OPTIONS }, { props });
    return this.metric(metricName, { statistic, ...props });
  }

  private ofQueries(metricName: QueryMetricName, options?: SearchExpressionOptions): SearchExpression {
    return this.search(metricName, METRIC_TYPES[metricName].statistic, options);
  }
}

/** What stands between quotation marks in a search. */
const TERM = formatted({
  pattern: /^[^"'\\]+$/,
  why: 'it is a part of a search expression, in which quotation marks have a meaning',
  fix: 'specify it without quotation marks and backslashes',
});
const NAME = formatted({
  pattern: /^[\x20-\x7e]+$/,
  why: 'CloudWatch identifies metrics and dimensions by names in ASCII',
  fix: 'specify the name that CloudWatch shows',
});
const FROM = {
  membership: MEMBERSHIP,
  options: struct<MembershipMetricsOptions>({ namespace: optional(TERM), membershipDimension: optional(NAME) }),
};
const METRIC = { metricName: NAME, props: METRIC_OPTIONS };
const SEARCH = { metricName: TERM, statistic: TERM, options: SEARCH_EXPRESSION_OPTIONS };
