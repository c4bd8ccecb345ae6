import { describe, expect, test } from 'vitest';
import { handle } from '../../../src/custom-resources/engine/lifecycle';
import { contract, flag, text } from '../../../src/custom-resources/engine/properties';
import type { Decision, Reconciler } from '../../../src/custom-resources/engine/reconciler';
import { eventOf, RESPONSE_URL, TimedOut, VirtualWorld } from '../support/virtual-world';

interface Properties {
  readonly name: string;
  readonly loud: boolean;
}

const SERVICE = { signingName: 'stars', variableName: 'STARS', transientReasons: [] };
const REQUESTED = { Name: 'a secret name', Loud: 'true' };

/** A reconciler of which each test replaces one part. */
function reconcilerThat(
  parts: Partial<Reconciler<Properties, string, string>> = {},
): Reconciler<Properties, string, string> {
  return {
    contract: contract<Properties>({ name: text, loud: flag }),
    observe: async () => 'seen',
    decide: (): Decision<string> => ({ next: 'done', physicalId: 'thing', attributes: { Is: 'here' } }),
    act: async (step) => step,
    retainedOnDelete: false,
    accepted: () => undefined,
    ...parts,
  };
}

function world(timeoutMs?: number): VirtualWorld {
  return new VirtualWorld(() => ({ status: 200, headers: {}, body: '{}' }), timeoutMs);
}

async function answerOf(
  reconciler: Reconciler<Properties, string, string>,
  event: object = eventOf('Create', REQUESTED),
  at = world(),
) {
  await handle(reconciler, event, at.context, at);
  expect(at.answers).toHaveLength(1);
  return at.answers[0];
}

const failing = (): never => {
  throw new Error('an unexpected error');
};

describe('exactly one response', () => {
  test('repeats what CloudFormation needs to recognize it', async () => {
    const event = eventOf('Create', REQUESTED);

    expect(await answerOf(reconcilerThat(), event)).toEqual({
      Status: 'SUCCESS',
      PhysicalResourceId: 'thing',
      StackId: event.StackId,
      RequestId: event.RequestId,
      LogicalResourceId: event.LogicalResourceId,
      Data: { Is: 'here' },
    });
  });

  test.each([
    ['decoding', reconcilerThat({ contract: { encode: failing, decode: failing } })],
    ['observing', reconcilerThat({ observe: failing })],
    ['deciding', reconcilerThat({ decide: failing })],
    ['acting', reconcilerThat({ decide: () => ({ next: 'act', step: 'go', physicalId: 'thing' }), act: failing })],
  ])('F1: after an error while %s', async (_, reconciler) => {
    expect(await answerOf(reconciler)).toMatchObject({ Status: 'FAILED', Reason: 'an unexpected error' });
  });

  test.each([
    [{ Name: 'a' }, 'the property Loud must be true or false'],
    [{ Loud: 'true' }, 'the property Name must be a non-empty string'],
    [{ Name: 'a', Loud: 'yes' }, 'the property Loud must be true or false'],
  ])('F1: fails for the properties %o, without their values', async (properties, reason) => {
    expect(await answerOf(reconcilerThat(), eventOf('Create', properties))).toMatchObject({
      Status: 'FAILED',
      Reason: reason,
    });
  });

  test('F1: fails for a request type that does not exist', async () => {
    const event = { ...eventOf('Create', REQUESTED), RequestType: 'Read' };

    expect(await answerOf(reconcilerThat(), event)).toMatchObject({ Reason: 'unknown request type "Read"' });
  });

  test.each([undefined, null, 'event', {}, { ResponseURL: RESPONSE_URL }])(
    'throws for %o: no response is possible',
    async (event) => {
      const at = world();

      await expect(handle(reconcilerThat(), event, at.context, at)).rejects.toThrow(
        'not a custom resource request of CloudFormation',
      );
    },
  );
});

describe('the delivery of the response', () => {
  test('F1b: is repeated until it is accepted, with increasing pauses', async () => {
    const at = world();
    at.putFaults = [503, new Error('ECONNRESET'), new Error('ENOTFOUND'), 500];

    await answerOf(reconcilerThat(), undefined, at);

    expect(at.attempts).toHaveLength(5);
    expect(new Set(at.attempts.map(({ body }) => body)).size).toBe(1);
  });

  test('F1b: success is not logged before it is delivered', async () => {
    const at = world();
    at.putFaults = Array.from({ length: 99 }, () => 503);

    await expect(handle(reconcilerThat(), eventOf('Create', REQUESTED), at.context, at)).rejects.toThrow('HTTP 503');

    expect(at.logs.join()).not.toContain('SUCCESS');
  });

  test('F1b: fails before the timeout, so that Lambda delivers the request again', async () => {
    const at = world(10_000);
    at.putFaults = Array.from({ length: 99 }, () => new Error('ECONNRESET'));

    const delivery = handle(reconcilerThat(), eventOf('Create', REQUESTED), at.context, at);

    await expect(delivery).rejects.toThrow('no connection');
    await expect(delivery).rejects.not.toBeInstanceOf(TimedOut);
  });
});

