import { Duration, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Choice,
  Condition,
  DefinitionBody,
  Errors,
  Fail,
  type IChainable,
  QueryLanguage,
  StateMachine,
  Succeed,
  Timeout,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';

export interface TrainingWatchProps {
  readonly stateMachineName: string;
  readonly audienceModelArn: string;
  /** The only execution that the state machine can stop, which is its own one. */
  readonly executionArn: string;
  readonly pollingInterval: Duration;
  readonly timeout: Duration;
}

/** Creates the state machine that reads an audience model until its training has ended. */
export function newTrainingWatch(scope: Construct, id: string, props: TrainingWatchProps): StateMachine {
  const { stateMachineName, timeout } = props;
  return new StateMachine(scope, id, {
    stateMachineName,
    comment: 'Waits for the end of the training of an audience model (cdk-cleanrooms)',
    definitionBody: DefinitionBody.fromChainable(definitionIn(new Construct(scope, 'Definition'), props)),
    queryLanguage: QueryLanguage.JSONATA,
    role: new Role(scope, 'Role', {
      description: 'Allows a state machine of cdk-cleanrooms to read an audience model',
      assumedBy: new ServicePrincipal('states.amazonaws.com', { conditions: sourceOf(scope, stateMachineName) }),
    }),
    timeout,
  });
}

/**
 * The states. It waits first, so that the rules of the stack exist before the first execution ends.
 *
 * | Model                                        | Then                                                    |
 * | -------------------------------------------- | ------------------------------------------------------- |
 * | was created before its training was watched  | stop: a schedule that recurs starts what has ended once |
 * | is `ACTIVE`                                  | succeed                                                 |
 * | is `CREATE_FAILED` or `DELETE_FAILED`        | fail, with the reason of the service                    |
 * | is being deleted, or does not exist          | stop                                                    |
 * | cannot be read with the permissions          | fail                                                    |
 * | anything else, also an error of the service  | wait, and read it again                                 |
 *
 * An execution that stops itself has the status `ABORTED`, so that the other statuses are those of a training that has ended.
 */
function definitionIn(scope: Construct, props: TrainingWatchProps): IChainable {
  const wait = Wait.jsonata(scope, 'Wait', { time: WaitTime.duration(props.pollingInterval) });
  const stop = newStop(scope, props);
  stop.addCatch(wait, { errors: [Errors.ALL] });
  stop.next(wait);
  const read = newRead(scope, props);
  read.addCatch(stop, { errors: [`${ML_ERRORS}.ResourceNotFoundException`] });
  read.addCatch(newFail(scope, 'Unreadable', 'Error', 'Cause'), { errors: [`${ML_ERRORS}.AccessDeniedException`] });
  read.addCatch(wait, { errors: [Errors.ALL] });
  const status = Choice.jsonata(scope, 'Status')
    .when(input('isOld'), stop)
    .when(hasStatus('ACTIVE'), newSuccess(scope))
    .when(hasStatus('CREATE_FAILED', 'DELETE_FAILED'), newFail(scope, 'Failed', 'status', 'reason'))
    .when(hasStatus('DELETE_PENDING', 'DELETE_IN_PROGRESS'), stop)
    .otherwise(wait);
  return wait.next(read).next(status);
}

/** The service in the names of errors, as the list of integrations has it. */
const ML_ERRORS = 'CleanRoomsMl';
const MODEL_ARN = '$states.context.Execution.Input.audienceModelArn';
const MODEL = '$states.result';

/**
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
function newRead(scope: Construct, { audienceModelArn, timeout }: TrainingWatchProps): CallAwsService {
  const read = CallAwsService.jsonata(scope, 'Read', {
    service: 'cleanroomsml',
    action: 'getAudienceModel',
    parameters: { AudienceModelArn: expression(MODEL_ARN) },
    outputs: {
      status: expression(`${MODEL}.Status`),
      reason: expression(
        `($reason := $join([${MODEL}.StatusDetails.StatusCode, ${MODEL}.StatusDetails.Message], " "); ` +
          '$reason = "" ? "the service returned no reason" : $reason)',
      ),
      isOld: expression(wasCreatedBefore(timeout)),
    },
    iamAction: 'cleanrooms-ml:GetAudienceModel',
    iamResources: [audienceModelArn],
    taskTimeout: Timeout.duration(Duration.minutes(1)),
  });
  read.addRetry({
    errors: [Errors.ALL],
    interval: Duration.seconds(15),
    backoffRate: 2,
    // Within four minutes. Then the next poll is the next attempt.
    maxAttempts: 4,
  });
  return read;
}

/** Whether the model was created too long before the execution began. A time that cannot be read is taken for recent. */
function wasCreatedBefore(duration: Duration): string {
  const created = `${MODEL}.CreateTime`;
  const isTime = `$type(${created}) = "string" and $contains(${created}, /^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$/)`;
  const started = '$toMillis($states.context.Execution.StartTime)';
  return `($exists(${created}) ? ${isTime} : false) ? ${started} - $toMillis(${created}) > ${duration.toMilliseconds()} : false`;
}

function newStop(scope: Construct, { executionArn }: TrainingWatchProps): CallAwsService {
  return CallAwsService.jsonata(scope, 'Stop', {
    service: 'sfn',
    action: 'stopExecution',
    parameters: {
      ExecutionArn: expression('$states.context.Execution.Id'),
      Error: 'NothingToWatch',
      Cause: 'The audience model is deleted, or its training was watched before',
    },
    iamAction: 'states:StopExecution',
    iamResources: [executionArn],
  });
}

function newSuccess(scope: Construct): Succeed {
  return Succeed.jsonata(scope, 'Trained', {
    outputs: { audienceModelArn: expression(MODEL_ARN), status: expression('$states.input.status') },
  });
}

/** Fails with what the members of the input contain. */
function newFail(scope: Construct, id: string, error: string, cause: string): Fail {
  return Fail.jsonata(scope, id, {
    error: expression(`$states.input.${error}`),
    cause: expression(`"The training of " & ${MODEL_ARN} & " was not seen to succeed: " & $states.input.${cause}`),
  });
}

function hasStatus(...statuses: readonly string[]): Condition {
  return Condition.jsonata(expression(`$states.input.status in ${JSON.stringify(statuses)}`));
}

function input(member: string): Condition {
  return Condition.jsonata(expression(`$states.input.${member}`));
}

function expression(source: string): string {
  return `{% ${source} %}`;
}

/**
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html
 */
function sourceOf(scope: Construct, stateMachineName: string): Record<string, Record<string, string>> {
  return {
    StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
    ArnLike: { 'aws:SourceArn': stateMachineArnOf(scope, stateMachineName) },
  };
}

function stateMachineArnOf(scope: Construct, stateMachineName: string): string {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:states:${region}:${account}:stateMachine:${stateMachineName}`;
}
