import { describe, expect, test } from 'vitest';
import type { Decision, Kind } from '../../../src/custom-resources/engine/kind';
import { handle } from '../../../src/custom-resources/engine/lifecycle';
import { contract, flag, text } from '../../../src/custom-resources/engine/properties';
import { eventOf, RESPONSE_URL, TimedOut, VirtualWorld } from '../support/virtual-world';

interface Properties {
  readonly name: string;
  readonly loud: boolean;
}

const ASKED = { Name: 'a secret name', Loud: 'true' };

/** A kind of which each test replaces what it is about. */
function kindThat(parts: Partial<Kind<Properties, string, string>> = {}): Kind<Properties, string, string> {
  return {
    contract: contract<Properties>({ name: text, loud: flag }),
    observe: async () => 'seen',
    decide: (): Decision<string> => ({ next: 'done', physicalId: 'thing', attributes: { Is: 'here' } }),
    act: async (step) => step,
    staysOnDelete: false,
    ...parts,
  };
}

function world(timeoutMs?: number): VirtualWorld {
  return new VirtualWorld(() => ({ status: 200, headers: {}, body: '{}' }), timeoutMs);
}

async function answerOf(
  kind: Kind<Properties, string, string>,
  event: object = eventOf('Create', ASKED),
  at = world(),
) {
  await handle(kind, event, at.context, at);
  expect(at.answers).toHaveLength(1);
  return at.answers[0];
}

const failing = (): never => {
  throw new Error('something unforeseen');
};

describe('exactly one answer', () => {
  test('repeats what CloudFormation needs to recognize it', async () => {
    const event = eventOf('Create', ASKED);

    expect(await answerOf(kindThat(), event)).toEqual({
      Status: 'SUCCESS',
      PhysicalResourceId: 'thing',
      StackId: event.StackId,
      RequestId: event.RequestId,
      LogicalResourceId: event.LogicalResourceId,
      Data: { Is: 'here' },
    });
  });

  test.each([
    ['decoding', kindThat({ contract: { encode: failing, decode: failing } })],
    ['observing', kindThat({ observe: failing })],
    ['deciding', kindThat({ decide: failing })],
    ['acting', kindThat({ decide: () => ({ next: 'act', step: 'go', physicalId: 'thing' }), act: failing })],
  ])('F1: whatever breaks while %s', async (_, kind) => {
    expect(await answerOf(kind)).toMatchObject({ Status: 'FAILED', Reason: 'something unforeseen' });
  });

  test.each([
    [{ Name: 'a' }, 'the property Loud has to be true or false'],
    [{ Loud: 'true' }, 'the property Name has to be a text'],
    [{ Name: 'a', Loud: 'yes' }, 'the property Loud has to be true or false'],
  ])('F1: fails for the properties %o, without their values', async (properties, reason) => {
    expect(await answerOf(kindThat(), eventOf('Create', properties))).toMatchObject({
      Status: 'FAILED',
      Reason: reason,
    });
  });

  test('F1: fails for a request type that does not exist', async () => {
    const event = { ...eventOf('Create', ASKED), RequestType: 'Read' };

    expect(await answerOf(kindThat(), event)).toMatchObject({ Reason: 'unknown request type "Read"' });
  });

  test.each([undefined, null, 'event', {}, { ResponseURL: RESPONSE_URL }])(
    'fails aloud for %o: nobody can be answered',
    async (event) => {
      const at = world();

      await expect(handle(kindThat(), event, at.context, at)).rejects.toThrow('there is nobody to answer');
    },
  );
});

describe('the delivery of the answer', () => {
  test('F1b: is repeated until it is accepted, with longer and longer pauses', async () => {
    const at = world();
    at.putFaults = [503, new Error('ECONNRESET'), new Error('ENOTFOUND'), 500];

    await answerOf(kindThat(), undefined, at);

    expect(at.attempts).toHaveLength(5);
    expect(new Set(at.attempts.map(({ body }) => body)).size).toBe(1);
  });

  test('F1b: success is not logged before it is delivered', async () => {
    const at = world();
    at.putFaults = Array.from({ length: 99 }, () => 503);

    await expect(handle(kindThat(), eventOf('Create', ASKED), at.context, at)).rejects.toThrow('HTTP 503');

    expect(at.logs.join()).not.toContain('SUCCESS');
  });

  test('F1b: gives up before Lambda would, so that the request is delivered once more', async () => {
    const at = world(10_000);
    at.putFaults = Array.from({ length: 99 }, () => new Error('ECONNRESET'));

    const delivery = handle(kindThat(), eventOf('Create', ASKED), at.context, at);

    await expect(delivery).rejects.toThrow('no connection');
    await expect(delivery).rejects.not.toBeInstanceOf(TimedOut);
  });
});

