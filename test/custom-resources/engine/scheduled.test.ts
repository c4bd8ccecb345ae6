import { describe, expect, test } from 'vitest';
import { lambdaHandler } from '../../../src/custom-resources/engine/lambda-handler';
import { contract, text } from '../../../src/custom-resources/engine/properties';
import type { Reconciler } from '../../../src/custom-resources/engine/reconciler';
import { VirtualWorld } from '../support/virtual-world';

const EVENT = { ScheduledTime: '2023-11-14T22:00:00Z', ResourceProperties: { Star: 'Vega' } };

interface Star {
  readonly star: string;
}

function runOf(more: Partial<Reconciler<Star, undefined, string>> = {}) {
  return lambdaHandler<Star, undefined, string>({
    contract: contract<Star>({ star: text }),
    retainedOnDelete: true,
    isScheduled: true,
    accepted: () => undefined,
    observe: async () => undefined,
    decide: (_, _observed, { done }) =>
      done.length > 0 ? { next: 'done', physicalId: 'star' } : { next: 'act', step: 'look', physicalId: 'star' },
    act: async (step) => step,
    ...more,
  }).run;
}

describe('an event of a schedule', () => {
  test('is an Update with the time of the schedule, without a response', async () => {
    const world = new VirtualWorld(() => ({ status: 200, headers: {}, body: '' }));
    const requests: unknown[] = [];
    const act = async (step: string, request: unknown) => {
      requests.push(request);
      return step;
    };

    await runOf({ act })(EVENT, world.context, world);

    const sentAt = Date.UTC(2023, 10, 14, 22);
    expect(requests).toEqual([{ type: 'Update', properties: { star: 'Vega' }, owner: '', sentAt }]);
    expect(world.attempts).toEqual([]);
    expect(world.logs.map((line) => JSON.parse(line).state)).toEqual(['received', 'SUCCESS']);
    expect(world.logs.join()).not.toContain('Vega');
  });

  test('throws what the request fails with, so that Lambda delivers it again', async () => {
    const world = new VirtualWorld(() => ({ status: 200, headers: {}, body: '' }));
    const run = runOf({ decide: () => ({ next: 'fail', reason: 'cloudy' }) });

    await expect(run(EVENT, world.context, world)).rejects.toThrow('cloudy');
  });

  test('throws for a time that is none, and for properties that are not valid', async () => {
    const world = new VirtualWorld(() => ({ status: 200, headers: {}, body: '' }));

    await expect(runOf()({ ...EVENT, ScheduledTime: 'soon' }, world.context, world)).rejects.toThrow(
      'the scheduled time "soon" is not a time',
    );
    await expect(runOf()({ ...EVENT, ResourceProperties: {} }, world.context, world)).rejects.toThrow('Star');
  });

  test('is refused by a handler that no schedule invokes', async () => {
    const world = new VirtualWorld(() => ({ status: 200, headers: {}, body: '' }));

    await expect(runOf({ isScheduled: false })(EVENT, world.context, world)).rejects.toThrow(
      'not a custom resource request',
    );
  });

  test('a wait that has no time left ends with what it would return', async () => {
    const world = new VirtualWorld(() => ({ status: 200, headers: {}, body: '' }));
    const orElse = { next: 'done', physicalId: 'star' } as const;

    await runOf({ decide: () => ({ next: 'wait', reason: 'cloudy', orElse }) })(EVENT, world.context, world);

    expect(world.context.getRemainingTimeInMillis()).toBeGreaterThan(0);
    expect(world.logs.at(-1)).toContain('SUCCESS');
  });
});
