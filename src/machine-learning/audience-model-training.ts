import { Duration, Fn, Names, Stack, Token } from 'aws-cdk-lib';
import type { EventPattern, OnEventOptions, Rule } from 'aws-cdk-lib/aws-events';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { newEventRule } from '../events/event-rule';
import { DURATION } from '../private/cdk-shapes';
import { digestOf } from '../private/digest';
import { InputError } from '../private/errors';
import { acknowledgeFindings } from '../private/nag';
import { received } from '../private/received';
import { exact, optional, reference, type Shapes } from '../private/shape';
import { deployAfter } from '../private/stack-order';
import { code, text } from '../private/text';
import type { IAudienceModel } from './audience-model-grants';
import { TrainingStart } from './training-start';
import { newTrainingWatch } from './training-watch';

/** Properties for defining an `AudienceModelTraining`. */
export interface AudienceModelTrainingProps {
  /**
   * The audience model whose training is watched, which can also be imported.
   *
   * It must be in the account and the Region of this stack.
   */
  readonly audienceModel: IAudienceModel;
  /**
   * The time between two reads of the status: from 1 minute to 1 hour.
   *
   * The end of the training is reported up to this time after it. While an execution waits, Step Functions does not
   * finish the deletion of its state machine.
   *
   * @default Duration.minutes(15)
   */
  readonly pollingInterval?: Duration;
  /**
   * The time after which a training that has not ended is reported as failed: at most 1,000 polling intervals.
   *
   * A model that was created earlier than this time before its training is watched is not reported.
   *
   * @default Duration.days(3)
   */
  readonly timeout?: Duration;
}

/**
 * Watches the training of an audience model to its end, which can take two days, and reports it as an event.
 *
 * Neither a deployment nor a Lambda function waits for the training. A schedule of Amazon EventBridge Scheduler starts a
 * state machine of AWS Step Functions as soon as the deployment has created the schedule. The state machine reads the
 * status of the model with `GetAudienceModel` until it is final. Its execution succeeds when the model is `ACTIVE`, fails
 * with the reason of the service when the training has failed, and times out if it does not end in time. Errors and
 * throttling of the service only delay the end.
 *
 * When another model replaces the watched one, another state machine watches it, and the former one is deleted. An
 * execution whose model is deleted stops itself, which is not reported. Events of EventBridge are delivered on a best
 * effort basis, and more than once in rare cases: a target must have the same effect each time.
 *
 * The state machine can read this model, and stop its own execution. It has no logs, because its executions have a history.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_GetAudienceModel.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 * @example
 * declare const viewers: IAudienceModel;
 * declare const topic: sns.Topic;
 * const training = new AudienceModelTraining(this, 'Training', { audienceModel: viewers });
 * training.onTrained('Trained', { target: new targets.SnsTopic(topic) });
 * training.onTrainingFailed('TrainingFailed', { target: new targets.SnsTopic(topic) });
 */
export class AudienceModelTraining extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.AudienceModelTraining';

  /**
   * The state machine that watches the training. It has one execution for each model.
   *
   * The input of the execution is the ARN of the model, as `audienceModelArn`.
   */
  public readonly stateMachine: StateMachine;
  /** The ARN of the execution that watches the training. Its name is the ID of the model. */
  public readonly executionArn: string;

  /**
   * Throws an error if `pollingInterval` or `timeout` is out of range or not known at synthesis, and if the audience model
   * is in another account or Region.
   */
  constructor(scope: Construct, id: string, props: AudienceModelTrainingProps) {
    props = received(AudienceModelTraining.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    const { audienceModel, pollingInterval = Duration.minutes(15), timeout = Duration.days(3) } = props;
    requireDurations(this, pollingInterval, timeout);
    requireSameEnvironment(this, audienceModel);
    deployAfter(this, audienceModel);

    const { audienceModelArn } = audienceModel;
    const modelId = modelIdOf(audienceModelArn);
    // Another model has another ID: then the state machine and the schedule are replaced, and the new schedule starts.
    const name = `${Names.uniqueResourceName(this, { maxLength: 27 })}-${modelId}`;
    this.executionArn = executionArnOf(this, name, modelId);
    this.stateMachine = newTrainingWatch(this, 'StateMachine', {
      stateMachineName: name,
      audienceModelArn,
      executionArn: this.executionArn,
      pollingInterval,
      timeout,
    });
    acknowledgeFindings(this.stateMachine, ['AwsSolutions-SF1', 'AwsSolutions-SF2'], HISTORY);
    new TrainingStart(this, 'Start', {
      scheduleName: name,
      stateMachineArn: this.stateMachine.stateMachineArn,
      executionName: modelId,
      audienceModelArn,
    });
  }

  /**
   * The pattern of the event that is sent when the model is trained, and can be used.
   *
   * Step Functions sends it. `detail.input` contains the ARN of the model.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
   */
  public trainedPattern(): EventPattern {
    return this.pattern('SUCCEEDED');
  }

  /** Creates a rule that runs when the model is trained, and can be used. */
  public onTrained(id: string, options?: OnEventOptions): Rule {
    return newEventRule(code('audienceModelTraining.onTrained'), this.trainedPattern(), this, id, options);
  }

  /**
   * The pattern of the event that is sent when the training has failed, or has not ended within the timeout.
   *
   * Step Functions sends it. `detail.input` contains the ARN of the model, and `detail.cause` the reason. It is also sent if
   * the state machine cannot read the model.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
   */
  public trainingFailedPattern(): EventPattern {
    return this.pattern('FAILED', 'TIMED_OUT');
  }

  /** Creates a rule that runs when the training has failed, or has not ended within the timeout. */
  public onTrainingFailed(id: string, options?: OnEventOptions): Rule {
    return newEventRule(
      code('audienceModelTraining.onTrainingFailed'),
      this.trainingFailedPattern(),
      this,
      id,
      options,
    );
  }

  private pattern(...status: string[]): EventPattern {
    return {
      source: ['aws.states'],
      detailType: ['Step Functions Execution Status Change'],
      detail: { stateMachineArn: [this.stateMachine.stateMachineArn], status },
    };
  }
}

