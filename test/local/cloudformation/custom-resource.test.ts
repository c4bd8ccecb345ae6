import { describe, expect, test } from 'vitest';
import type { DeliveryFaults } from '../../../local/cloudformation/custom-resource';
import { FUNCTION, type Handler, OBEDIENT, World } from './world';

const thing = (properties: object = {}) => ({
  Thing: { Type: 'Custom::Thing', Properties: { ServiceToken: FUNCTION, ...properties } },
});

async function failureOf(handler: Handler, properties: object = {}): Promise<string | undefined> {
  const world = new World({ handler: (event, answer) => handler(event, answer) });
  const stack = await world.deploy(thing(properties));
  return stack.events.find(({ status }) => status === 'CREATE_FAILED')?.reason;
}

describe('answer', () => {
  test.each<[string, object, string]>([
    ['of another request', { RequestId: 'x' }, 'RequestId'],
    ['of another stack', { StackId: 'x' }, 'StackId'],
    ['of another resource', { LogicalResourceId: 'x' }, 'LogicalResourceId'],
    ['without an id', { PhysicalResourceId: undefined }, 'Invalid PhysicalResourceId'],
    ['with an id of more than 1 KB', { PhysicalResourceId: 'x'.repeat(1025) }, 'Invalid PhysicalResourceId'],
    ['with an unknown status', { Status: 'OK' }, 'Status "OK"'],
    ['of failure without a reason', { Status: 'FAILED' }, 'without Reason'],
    ['of more than 4096 bytes', { Data: { Text: 'ü'.repeat(2000) } }, 'Response object is too long.'],
  ])('%s fails', async (_what, change, message) => {
    const handler: Handler = (_event, answer) => answer({ Status: 'SUCCESS', PhysicalResourceId: 'one', ...change });

    expect(await failureOf(handler)).toContain(message);
  });

  test('that never comes fails after the time-out of the service', async () => {
    const world = new World({
      handler: (event, answer) => (event.RequestType === 'Delete' ? OBEDIENT(event, answer) : undefined),
    });
    const before = world.clock.now().getTime();

    const stack = await world.deploy(thing({ ServiceTimeout: 90 }));

    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(world.clock.now().getTime() - before).toBe(90_000);
    expect(stack.events.find(({ status }) => status === 'CREATE_FAILED')?.reason).toContain(
      'did not receive a response',
    );
    expect(world.requests[1]).toMatch(/^Delete Thing App-Thing-[0-9A-Z]{12}$/);
  });

  test.each([0, 3601, 1.5])('with a ServiceTimeout of %s fails', async (ServiceTimeout) => {
    expect(await failureOf(OBEDIENT, { ServiceTimeout })).toContain('ServiceTimeout');
  });

  test('after the time-out is accepted and changes nothing', async () => {
    const late: Array<() => void> = [];
    const handler: Handler = (event, answer) => {
      if (event.RequestType === 'Create') {
        late.push(() => answer({ Status: 'SUCCESS', PhysicalResourceId: 'late' }));
      } else {
        OBEDIENT(event, answer);
      }
    };
    const world = new World({ handler });
    const stack = await world.deploy(thing());
    late.forEach((answer) => void answer());

    expect(world.puts.at(-1)).toBe(200);
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
  });

  test('to an unknown address is refused', () => {
    expect(new World().custom.put('nobody', '{}')).toEqual({ status: 403 });
  });
});

describe('delivery', () => {
  function countingWorld(faults: DeliveryFaults, handler = OBEDIENT) {
    let invoked = 0;
    const world = new World({
      faults,
      handler: (event, answer) => {
        invoked += 1;
        return handler(event, answer);
      },
    });
    return { world, invoked: () => invoked };
  }

  test('may happen twice; the first answer counts', async () => {
    const { world, invoked } = countingWorld({ deliver: () => [0, 0] });
    const stack = await world.deploy(thing());

    expect(stack.status).toBe('CREATE_COMPLETE');
    expect(invoked()).toBe(2);
    expect(new Set(world.custom.requests.map(({ RequestId }) => RequestId)).size).toBe(1);
  });

  test('may be late', async () => {
    const { world } = countingWorld({ deliver: () => [30_000] });
    const before = world.clock.now().getTime();
    await world.deploy(thing());

    expect(world.clock.now().getTime() - before).toBe(30_000);
  });

  test('may be lost', async () => {
    const { world, invoked } = countingWorld({ deliver: ({ RequestType }) => (RequestType === 'Create' ? [] : [0]) });
    const stack = await world.deploy(thing());

    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(invoked()).toBe(1);
  });

  test('is repeated twice for a function that throws', async () => {
    const { world, invoked } = countingWorld({}, () => {
      throw new Error('broken');
    });
    const stack = await world.deploy(thing({ ServiceTimeout: 600 }));

    expect(stack.status).toBe('ROLLBACK_FAILED');
    expect(invoked()).toBe(6);
  });

  test.each([
    ['unavailable', [503, 200]],
    ['reset', [undefined, 200]],
  ] as const)('of an answer may be %s, which the function sees', async (fault, puts) => {
    const world = new World({
      faults: { answer: (_event, attempt) => (attempt === 1 ? fault : 'accepted') },
      handler: async (event, answer) => {
        await OBEDIENT(event, answer);
        await OBEDIENT(event, answer);
      },
    });
    const stack = await world.deploy(thing());

    expect(stack.status).toBe('CREATE_COMPLETE');
    expect(world.puts).toEqual(puts);
  });

  test('of an answer may be lost, which nobody sees', async () => {
    const world = new World({
      faults: { answer: ({ RequestType }) => (RequestType === 'Create' ? 'lost' : 'accepted') },
    });
    const stack = await world.deploy(thing());

    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(world.puts[0]).toBe(200);
  });

  test('to what is not a function fails', async () => {
    expect(await failureOf(OBEDIENT, { ServiceToken: 'arn:aws:sns:us-east-1:111111111111:topic' })).toContain(
      'Invalid Service Token',
    );
  });
});
