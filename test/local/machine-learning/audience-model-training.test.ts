import { App, CfnResource, DefaultStackSynthesizer, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { beforeEach, describe, expect, test } from 'vitest';
import { cleanRoomCloud } from '../../../local/demo/clean-room-cloud';
import { AudienceModel, AudienceModelTraining, type AudienceModelTrainingProps } from '../../../src';
import { PUBLISHER, REGION } from '../../support/two-companies';
import { deploy, query } from '../endpoint/client';

/**
 * What belongs to a model when a stack is deployed again: the state machine and the schedule of another model are others,
 * and those of the same model stay, so that an execution is neither started again nor lost.
 */

const TYPES = ['AWS::StepFunctions::StateMachine', 'AWS::Scheduler::Schedule'];
const [FIRST, SECOND] = ['1', '2'].map((digit) => `${digit.repeat(8)}-2222-3333-4444-555555555555`);

let cloud: ReturnType<typeof cleanRoomCloud>['cloud'];
let deployments: number;
beforeEach(() => {
  cloud = cleanRoomCloud().cloud;
  deployments = 0;
});

interface Change extends Pick<AudienceModelTrainingProps, 'pollingInterval'> {
  /** A resource that cannot be created, after those of the training. */
  readonly fails?: boolean;
}

/** Deploys the watch of a model, and returns the status of the stack. */
function watch(modelId: string | undefined, { fails, ...props }: Change = {}): Promise<string | undefined> {
  const synthesizer = new DefaultStackSynthesizer({ generateBootstrapVersionRule: false });
  const stack = new Stack(new App(), 'Publisher', { env: { account: PUBLISHER, region: REGION }, synthesizer });
  const arn = `arn:aws:cleanrooms-ml:${REGION}:${PUBLISHER}:audience-model/${modelId}`;
  const audienceModel = AudienceModel.fromAudienceModelArn(stack, 'Model', arn);
  const training = new AudienceModelTraining(stack, 'Training', { audienceModel, ...props });
  training.onTrained('Trained');
  if (fails) {
    const unknown = new CfnResource(stack, 'Unknown', { type: 'AWS::CleanRooms::Membership', properties: {} });
    unknown.node.addDependency(training);
  }
  deployments += 1;
  const { Resources } = Template.fromStack(stack).toJSON();
  return deploy(cloud, Resources, { account: PUBLISHER, type: deployments === 1 ? 'CREATE' : 'UPDATE' });
}

function stack() {
  const found = cloud.place(PUBLISHER, REGION).engine.find('App');
  if (found === undefined) {
    throw new Error('no stack is deployed');
  }
  return found;
}

/** The last parts of the names of the state machine and the schedule, which are the IDs of the model. */
function watched(): string[] {
  const records = [...stack().resources.values()].filter(({ type }) => TYPES.includes(type));
  return records.map(({ physicalId }) => physicalId.slice(-FIRST.length));
}

/** What has happened to the state machine and the schedule, in its order. */
function events(): string[] {
  return stack()
    .events.filter(({ type, status }) => TYPES.includes(type) && status.endsWith('_COMPLETE'))
    .map(({ type, status, physicalId }) => `${type.split('::')[2]} ${physicalId.slice(-FIRST.length)[0]} ${status}`);
}

describe('the watch of another model', () => {
  test('is another one, which exists before the former one is deleted', async () => {
    expect(await watch(FIRST)).toBe('CREATE_COMPLETE');
    expect(watched()).toEqual([FIRST, FIRST]);
    const before = events().length;

    expect(await watch(SECOND)).toBe('UPDATE_COMPLETE');

    expect(watched()).toEqual([SECOND, SECOND]);
    expect(events().slice(before)).toEqual([
      'StateMachine 2 UPDATE_COMPLETE',
      'Schedule 2 UPDATE_COMPLETE',
      'Schedule 1 DELETE_COMPLETE',
      'StateMachine 1 DELETE_COMPLETE',
    ]);
  });

  test('is deleted by a rollback, which keeps the former one as it is', async () => {
    await watch(FIRST);
    const before = events().length;

    expect(await watch(SECOND, { fails: true })).toBe('UPDATE_ROLLBACK_COMPLETE');

    expect(watched()).toEqual([FIRST, FIRST]);
    expect(
      events()
        .slice(before)
        .filter((event) => event.includes(' 1 DELETE') || event.includes(' 1 CREATE')),
    ).toEqual([]);
    expect(events().slice(before)).toEqual(expect.arrayContaining(['StateMachine 2 DELETE_COMPLETE']));
  });
});

test('the watch of the same model stays, also if another interval changes it', async () => {
  await watch(FIRST);

  expect(await watch(FIRST, { pollingInterval: Duration.minutes(5) })).toBe('UPDATE_COMPLETE');

  expect(watched()).toEqual([FIRST, FIRST]);
  expect(events().filter((event) => event.includes('DELETE'))).toEqual([]);
});

test('the watch is deleted with its stack, its schedule first', async () => {
  await watch(FIRST);
  const deleted = stack();

  await query(cloud, 'cloudformation', { Action: 'DeleteStack', StackName: 'App' }, PUBLISHER);

  expect(deleted.status).toBe('DELETE_COMPLETE');
  const order = deleted.events.filter(({ type, status }) => TYPES.includes(type) && status === 'DELETE_COMPLETE');
  expect(order.map(({ type }) => type)).toEqual([...TYPES].reverse());
});
