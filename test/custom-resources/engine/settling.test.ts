import { beforeEach, describe, expect, test } from 'vitest';
import type { Request } from '../../../src/custom-resources/engine/event';
import { handle } from '../../../src/custom-resources/engine/lifecycle';
import type { Done, Progress, Reconciler } from '../../../src/custom-resources/engine/reconciler';
import { NoResponse, serviceError } from '../../../src/custom-resources/engine/service-error';
import { eventOf, VirtualWorld } from '../support/virtual-world';

const SERVICE = { signingName: 'stars', variableName: 'STARS', transientReasons: [] };
const START = 1_700_000_000_000;

function refusal(status: number, code: string) {
  return serviceError('Go', SERVICE, { status, headers: { 'x-amzn-errortype': code }, body: '' });
}

/** When the step was attempted, in milliseconds. */
let attempts: number[];
/** What the next attempts end with; then all succeed. */
let errors: Error[];
let world: VirtualWorld;
let seen: Progress<string>[];

beforeEach(() => {
  attempts = [];
  errors = [];
  seen = [];
  world = new VirtualWorld(() => ({ status: 200, headers: {}, body: '' }));
});

function reconcilerThat(parts: Partial<Reconciler<object, undefined, string>> = {}) {
  const reconciler: Reconciler<object, undefined, string> = {
    contract: { encode: () => ({}), decode: () => ({}) },
    retainedOnDelete: false,
    accepted: () => undefined,
    observe: async () => undefined,
    decide: (_, _observed, progress) => {
      seen.push(progress);
      return progress.done.length > 0
        ? { next: 'done', physicalId: 'thing' }
        : { next: 'act', step: 'go', physicalId: 'thing' };
    },
    act: async (step) => {
      attempts.push(world.now() - START);
      const error = errors.shift();
      if (error) {
        throw error;
      }
      return step;
    },
    ...parts,
  };
  return reconciler;
}

async function answerOf(reconciler: Reconciler<object, undefined, string>, type: Request<object>['type'] = 'Create') {
  await handle(reconciler, eventOf(type, {}, { physicalId: 'before' }), world.context, world);
  return world.answers[0];
}

const pauses = () => attempts.slice(1).map((at, index) => at - (attempts[index] as number));

describe('a step', () => {
  test.each([
    ['without a response', new NoResponse('Go', undefined)],
    ['that fails inside of the service', refusal(500, 'InternalServerException')],
    ['that conflicts', refusal(409, 'ConflictException')],
  ])('%s is repeated once its effect would be shown', async (_, error) => {
    errors = [error];

    expect((await answerOf(reconcilerThat()))?.Status).toBe('SUCCESS');
    expect(pauses()).toHaveLength(1);
    expect(pauses()[0]).toBeGreaterThanOrEqual(15_000);
  });

  test('that is refused is not repeated, and fails after another delivery could have been shown', async () => {
    errors = [refusal(400, 'ValidationException')];

    expect(await answerOf(reconcilerThat())).toMatchObject({ Status: 'FAILED', Reason: 'Go: ValidationException' });
    expect(attempts).toHaveLength(1);
    expect(world.now() - START).toBeGreaterThanOrEqual(15_000);
    expect(seen.map(({ isRefused }) => isRefused)).toEqual([...seen.slice(1).map(() => false), true]);
  });

  test.each([
    ['Update', 2, 'FAILED'],
    ['Delete', 3, 'SUCCESS'],
  ] as const)('that conflicts twice ends an %s after %i attempts: %s', async (type, count, status) => {
    errors = [refusal(409, 'ConflictException'), refusal(409, 'ConflictException')];

    expect((await answerOf(reconcilerThat(), type))?.Status).toBe(status);
    expect(attempts).toHaveLength(count);
  });

  test('is not taken at the end, when the next request would not find its effect', async () => {
    const slow = reconcilerThat({
      observe: async () => {
        world.time += 146_000;
        return undefined;
      },
    });

    const answer = await answerOf(slow);

    expect(answer).toMatchObject({ Status: 'FAILED', Reason: 'timed out: no time remains for the next step' });
    expect(attempts).toEqual([]);
  });

  test('that failed is not repeated at the end, and its failure is the reason', async () => {
    errors = [new NoResponse('Go', undefined)];
    const delays = [60_000, 84_000];
    const slow = reconcilerThat({
      observe: async () => {
        world.time += delays.shift() ?? 0;
        return undefined;
      },
    });

    expect(await answerOf(slow)).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(/^timed out: Go/) });
    expect(attempts).toHaveLength(1);
  });
});

test('waiting is counted by pauses, since the clock can jump', async () => {
  const jumping = reconcilerThat({
    decide: (_, _observed, progress) => {
      seen.push(progress);
      world.time += 20_000;
      return seen.length < 3 ? { next: 'wait', reason: 'soon' } : { next: 'done', physicalId: 'thing' };
    },
  });

  await answerOf(jumping);

  expect(seen[0]?.waited).toBe(0);
  expect(seen[2]?.waited).toBeLessThan(1_000);
});

describe('an Update back to what was accepted', () => {
  const accepted: Done = { next: 'done', physicalId: 'before', attributes: { Is: 'there' } };
  const gone = refusal(404, 'ResourceNotFoundException');
  const broken = (error: Error, retainedOnDelete: boolean) =>
    reconcilerThat({
      accepted: () => accepted,
      retainedOnDelete,
      observe: async () => {
        throw error;
      },
    });

  test.each([
    ['ends with that if nothing can be undone, whatever fails', gone, true, 'SUCCESS'],
    ['ends with that if nothing can be undone, whatever fails', refusal(429, 'ThrottlingException'), true, 'SUCCESS'],
    ['ends with that if it is gone', gone, false, 'SUCCESS'],
    ['fails if it is unknown whether it is there', refusal(429, 'ThrottlingException'), false, 'FAILED'],
  ])('%s (%s)', async (_, error, retainedOnDelete, status) => {
    expect((await answerOf(broken(error, retainedOnDelete), 'Update'))?.Status).toBe(status);
  });

  test('ends with that if the plan fails', async () => {
    const failing = reconcilerThat({
      accepted: () => accepted,
      retainedOnDelete: true,
      decide: () => ({ next: 'fail', reason: 'it has ended' }),
    });

    expect(await answerOf(failing, 'Update')).toMatchObject({ PhysicalResourceId: 'before', Data: { Is: 'there' } });
    expect(await answerOf(failing, 'Create')).toBeDefined();
    expect(world.answers[1]).toMatchObject({ Status: 'FAILED' });
  });

  test.each(['Create', 'Delete'] as const)('is no %s', async (type) => {
    const reconciler = { ...broken(gone, false) };

    expect((await answerOf(reconciler, type))?.Status).toBe('FAILED');
  });
});
