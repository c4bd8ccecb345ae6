import { App, CfnParameter, Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  AudienceModel,
  AudienceModelTraining,
  type AudienceModelTrainingProps,
  type IAudienceModel,
  TrainingDataset,
} from '../../src';
import { bundled } from '../custom-resources/support/bundled';

const DATASET = 'arn:aws:cleanrooms-ml:us-east-1:111111111111:training-dataset/a1b2c3d4';
const MODEL = 'arn:aws:cleanrooms-ml:us-east-1:111111111111:audience-model/a1b2c3d4-5678-90ab-cdef-000000000010';
const MODEL_ID = 'a1b2c3d4-5678-90ab-cdef-000000000010';
const MACHINE = 'AWS::StepFunctions::StateMachine';
const SCHEDULE = 'AWS::Scheduler::Schedule';

beforeAll(bundled);

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Publisher', { env: { account: '111111111111', region: 'us-east-1' } });
});

function imported(arn = MODEL): IAudienceModel {
  return AudienceModel.fromAudienceModelArn(stack, 'Fans', arn);
}

function trained(): AudienceModel {
  const trainingDataset = TrainingDataset.fromTrainingDatasetArn(stack, 'Views', DATASET);
  return new AudienceModel(stack, 'Fans', { trainingDataset });
}

function watch(props: Partial<AudienceModelTrainingProps> = {}): AudienceModelTraining {
  return new AudienceModelTraining(stack, 'Training', { audienceModel: props.audienceModel ?? imported(), ...props });
}

function propertiesOf(type: string): Record<string, unknown> {
  const [found] = Object.values(Template.fromStack(stack).findResources(type));
  return found?.Properties;
}

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it does not fail');
}

/** A value of the template, with its references as the texts that they are made of. */
function rendered(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  const { 'Fn::Join': join, 'Fn::GetAtt': attribute, Ref } = value as Record<string, never>;
  const parts = join as unknown as [string, unknown[]] | undefined;
  return parts ? parts[1].map(rendered).join(parts[0]) : `<${Ref ?? (attribute as string[]).join('.')}>`;
}

