import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ContextAttribute,
  Schedule,
  type ScheduleExpression,
  ScheduleTargetInput,
  type TimeWindow,
} from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { newScheduleRole } from '../../private/schedule-role';

export interface HandlerScheduleProps {
  readonly functionArn: string;
  readonly properties: Record<string, unknown>;
  readonly schedule: ScheduleExpression;
  readonly description?: string;
  readonly enabled?: boolean;
  readonly timeWindow?: TimeWindow;
  readonly deadLetterQueueArn?: string;
}

/**
 * A schedule that makes a handler do what a custom resource requests.
 *
 * A universal target would need no function. But no page states that EventBridge Scheduler has the operations which the
 * handlers call, some of which are new; and unlike the handler, it starts a second job if the response to the first call
 * is lost.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
 */
export class HandlerSchedule extends Construct {
  public readonly schedule: Schedule;

  constructor(scope: Construct, id: string, props: HandlerScheduleProps) {
    super(scope, id);
    const role = newScheduleRole(this, 'Role', {
      description: 'Allows a schedule of cdk-cleanrooms to invoke its function',
      policyName: 'Invoke',
      statements: statementsOf(props),
    });
    // As `engine/scheduled.ts` reads it.
    const input = ScheduleTargetInput.fromObject({
      ScheduledTime: ContextAttribute.scheduledTime,
      ResourceProperties: props.properties,
    });
    const { deadLetterQueueArn: queue } = props;
    this.schedule = new Schedule(this, 'Resource', {
      schedule: props.schedule,
      description: props.description,
      enabled: props.enabled,
      timeWindow: props.timeWindow,
      target: {
        bind: () => ({
          arn: props.functionArn,
          role,
          input,
          deadLetterConfig: queue === undefined ? undefined : { arn: queue },
        }),
      },
    });
  }
}

function statementsOf({ functionArn, deadLetterQueueArn }: HandlerScheduleProps): PolicyStatement[] {
  const invoke = new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] });
  return deadLetterQueueArn === undefined
    ? [invoke]
    : [invoke, new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetterQueueArn] })];
}
