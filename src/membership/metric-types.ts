/** A metric that AWS Clean Rooms publishes to Amazon CloudWatch. */
export interface MetricType {
  /** The method of `MembershipMetrics`. */
  readonly method: string;
  /** What it measures; as a part of a sentence. */
  readonly what: string;
  /** The unit that the guide states, as CloudWatch writes it. It states none for most. */
  readonly unit?: string;
  /** The statistic that fits what it measures; the guide states none. */
  readonly statistic: 'Average' | 'Maximum' | 'Sum';
  /** Whether there is one metric for each query, whose ID is one of its dimensions. */
  readonly ofQuery?: true;
  /** Kinds of tables for which it does not count what is read, beside those for which it does. */
  readonly zeroFor?: string;
}

const NO_FILES = 'Amazon Athena and Snowflake';

/**
 * All metrics by their names, with what the guide states about them.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/cloudwatch-metrics.html
 */
export const METRIC_TYPES = {
  AnalysisRuntime: {
    method: 'metricAnalysisRuntime',
    what: 'how long an analysis takes',
    unit: 'Milliseconds',
    statistic: 'Average',
  },
  CRPUConsumed: {
    method: 'metricCrpuConsumed',
    what: 'the Clean Rooms processing units that an analysis consumes',
    statistic: 'Sum',
  },
  ConcurrentVCPUs: {
    method: 'metricConcurrentVcpus',
    what: 'the vCPUs that are used at the same time, which a quota limits',
    statistic: 'Maximum',
  },
  AnalysesCount: { method: 'metricAnalysesCount', what: 'the number of analyses', statistic: 'Sum' },
  ConcurrentQueries: {
    method: 'metricConcurrentQueries',
    what: 'the queries that run at the same time, which a quota limits',
    statistic: 'Maximum',
  },
  BytesRead: {
    method: 'metricBytesRead',
    what: 'the bytes that a query reads from tables',
    unit: 'Bytes',
    statistic: 'Sum',
    ofQuery: true,
    zeroFor: NO_FILES,
  },
  BytesWritten: {
    method: 'metricBytesWritten',
    what: 'the bytes that a query writes',
    unit: 'Bytes',
    statistic: 'Sum',
    ofQuery: true,
  },
  RecordsRead: {
    method: 'metricRecordsRead',
    what: 'the records that a query reads from tables',
    statistic: 'Sum',
    ofQuery: true,
    zeroFor: 'Snowflake',
  },
  RecordsWritten: {
    method: 'metricRecordsWritten',
    what: 'the records in the result of a query',
    statistic: 'Sum',
    ofQuery: true,
  },
  QueryFileScanned: {
    method: 'metricQueryFileScanned',
    what: 'the data files that a query scans',
    statistic: 'Sum',
    ofQuery: true,
    zeroFor: NO_FILES,
  },
  'Memory utilization': {
    method: 'metricMemoryUtilization',
    what: 'the memory that a query uses',
    statistic: 'Average',
    ofQuery: true,
  },
  'vCPU utilization': {
    method: 'metricVcpuUtilization',
    what: 'the vCPUs that a query uses',
    statistic: 'Average',
    ofQuery: true,
  },
  'Disk utilization': {
    method: 'metricDiskUtilization',
    what: 'the storage that a query uses',
    statistic: 'Average',
    ofQuery: true,
  },
} as const satisfies Readonly<Record<string, MetricType>>;

type MetricTypes = typeof METRIC_TYPES;
export type QueryMetricName = {
  [Name in keyof MetricTypes]: MetricTypes[Name] extends { readonly ofQuery: true } ? Name : never;
}[keyof MetricTypes];
export type MetricName = Exclude<keyof MetricTypes, QueryMetricName>;