describe('the time that Lambda gives', () => {
  test.each([3_000, 60_000, 180_000, 900_000])(
    'F2: of %i ms, enough is left to say what was waited for',
    async (timeout) => {
      const waiting = kindThat({ decide: () => ({ next: 'wait', reason: 'the moon is not full' }) });

      const answer = await answerOf(waiting, undefined, world(timeout));

      expect(answer).toMatchObject({ Status: 'FAILED', Reason: 'no time is left: the moon is not full' });
    },
  );

  test('F2: a service that throttles forever leaves time for the answer', async () => {
    const at = new VirtualWorld(() => ({
      status: 429,
      headers: { 'x-amzn-errortype': 'ThrottlingException' },
      body: '',
    }));
    const calling = kindThat({
      observe: (_, client) => client.call({ name: 'Look', method: 'GET', path: '/', repeatable: true }, {}),
    });

    const answer = await answerOf(calling, undefined, at);

    expect(answer).toMatchObject({ Status: 'FAILED', Reason: 'Look: ThrottlingException' });
    expect(at.context.getRemainingTimeInMillis()).toBeGreaterThan(15_000);
  });
});

describe('the physical id', () => {
  test('F5: of what was not created says so, and its Delete calls nothing', async () => {
    const failed = await answerOf(kindThat({ observe: failing }));

    const deletion = await answerOf(
      kindThat({ observe: failing }),
      eventOf('Delete', {}, { physicalId: failed?.PhysicalResourceId }),
    );

    expect(deletion).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: failed?.PhysicalResourceId });
  });

  test('is that of the step once something may exist', async () => {
    const kind = kindThat({ decide: () => ({ next: 'act', step: 'go', physicalId: 'begun' }), act: failing });

    expect(await answerOf(kind)).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'begun' });
  });

  test.each(['Update', 'Delete'] as const)('F3: stays what it was if the %s fails', async (type) => {
    const kind = kindThat({ decide: () => ({ next: 'act', step: 'go', physicalId: 'begun' }), act: failing });

    const answer = await answerOf(kind, eventOf(type, ASKED, { physicalId: 'before' }));

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'before' });
  });
});

test('F5: deleting what stays needs neither a call nor properties that can be read', async () => {
  const deletion = eventOf('Delete', {}, { physicalId: 'thing' });

  expect(await answerOf(kindThat({ staysOnDelete: true, observe: failing }), deletion)).toMatchObject({
    Status: 'SUCCESS',
  });
  expect(await answerOf(kindThat({ observe: failing }), deletion)).toMatchObject({ Status: 'FAILED' });
});

describe('what is told', () => {
  test.each(['x'.repeat(100_000), '"\\'.repeat(50_000), '😀'.repeat(30_000)])(
    'F12: a long answer is cut and stays valid',
    async (long) => {
      const at = world();
      const kind = kindThat({
        decide: () => ({ next: 'done', physicalId: 'thing', attributes: { Id: 'short', Long: long } }),
      });

      const answer = await answerOf(kind, undefined, at);

      expect(Buffer.byteLength(at.attempts[0]?.body ?? '')).toBeLessThanOrEqual(4096);
      expect(answer?.Data).toMatchObject({ Id: 'short', Long: expect.stringMatching(/…$/) });
    },
  );

  test('F12: a long reason is cut', async () => {
    const answer = await answerOf(kindThat({ decide: () => ({ next: 'fail', reason: 'x'.repeat(100_000) }) }));

    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(/^x+…$/) });
  });

  test('F13: neither the response URL nor a value is logged', async () => {
    const at = world();
    at.putFaults = [500, new Error(`connect ${RESPONSE_URL}`)];

    await answerOf(kindThat({ observe: failing }), undefined, at);

    expect(at.logs.join()).not.toMatch(/example|Signature|secret|unforeseen/);
    expect(at.logs).toHaveLength(2);
  });

  test('F13: the response URL is no reason', async () => {
    const kind = kindThat({ decide: () => ({ next: 'fail', reason: `cannot reach ${RESPONSE_URL}` }) });

    expect(await answerOf(kind)).toMatchObject({ Reason: 'cannot reach (the response URL)' });
  });
});