describe('the timeout of the function', () => {
  test.each([3_000, 60_000, 180_000, 900_000])(
    'F2: of %i ms, enough is left to respond with the reason',
    async (timeout) => {
      const waiting = reconcilerThat({ decide: () => ({ next: 'wait', reason: 'the star has not risen' }) });

      const answer = await answerOf(waiting, undefined, world(timeout));

      expect(answer).toMatchObject({ Status: 'FAILED', Reason: 'timed out: the star has not risen' });
    },
  );

  test('F2: a service that always throttles leaves time for the response', async () => {
    const at = new VirtualWorld(() => ({
      status: 429,
      headers: { 'x-amzn-errortype': 'ThrottlingException' },
      body: '',
    }));
    const calling = reconcilerThat({
      observe: (_, client) =>
        client.call({ service: SERVICE, name: 'List', method: 'GET', path: '/', repeatable: true, reads: [] }, {}),
    });

    const answer = await answerOf(calling, undefined, at);

    expect(answer).toMatchObject({ Status: 'FAILED', Reason: 'List: ThrottlingException' });
    expect(at.context.getRemainingTimeInMillis()).toBeGreaterThan(15_000);
  });
});

describe('the physical id', () => {
  test('F5: states that nothing was created, and its Delete makes no call', async () => {
    const failed = await answerOf(reconcilerThat({ observe: failing }));

    const deletion = await answerOf(
      reconcilerThat({ observe: failing }),
      eventOf('Delete', {}, { physicalId: failed?.PhysicalResourceId }),
    );

    expect(deletion).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: failed?.PhysicalResourceId });
  });

  test('is that of the step once something may exist', async () => {
    const reconciler = reconcilerThat({
      decide: () => ({ next: 'act', step: 'go', physicalId: 'begun' }),
      act: failing,
    });

    expect(await answerOf(reconciler)).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'begun' });
  });

  test.each(['Update', 'Delete'] as const)('F3: stays what it was if the %s fails', async (type) => {
    const reconciler = reconcilerThat({
      decide: () => ({ next: 'act', step: 'go', physicalId: 'begun' }),
      act: failing,
    });

    const answer = await answerOf(reconciler, eventOf(type, REQUESTED, { physicalId: 'before' }));

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'before' });
  });
});

test('F5: the deletion of what is retained needs neither a call nor valid properties', async () => {
  const deletion = eventOf('Delete', {}, { physicalId: 'thing' });

  expect(await answerOf(reconcilerThat({ retainedOnDelete: true, observe: failing }), deletion)).toMatchObject({
    Status: 'SUCCESS',
  });
  expect(await answerOf(reconcilerThat({ observe: failing }), deletion)).toMatchObject({ Status: 'FAILED' });
});

describe('responses and logs', () => {
  test.each(['x'.repeat(100_000), '"\\'.repeat(50_000), '😀'.repeat(30_000)])(
    'F12: a long response is truncated and stays valid',
    async (long) => {
      const at = world();
      const reconciler = reconcilerThat({
        decide: () => ({ next: 'done', physicalId: 'thing', attributes: { Id: 'short', Long: long } }),
      });

      const answer = await answerOf(reconciler, undefined, at);

      expect(Buffer.byteLength(at.attempts[0]?.body ?? '')).toBeLessThanOrEqual(4096);
      expect(answer?.Data).toMatchObject({ Id: 'short', Long: expect.stringMatching(/…$/) });
    },
  );

  test('F12: a long reason is truncated', async () => {
    const answer = await answerOf(reconcilerThat({ decide: () => ({ next: 'fail', reason: 'x'.repeat(100_000) }) }));

    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(/^x+…$/) });
  });

  test('F13: neither the response URL nor a value is logged', async () => {
    const at = world();
    at.putFaults = [500, new Error(`connect ${RESPONSE_URL}`)];

    await answerOf(reconcilerThat({ observe: failing }), undefined, at);

    expect(at.logs.join()).not.toMatch(/amazonaws|Signature|secret|unexpected/);
    expect(at.logs).toHaveLength(2);
  });

  test('F13: the reason does not contain the response URL', async () => {
    const reconciler = reconcilerThat({ decide: () => ({ next: 'fail', reason: `cannot reach ${RESPONSE_URL}` }) });

    expect(await answerOf(reconciler)).toMatchObject({ Reason: 'cannot reach (the response URL)' });
  });
});
