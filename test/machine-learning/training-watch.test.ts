import aslValidator from 'asl-validator';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { AudienceModel, AudienceModelTraining, type AudienceModelTrainingProps } from '../../src';
import { Aborted, type Call, type Definition, execute, type Outcome } from '../support/states/execution';
import { TaskError } from '../support/states/task-error';

/*
 * Runs the state machine, as the template contains it, against audience models.
 */
const MODEL = 'arn:aws:cleanrooms-ml:us-east-1:111111111111:audience-model/a1b2c3d4-5678-90ab-cdef-000000000010';
const EXECUTION = 'arn:aws:states:us-east-1:111111111111:execution:Training:a1b2c3d4-5678-90ab-cdef-000000000010';
const CREATED = '2026-01-01T00:00:00Z';
const HOUR = 3600;
const POLL = 900;

interface Model {
  readonly Status: string;
  readonly CreateTime?: unknown;
  readonly StatusDetails?: { readonly StatusCode?: string; readonly Message?: string };
}

function definitionOf(props: Partial<AudienceModelTrainingProps> = {}): Definition {
  const stack = new Stack(new App(), 'Publisher', { env: { account: '111111111111', region: 'us-east-1' } });
  const audienceModel = AudienceModel.fromAudienceModelArn(stack, 'Fans', MODEL);
  new AudienceModelTraining(stack, 'Training', { audienceModel, ...props });
  const machines = Template.fromStack(stack).findResources('AWS::StepFunctions::StateMachine');
  const [parts] = Object.values(machines).map(({ Properties }) => Properties.DefinitionString['Fn::Join'][1]);
  return JSON.parse(parts.map((part: unknown) => (typeof part === 'string' ? part : 'aws')).join(''));
}

/** Runs it against what the service returns at each second after the start of the execution. */
async function watch(
  modelAt: (second: number) => Model,
  props: Partial<AudienceModelTrainingProps> & { readonly startTime?: string } = {},
): Promise<Outcome & { readonly calls: Call[] }> {
  const { startTime = '2026-01-01T00:01:00.000Z', ...rest } = props;
  const calls: Call[] = [];
  const outcome = await execute(definitionOf(rest), {
    id: EXECUTION,
    startTime,
    input: { audienceModelArn: MODEL },
    call(call) {
      calls.push(call);
      if (call.resource === 'arn:aws:states:::aws-sdk:cleanroomsml:getAudienceModel') {
        expect(call.arguments).toEqual({ AudienceModelArn: MODEL });
        return { CreateTime: CREATED, ...modelAt(call.now) };
      }
      expect(call.resource).toBe('arn:aws:states:::aws-sdk:sfn:stopExecution');
      expect(call.arguments).toMatchObject({ ExecutionArn: EXECUTION, Error: 'NothingToWatch' });
      throw new Aborted();
    },
  });
  return { ...outcome, calls };
}

function inTraining(second: number): Model {
  return { Status: second < HOUR ? 'CREATE_PENDING' : 'CREATE_IN_PROGRESS' };
}

/** In training until an hour after the start of the execution, and then as stated. */
function thenAfterAnHour(model: Model | (() => Model)): (second: number) => Model {
  return (second) => {
    if (second < HOUR) {
      return inTraining(second);
    }
    return typeof model === 'function' ? model() : model;
  };
}

function throwing(code: string, message = ''): never {
  throw new TaskError(code, message);
}

test('the definition is valid', () => {
  const { isValid, errorsText } = aslValidator(definitionOf());

  expect(errorsText()).toBe('');
  expect(isValid).toBe(true);
});

describe('a training that succeeds', () => {
  test('after some time lets the execution succeed, with the model', async () => {
    const end = 30 * HOUR + 10;
    const outcome = await watch((second) => (second < end ? inTraining(second) : { Status: 'ACTIVE' }));

    expect(outcome).toMatchObject({ status: 'SUCCEEDED', output: { audienceModelArn: MODEL, status: 'ACTIVE' } });
    expect(outcome.seconds).toBeGreaterThanOrEqual(end);
    expect(outcome.seconds).toBeLessThan(end + POLL);
  });

  test('is not reported before the rules of the stack can exist', async () => {
    expect(await watch(() => ({ Status: 'ACTIVE' }))).toMatchObject({ status: 'SUCCEEDED', seconds: POLL });
  });

  test.each(['CleanRoomsMl.ThrottlingException', 'CleanRoomsMl.SdkClientException', 'States.Timeout'])(
    'is seen after hours of %s',
    async (code) => {
      const outcome = await watch((second) =>
        second > HOUR && second < 8 * HOUR
          ? throwing(code)
          : { Status: second < 6 * HOUR ? 'CREATE_PENDING' : 'ACTIVE' },
      );

      expect(outcome.status).toBe('SUCCEEDED');
      expect(outcome.seconds).toBeGreaterThanOrEqual(8 * HOUR);
      expect(outcome.seconds).toBeLessThan(8 * HOUR + 2 * POLL);
    },
  );

  test('is seen if the model and the permission to read it do not exist at once', async () => {
    const seen = new Set<string>();
    const outcome = await watch((second) => {
      const code = ['CleanRoomsMl.AccessDeniedException', 'CleanRoomsMl.ResourceNotFoundException'][seen.size];
      if (code !== undefined) {
        seen.add(code);
        return throwing(code);
      }
      return second < HOUR ? inTraining(second) : { Status: 'ACTIVE' };
    });

    expect(seen.size).toBe(2);
    expect(outcome.status).toBe('SUCCEEDED');
  });

  test('is seen whatever form the time of the model has', async () => {
    for (const CreateTime of [
      undefined,
      null,
      1_767_225_600,
      'yesterday',
      { seconds: 1 },
      '2026-01-01T00:00:00+01:00',
    ]) {
      expect(await watch(thenAfterAnHour({ Status: 'ACTIVE', CreateTime }))).toMatchObject({ status: 'SUCCEEDED' });
    }
  });

  test('is seen although the service has another status before', async () => {
    const outcome = await watch((second) => ({ Status: second < HOUR ? 'CREATE_QUEUED' : 'ACTIVE' }));

    expect(outcome).toMatchObject({ status: 'SUCCEEDED', seconds: HOUR });
  });
});