describe('the watch of a training', () => {
  test('is named after the model, so that another model has another one', () => {
    const training = watch();

    expect(propertiesOf(MACHINE).StateMachineName).toMatch(new RegExp(`^PublisherTraining[\\dA-F]{8}-${MODEL_ID}$`));
    expect(propertiesOf(SCHEDULE).Name).toBe(propertiesOf(MACHINE).StateMachineName);
    expect(rendered(stack.resolve(training.executionArn))).toMatch(
      new RegExp(`^arn:<AWS::Partition>:states:us-east-1:111111111111:execution:.*-${MODEL_ID}:${MODEL_ID}$`),
    );
  });

  test('has a name with a part of the ARN, if the ARN is known at deployment', () => {
    watch({ audienceModel: trained() });

    const [logicalId] = Object.keys(Template.fromStack(stack).findResources('Custom::CleanRoomsAudienceModel'));
    const id = { 'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::GetAtt': [logicalId, 'AudienceModelArn'] }] }] };
    const name = { 'Fn::Join': ['', [expect.stringMatching(/^PublisherTraining[\dA-F]{8}-$/), id]] };
    expect(propertiesOf(MACHINE).StateMachineName).toEqual(name);
    expect(propertiesOf(SCHEDULE).Name).toEqual(name);
  });

  test('has a name of up to 64 characters, whatever the path and the ID are', () => {
    const scope = new Stack(stack, 'N'.repeat(100), { env: { account: '111111111111', region: 'us-east-1' } });
    new AudienceModelTraining(scope, 'T'.repeat(100), { audienceModel: imported(`${MODEL}/${'x'.repeat(99)}.y`) });

    const [schedule] = Object.values(Template.fromStack(scope).findResources(SCHEDULE));
    expect(schedule?.Properties.Name).toMatch(/^[\w-]{1,64}$/);
  });

  test('is started when it is deployed, once for each model, with the ARN of the model', () => {
    watch();

    const { ScheduleExpression, Target, FlexibleTimeWindow } = propertiesOf(SCHEDULE) as never as {
      readonly ScheduleExpression: string;
      readonly FlexibleTimeWindow: unknown;
      readonly Target: { readonly Arn: unknown; readonly Input: unknown };
    };
    const [machine] = Object.keys(Template.fromStack(stack).findResources(MACHINE));
    expect(ScheduleExpression).toBe('rate(365 days)');
    expect(FlexibleTimeWindow).toEqual({ Mode: 'OFF' });
    expect(rendered(Target.Arn)).toBe('arn:<AWS::Partition>:scheduler:::aws-sdk:sfn:startExecution');
    expect(JSON.parse(rendered(Target.Input))).toEqual({
      StateMachineArn: `<${machine}>`,
      Name: MODEL_ID,
      Input: JSON.stringify({ audienceModelArn: MODEL }),
    });
  });

  test('can read the model, and stop its own execution, and nothing else', () => {
    watch();

    const { PolicyDocument } = propertiesOf('AWS::IAM::Policy') as never as {
      readonly PolicyDocument: { readonly Statement: { readonly Resource: unknown }[] };
    };
    const name = propertiesOf(MACHINE).StateMachineName;
    expect(PolicyDocument.Statement.map((it) => ({ ...it, Resource: rendered(it.Resource) }))).toEqual([
      {
        Action: 'states:StopExecution',
        Effect: 'Allow',
        Resource: `arn:<AWS::Partition>:states:us-east-1:111111111111:execution:${name}:${MODEL_ID}`,
      },
      { Action: 'cleanrooms-ml:GetAudienceModel', Effect: 'Allow', Resource: MODEL },
    ]);
  });

  test('has roles that only its state machine and the schedules of the account can assume', () => {
    watch();

    const template = Template.fromStack(stack);
    const [machine] = Object.keys(template.findResources(MACHINE));
    template.resourceCountIs('AWS::IAM::Role', 2);
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Principal: { Service: 'states.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': '111111111111' },
              ArnLike: { 'aws:SourceArn': Match.anyValue() },
            },
          },
        ],
      },
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'scheduler.amazonaws.com' } }] },
      Policies: [
        {
          PolicyDocument: {
            Statement: [{ Action: 'states:StartExecution', Effect: 'Allow', Resource: { Ref: machine } }],
          },
        },
      ],
    });
  });

  test('has no function', () => {
    watch();

    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('is deployed after the stack of the model', () => {
    const other = new Stack(stack.node.root as App, 'Models', {
      env: { account: '111111111111', region: 'us-east-1' },
    });
    const trainingDataset = TrainingDataset.fromTrainingDatasetArn(other, 'Views', DATASET);
    watch({ audienceModel: new AudienceModel(other, 'Fans', { trainingDataset }) });

    expect(stack.dependencies).toContain(other);
  });
});

describe('the events of a training', () => {
  const of = (status: string[]) => {
    const [machine] = Object.keys(Template.fromStack(stack).findResources(MACHINE));
    return {
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: { stateMachineArn: [{ Ref: machine }], status },
    };
  };

  test('are that it has succeeded, and that it has failed or not ended in time', () => {
    const training = watch();

    training.onTrained('Trained', { target: new targets.EventBus(new EventBus(stack, 'Bus')) });
    training.onTrainingFailed('TrainingFailed', { description: 'Look at the history of the execution' });

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: of(['SUCCEEDED']),
      Targets: [Match.objectLike({ Arn: Match.anyValue() })],
    });
    template.hasResourceProperties('AWS::Events::Rule', {
      Description: 'Look at the history of the execution',
      EventPattern: of(['FAILED', 'TIMED_OUT']),
    });
  });

  test('have patterns for rules of other constructs', () => {
    const training = watch();

    expect(training.trainedPattern().detail?.status).toEqual(['SUCCEEDED']);
    expect(training.trainingFailedPattern().detail?.status).toEqual(['FAILED', 'TIMED_OUT']);
  });

  test('fail for an ID that is not a string', () => {
    expect(() => watch().onTrained(1 as never)).toThrow(/^audienceModelTraining\.onTrained: id is 1/);
  });
});

