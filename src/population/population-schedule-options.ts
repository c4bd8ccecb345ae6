import type { ScheduleExpression, TimeWindow } from 'aws-cdk-lib/aws-scheduler';
import type { IQueueRef } from 'aws-cdk-lib/aws-sqs';

/** Options for adding a schedule to the population of a table. */
export interface PopulationScheduleOptions {
  /** The times at which the table is populated. */
  readonly schedule: ScheduleExpression;
  /**
   * A description of the schedule: up to 512 characters.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * Whether the schedule is enabled.
   *
   * @default true
   */
  readonly enabled?: boolean;
  /**
   * The time window in which the population can start.
   *
   * @default TimeWindow.off()
   */
  readonly timeWindow?: TimeWindow;
  /**
   * The Amazon SQS queue for invocations that Amazon EventBridge Scheduler cannot deliver to the Lambda function.
   *
   * The errors of the function itself are in its metric `Errors` and in its log.
   *
   * @default - none
   */
  readonly deadLetterQueue?: IQueueRef;
}
