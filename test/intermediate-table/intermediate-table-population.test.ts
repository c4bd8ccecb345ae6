import { App, Duration, type Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ScheduleExpression, TimeWindow } from 'aws-cdk-lib/aws-scheduler';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type IIntermediateTable,
  IntermediateTable,
  IntermediateTablePopulation,
  type IntermediateTablePopulationProps,
  PopulationWorkerType,
} from '../../src';
import { bundled } from '../custom-resources/support/bundled';
import { AN_ID, ANOTHER_ID, PUBLISHER, stackIn } from '../support/two-companies';

const TYPE = 'Custom::CleanRoomsIntermediateTablePopulation';
const DAILY = { schedule: ScheduleExpression.rate(Duration.days(1)) };

let stack: Stack;
let intermediateTable: IIntermediateTable;

beforeAll(bundled);
beforeEach(() => {
  stack = stackIn(new App(), 'Publisher', PUBLISHER);
  const arn = `arn:aws:cleanrooms:us-east-1:${PUBLISHER}:membership/${AN_ID}/intermediatetable/${ANOTHER_ID}`;
  intermediateTable = IntermediateTable.fromIntermediateTableArn(stack, 'Table', arn);
});

function populate(more: Partial<IntermediateTablePopulationProps> = {}): IntermediateTablePopulation {
  return new IntermediateTablePopulation(stack, 'Population', { intermediateTable, ...more });
}

describe('the population of an intermediate table', () => {
  test('identifies the table, and waits for nothing', () => {
    populate();

    Template.fromStack(stack).hasResourceProperties(TYPE, {
      MembershipId: AN_ID,
      IntermediateTableId: ANOTHER_ID,
      WaitSeconds: 0,
      Parameters: Match.absent(),
      WorkerType: Match.absent(),
    });
  });

  test('has parameters, compute, a payer, and a time to wait', () => {
    populate({
      parameters: { country: 'DE' },
      workers: { type: PopulationWorkerType.CR_4X, count: 4, sparkProperties: { 'spark.x': '1' } },
      payerAccountId: '222222222222',
      revision: '2',
      maxWait: Duration.millis(1500),
    });

    Template.fromStack(stack).hasResourceProperties(TYPE, {
      Parameters: { country: 'DE' },
      WorkerType: 'CR.4X',
      WorkerCount: 4,
      SparkProperties: { 'spark.x': '1' },
      PayerAccountId: '222222222222',
      Revision: '2',
      WaitSeconds: 2,
    });
  });

  test('has the attributes of the resource', () => {
    const { analysisId, versionId, populationStatus } = populate();

    const attributes = [analysisId, versionId, populationStatus].map((it) => stack.resolve(it)['Fn::GetAtt'][1]);
    expect(attributes).toEqual(['AnalysisId', 'VersionId', 'PopulationStatus']);
  });

  test.each([
    [Duration.seconds(121), '2 minutes 1 second'],
    [Duration.seconds(Token.asNumber({ Ref: 'Seconds' })), 'not known at synthesis'],
  ])('fails for a time to wait that is too long or unknown: %s', (maxWait, shown) => {
    expect(() => populate({ maxWait })).toThrow(`Population: maxWait is ${shown}\n`);
  });

  test.each([1, 1025, 2.5])('fails for %s workers', (count) => {
    expect(() => populate({ workers: { count } })).toThrow('the service runs an analysis with 2 to 1,024 workers');
  });
});

describe('a schedule of a population', () => {
  test('invokes the handler with the scheduled time and the same inputs', () => {
    populate({ parameters: { country: 'DE' }, maxWait: Duration.minutes(1) }).addSchedule('Nightly', {
      ...DAILY,
      description: 'every night',
      enabled: false,
      timeWindow: TimeWindow.flexible(Duration.minutes(15)),
    });

    const template = Template.fromStack(stack);
    template.hasResource('AWS::Scheduler::Schedule', {
      Properties: {
        Description: 'every night',
        State: 'DISABLED',
        ScheduleExpression: 'rate(1 day)',
        FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 },
        Target: {
          Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('IntermediateTablePopulation'), 'Arn'] },
          DeadLetterConfig: Match.absent(),
        },
      },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^Population[0-9A-F]{8}$')]),
    });
    const [schedule] = Object.values(template.findResources('AWS::Scheduler::Schedule'));
    expect(JSON.parse(schedule?.Properties.Target.Input)).toEqual({
      ScheduledTime: '<aws.scheduler.scheduled-time>',
      ResourceProperties: {
        MembershipId: AN_ID,
        IntermediateTableId: ANOTHER_ID,
        Parameters: { country: 'DE' },
        WaitSeconds: 0,
      },
    });
  });

  test('has a role that only schedules of this account assume, and that can only invoke the handler', () => {
    populate().addSchedule('Nightly', DAILY);

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: {
              StringEquals: {
                'aws:SourceAccount': PUBLISHER,
                'aws:SourceArn': {
                  'Fn::Join': [
                    '',
                    ['arn:', { Ref: 'AWS::Partition' }, `:scheduler:us-east-1:${PUBLISHER}:schedule-group/default`],
                  ],
                },
              },
            },
          },
        ],
      },
      Policies: [{ PolicyDocument: { Statement: [{ Action: 'lambda:InvokeFunction', Effect: 'Allow' }] } }],
    });
  });

  test('sends what it cannot deliver to a queue', () => {
    populate().addSchedule('Nightly', { ...DAILY, deadLetterQueue: new Queue(stack, 'Queue') });

    const template = Template.fromStack(stack);
    const queue = { 'Fn::GetAtt': [Match.stringLikeRegexp('Queue'), 'Arn'] };
    template.hasResourceProperties('AWS::Scheduler::Schedule', { Target: { DeadLetterConfig: { Arn: queue } } });
    template.hasResourceProperties('AWS::IAM::Role', {
      Policies: [
        {
          PolicyDocument: {
            Statement: Match.arrayWith([Match.objectLike({ Action: 'sqs:SendMessage', Resource: queue })]),
          },
        },
      ],
    });
  });

  test('fails for options of another type, with the name of the method', () => {
    const options = { schedule: 'rate(1 day)' } as unknown as { schedule: ScheduleExpression };

    expect(() => populate().addSchedule('Nightly', options)).toThrow(
      /intermediateTablePopulation[.]addSchedule.*schedule/s,
    );
  });
});