describe('a training that fails', () => {
  const StatusDetails = { StatusCode: 'TRAINING_DATA', Message: 'fewer than 1,000 users' };

  test.each([
    [StatusDetails, 'TRAINING_DATA fewer than 1,000 users'],
    [{ Message: 'no table' }, 'no table'],
    [{}, 'the service returned no reason'],
    [undefined, 'the service returned no reason'],
  ])('fails the execution with the reason: %o', async (details, reason) => {
    const failed = { Status: 'CREATE_FAILED', ...(details && { StatusDetails: details }) };

    expect(await watch(thenAfterAnHour(failed))).toMatchObject({
      status: 'FAILED',
      error: 'CREATE_FAILED',
      cause: `The training of ${MODEL} was not seen to succeed: ${reason}`,
      seconds: HOUR,
    });
  });

  test('at once fails the execution at the first read', async () => {
    const outcome = await watch(() => ({ Status: 'CREATE_FAILED', StatusDetails }));

    expect(outcome).toMatchObject({ status: 'FAILED', seconds: POLL });
  });

  test('is also one whose model cannot be deleted', async () => {
    const outcome = await watch(thenAfterAnHour({ Status: 'DELETE_FAILED', StatusDetails }));

    expect(outcome).toMatchObject({ status: 'FAILED', error: 'DELETE_FAILED' });
  });

  test('is also one that does not end in time', async () => {
    expect(await watch(inTraining)).toMatchObject({ status: 'TIMED_OUT', seconds: 72 * HOUR });
    expect(await watch(inTraining, { timeout: Duration.hours(5) })).toMatchObject({ seconds: 5 * HOUR });
  });

  test('is also one that the role cannot read', async () => {
    const outcome = await watch(
      thenAfterAnHour(() => throwing('CleanRoomsMl.AccessDeniedException', 'not authorized')),
    );

    expect(outcome).toMatchObject({
      status: 'FAILED',
      error: 'CleanRoomsMl.AccessDeniedException',
      cause: expect.stringContaining('not authorized'),
    });
    // As long as IAM needs to know a policy.
    expect(outcome.seconds).toBeGreaterThan(HOUR + 180);
  });
});

describe('an execution with nothing to watch', () => {
  test.each([
    ['is deleted', thenAfterAnHour(() => throwing('CleanRoomsMl.ResourceNotFoundException'))],
    ['is being deleted', thenAfterAnHour({ Status: 'DELETE_PENDING' })],
    ['is deleted by the service', thenAfterAnHour({ Status: 'DELETE_IN_PROGRESS' })],
  ])('stops itself if the model %s', async (_, modelAt) => {
    const outcome = await watch(modelAt);

    expect(outcome.status).toBe('ABORTED');
    expect(outcome.calls.at(-1)?.resource).toContain('stopExecution');
  });

  test.each(['ACTIVE', 'CREATE_FAILED', 'CREATE_IN_PROGRESS'])(
    'stops itself if its schedule has started it a year later: %s',
    async (Status) => {
      const outcome = await watch(() => ({ Status }), { startTime: '2027-01-01T00:01:00.000Z' });

      expect(outcome).toMatchObject({ status: 'ABORTED', seconds: POLL });
    },
  );

  test.each([
    ['2026-01-04T00:00:00.000Z', 'SUCCEEDED'],
    ['2026-01-04T00:00:00.001Z', 'ABORTED'],
  ])('is one that begins more than the timeout after the model: %s', async (startTime, status) => {
    expect((await watch(() => ({ Status: 'ACTIVE' }), { startTime })).status).toBe(status);
  });

  test('tries again if it cannot stop itself', async () => {
    let stops = 0;
    const outcome = await execute(definitionOf(), {
      id: EXECUTION,
      startTime: CREATED,
      input: { audienceModelArn: MODEL },
      call({ resource }) {
        if (resource.includes('getAudienceModel')) {
          return { Status: 'DELETE_PENDING', CreateTime: CREATED };
        }
        stops++;
        throw stops < 3 ? new TaskError('Sfn.SfnException') : new Aborted();
      },
    });

    expect(outcome).toMatchObject({ status: 'ABORTED', seconds: 3 * POLL });
  });
});

test('the longest execution has fewer events than its history has room for', async () => {
  const outcome = await watch(() => throwing('CleanRoomsMl.ThrottlingException'), {
    pollingInterval: Duration.hours(1),
    timeout: Duration.hours(1000),
  });

  expect(outcome.status).toBe('TIMED_OUT');
  expect(outcome.events).toBeLessThan(25_000);
  expect(outcome.events).toBeGreaterThan(15_000);
});
