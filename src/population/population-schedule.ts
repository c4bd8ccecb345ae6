import type { ScheduleExpression, TimeWindow } from 'aws-cdk-lib/aws-scheduler';
import type { IQueueRef } from 'aws-cdk-lib/aws-sqs';
import { ID_OF_RESOURCE } from '../private/received';
import { BOOLEAN, exact, optional, primitive, reference, requireShapes, STRING, struct } from '../private/shape';
import { type Code, code, text } from '../private/text';
import type { PopulationScheduleOptions } from './population-schedule-options';

/** Throws an error unless the arguments of a method that adds a schedule have the declared types. */
export function requireSchedule(method: Code, id: string, options: PopulationScheduleOptions): void {
  requireShapes(method, { id: ID_OF_RESOURCE, options: OPTIONS }, { id, options });
}

/** The options, as a handler takes them. */
export function scheduleOf({ deadLetterQueue, ...options }: PopulationScheduleOptions) {
  return { ...options, deadLetterQueueArn: deadLetterQueue?.queueRef.queueArn };
}

const OPTIONS = struct<PopulationScheduleOptions>({
  schedule: primitive(
    text`a schedule, such as ${code('ScheduleExpression.rate(Duration.days(1))')}`,
    (value): value is ScheduleExpression => typeof value === 'object' && value !== null && 'expressionString' in value,
  ),
  description: optional(STRING),
  enabled: optional(BOOLEAN),
  timeWindow: optional(
    primitive(
      text`a time window, such as ${code('TimeWindow.flexible(Duration.hours(1))')}`,
      (value): value is TimeWindow => typeof value === 'object' && value !== null && 'mode' in value,
    ),
  ),
  deadLetterQueue: optional(exact(reference<IQueueRef>('a queue', 'queueRef'), ({ queueRef }) => [queueRef.queueArn])),
});