const HISTORY =
  'an execution waits for a training and calls one operation: its history, which Step Functions keeps, has each state';

/** Below the quota of 25,000 events of an execution, also if each read is repeated as often as it can be. */
const MOST_POLLS = 1000;

function requireDurations(training: Construct, pollingInterval: Duration, timeout: Duration): void {
  requireKnown(training, 'pollingInterval', pollingInterval);
  requireKnown(training, 'timeout', timeout);
  const seconds = pollingInterval.toSeconds({ integral: false });
  if (!Number.isInteger(seconds) || seconds < 60 || seconds > 3600) {
    throw new InputError(training, {
      what: text`${code('pollingInterval')} is ${pollingInterval.toHumanString()}`,
      why: 'the status is read each minute at most, and the deletion of the state machine must not wait for more than an hour',
      fix: text`specify whole seconds from ${code('Duration.minutes(1)')} to ${code('Duration.hours(1)')}`,
    });
  }
  const polls = timeout.toSeconds({ integral: false }) / seconds;
  if (!Number.isInteger(timeout.toSeconds({ integral: false })) || polls < 1 || polls > MOST_POLLS) {
    throw new InputError(training, {
      what: text`${code('timeout')} is ${timeout.toHumanString()}, and ${code('pollingInterval')} is
        ${pollingInterval.toHumanString()}`,
      why: 'an execution reads the status at least once, and its history has room for 1,000 reads',
      fix: text`specify a ${code('timeout')} in whole seconds, of 1 to 1,000 polling intervals, or a longer
        ${code('pollingInterval')}`,
    });
  }
}

function requireKnown(training: Construct, property: string, duration: Duration): void {
  if (duration.isUnresolved()) {
    throw new InputError(training, {
      what: text`${code(property)} is not known at synthesis`,
      why: 'the states of the state machine are made with it',
      fix: text`specify a duration without a token, such as ${code('Duration.minutes(15)')}`,
    });
  }
}

/** The operation finds only models of its own account and Region. */
function requireSameEnvironment(training: Construct, { env, audienceModelArn }: IAudienceModel): void {
  const stack = Stack.of(training);
  const differs = (one: string, other: string) =>
    !Token.isUnresolved(one) && !Token.isUnresolved(other) && one !== other;
  if (differs(env.account, stack.account) || differs(env.region, stack.region)) {
    throw new InputError(training, {
      what: text`the audience model ${Token.isUnresolved(audienceModelArn) ? '' : `"${audienceModelArn}" `}is in account
        ${env.account} and Region ${env.region}, and the stack in ${stack.account} and ${stack.region}`,
      why: 'the state machine reads models of its own account and Region',
      fix: 'watch the training in a stack of the account and Region of the model',
    });
  }
}

/** The last part of an ARN, which the service generates. The names of what belongs to a model are made of it. */
function modelIdOf(arn: string): string {
  if (Token.isUnresolved(arn)) {
    return Fn.select(1, Fn.split('/', arn));
  }
  const id = arn.slice(arn.indexOf('/') + 1);
  return /^[\w-]{1,36}$/.test(id) ? id : digestOf(arn);
}

function executionArnOf(scope: Construct, stateMachineName: string, executionName: string): string {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:states:${region}:${account}:execution:${stateMachineName}:${executionName}`;
}

const PROPS: Shapes<AudienceModelTrainingProps> = {
  audienceModel: exact(reference<IAudienceModel>('an audience model', 'audienceModelArn'), (model) => [
    model.audienceModelArn,
  ]),
  pollingInterval: optional(DURATION),
  timeout: optional(DURATION),
};
