import { describe, expect, test } from 'vitest';
import { givenUpAt } from '../../../src/custom-resources/engine/given-up';
import { handle } from '../../../src/custom-resources/engine/lifecycle';
import type { Reconciler } from '../../../src/custom-resources/engine/reconciler';
import { eventOf, VirtualWorld } from '../support/virtual-world';

const MADE = Date.parse('2026-11-29T03:04:05Z');
const URL_OF_MADE =
  'https://cloudformation-custom-resource-response-useast1.s3.amazonaws.com/arn%3Aaws' +
  '?X-Amz-Date=20261129T030405Z&X-Amz-Expires=7200';

function event(ResponseURL: string, properties: object = {}) {
  return { ...eventOf('Create', properties), ResponseURL };
}

describe('CloudFormation gives up', () => {
  test.each([
    ['after the service timeout', URL_OF_MADE, { ServiceTimeout: '900' }, MADE + 900_000],
    ['after an hour without one', URL_OF_MADE, {}, MADE + 3_600_000],
    ['after an hour with one that is none', URL_OF_MADE, { ServiceTimeout: 'soon' }, MADE + 3_600_000],
    // Two hours before it ends, the URL was made.
    ['with the older signature', 'https://bucket/arn?Expires=1700000000', { ServiceTimeout: '900' }, 1_699_993_700_000],
    ['with the older signature, without a timeout', 'https://bucket/arn?Expires=1700000000', {}, 1_699_996_400_000],
    ['at an unknown time without a signature', 'https://bucket/arn', {}, undefined],
    ['at an unknown time with another form', 'https://bucket/arn?X-Amz-Date=today&Expires=never', {}, undefined],
    ['at an unknown time without a URL', 'bucket', {}, undefined],
  ])('%s', (_, url, properties, time) => {
    expect(givenUpAt(event(url, properties))).toBe(time);
  });
});

describe('a request', () => {
  const reconciler: Reconciler<object, undefined, string> = {
    contract: { encode: () => ({}), decode: () => ({}) },
    retainedOnDelete: false,
    accepted: () => undefined,
    observe: async () => undefined,
    decide: (_, _observed, { done }) =>
      done.length > 0 ? { next: 'done', physicalId: 'thing' } : { next: 'act', step: 'go', physicalId: 'thing' },
    act: async (step, _, client) => {
      const service = { signingName: 'stars', variableName: 'STARS', transientReasons: [] };
      await client.call({ service, name: 'Go', method: 'POST', path: '/', repeatable: false, reads: [] }, {});
      return step;
    },
  };

  async function deliver(afterMs: number) {
    let calls = 0;
    const world = new VirtualWorld(() => {
      calls++;
      return { status: 200, headers: {}, body: '' };
    }, 9e12);
    world.time = MADE + afterMs;
    await handle(
      reconciler,
      event(URL_OF_MADE, { ServiceTimeout: 900 }),
      { getRemainingTimeInMillis: () => 180_000 },
      world,
    );
    return { calls, statuses: world.answers.map(({ Status }) => Status), log: world.logs.join() };
  }

  test('that CloudFormation has given up on makes no call, sends no response, and is logged', async () => {
    const { calls, statuses, log } = await deliver(900_000);

    expect([calls, statuses]).toEqual([0, []]);
    expect(log).toContain('given up by CloudFormation');
  });

  test('that CloudFormation soon gives up on takes no step that it would not see', async () => {
    expect(await deliver(890_000)).toMatchObject({ calls: 0, statuses: ['FAILED'] });
    expect(await deliver(880_000)).toMatchObject({ calls: 1, statuses: ['SUCCESS'] });
  });
});
