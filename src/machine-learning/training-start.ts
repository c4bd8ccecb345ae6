import { Aws, Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { newScheduleRole } from '../private/schedule-role';

export interface TrainingStartProps {
  /** Another name makes another schedule, which starts the execution of another model. */
  readonly scheduleName: string;
  readonly stateMachineArn: string;
  readonly executionName: string;
  readonly audienceModelArn: string;
}

/**
 * Starts the execution that watches a training, once the deployment has created this.
 *
 * CloudFormation has no resource that starts an execution, and EventBridge Scheduler has no schedule that runs once as
 * soon as it exists. One with a rate does: it runs when it is created, and is retried for a day if the call fails. It then
 * runs again each year, when the execution stops itself at its first read. Calls with the same name and input start one
 * execution.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#rate-based
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export class TrainingStart extends Construct {
  constructor(scope: Construct, id: string, props: TrainingStartProps) {
    super(scope, id);
    const { stateMachineArn } = props;
    const role = newScheduleRole(this, 'Role', {
      description: 'Allows a schedule of cdk-cleanrooms to watch the training of an audience model',
      policyName: 'Start',
      statements: [new PolicyStatement({ actions: ['states:StartExecution'], resources: [stateMachineArn] })],
    });
    new Schedule(this, 'Resource', {
      scheduleName: props.scheduleName,
      description: 'Starts the watch of the training of an audience model (cdk-cleanrooms)',
      schedule: ScheduleExpression.rate(Duration.days(365)),
      target: {
        bind: () => ({
          // A universal target: the one for Step Functions cannot name an execution.
          arn: `arn:${Aws.PARTITION}:scheduler:::aws-sdk:sfn:startExecution`,
          role,
          input: ScheduleTargetInput.fromObject({
            StateMachineArn: stateMachineArn,
            Name: props.executionName,
            Input: Stack.of(this).toJsonString({ audienceModelArn: props.audienceModelArn }),
          }),
        }),
      },
    });
  }
}