describe('the times of a training', () => {
  test.each([
    [Duration.minutes(1), Duration.minutes(1000)],
    [Duration.minutes(1), Duration.minutes(1)],
    [Duration.seconds(90), Duration.days(1)],
    [Duration.hours(1), undefined],
    [Duration.hours(1), Duration.hours(1000)],
    [undefined, Duration.minutes(15)],
  ])('can be an interval of %s and a timeout of %s', (pollingInterval, timeout) => {
    watch({ pollingInterval, timeout });

    const definition = JSON.parse(rendered(propertiesOf(MACHINE).DefinitionString));
    expect(definition.States.Wait.Seconds).toBe((pollingInterval ?? Duration.minutes(15)).toSeconds());
    expect(definition.TimeoutSeconds).toBe((timeout ?? Duration.days(3)).toSeconds());
  });

  test.each([
    [Duration.seconds(59), undefined, 'pollingInterval is 59 seconds'],
    [Duration.seconds(3601), undefined, 'pollingInterval is 1 hour 1 second'],
    [Duration.millis(60_500), undefined, 'pollingInterval is 1 minute 500 millis'],
    [Duration.minutes(1), undefined, 'timeout is 3 days, and pollingInterval is 1 minute'],
    [undefined, Duration.minutes(14), 'timeout is 14 minutes, and pollingInterval is 15 minutes'],
    [undefined, Duration.minutes(15_001), 'and pollingInterval is 15 minutes'],
    [undefined, Duration.millis(1_000_500), 'timeout is 16 minutes 40 seconds, and pollingInterval is 15 minutes'],
  ])('fail for an interval of %s and a timeout of %s', (pollingInterval, timeout, message) => {
    expect(messageOf(() => watch({ pollingInterval, timeout }))).toMatch(
      new RegExp(`^Publisher/Training: .*${message}\n {4}why: .*\n {4}fix: specify `),
    );
  });

  test.each(['pollingInterval', 'timeout'])('fail if %s is not known at synthesis', (property) => {
    const duration = Duration.seconds(Lazy.number({ produce: () => 600 }));

    expect(() => watch({ [property]: duration })).toThrow(`Publisher/Training: ${property} is not known at synthesis`);
  });

  test('fail if they are not durations', () => {
    expect(() => watch({ timeout: 3 as never })).toThrow(/^Publisher\/Training: timeout is 3\n.*a duration/);
  });
});

describe('the model of a training', () => {
  test.each([
    ['account', MODEL.replace('111111111111', '222222222222')],
    ['Region', MODEL.replace('us-east-1', 'eu-west-1')],
  ])('fails in another %s', (_, arn) => {
    const message = messageOf(() => watch({ audienceModel: imported(arn) }));

    expect(message).toContain(`Publisher/Training: the audience model "${arn}" is in account`);
    expect(message).toContain('fix: watch the training in a stack of the account and Region of the model');
  });

  test('can be in an unknown account and Region', () => {
    stack = new Stack(new App(), 'Anywhere');
    const arn = new CfnParameter(stack, 'Arn').valueAsString;

    watch({ audienceModel: imported(arn) });

    const id = { 'Fn::Select': [1, { 'Fn::Split': ['/', { Ref: 'Arn' }] }] };
    expect(JSON.stringify(propertiesOf(SCHEDULE).Name)).toContain(JSON.stringify(id));
  });

  test('fails if it is not an audience model', () => {
    expect(() => watch({ audienceModel: stack as never })).toThrow(/an audience model/);
  });
});
