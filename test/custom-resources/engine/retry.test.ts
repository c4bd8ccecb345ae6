import { describe, expect, test } from 'vitest';
import { isGone, retrying, verdictOn } from '../../../src/custom-resources/engine/retry';
import { NoAnswer, serviceError } from '../../../src/custom-resources/engine/service-error';
import { VirtualWorld } from '../support/virtual-world';

function error(status: number, code: string, message = '', reason?: string) {
  return serviceError('Look', {
    status,
    headers: { 'x-amzn-errortype': code },
    body: JSON.stringify({ message, reason }),
  });
}

const IAM = 'User: arn:aws:sts::1:assumed-role/r/f is not authorized to perform: cleanrooms:ListMembers on resource: x';

describe('the verdict on a failure', () => {
  test.each([
    ['again', error(429, 'ThrottlingException')],
    ['again', error(400, 'ThrottlingException')],
    ['again', error(400, 'ValidationException', '', 'IAM_SYNCHRONIZATION_DELAY')],
    ['again', error(403, 'AccessDeniedException', IAM)],
    ['few', error(403, 'AccessDeniedException', 'Caller is not a member', 'INSUFFICIENT_PERMISSIONS')],
    ['unknown', error(500, 'InternalServerException')],
    ['unknown', error(503, 'UnknownError')],
    ['unknown', new NoAnswer('Look', new Error('ECONNRESET'))],
    ['meant', error(400, 'ValidationException', '', 'FIELD_VALIDATION_FAILED')],
    ['meant', error(404, 'ResourceNotFoundException')],
    ['meant', error(409, 'ConflictException')],
    ['meant', error(402, 'ServiceQuotaExceededException')],
    ['meant', new Error('anything else')],
  ])('is %s for %s', (verdict, failure) => {
    expect(verdictOn(failure)).toBe(verdict);
  });

  test.each([
    [true, error(404, 'ResourceNotFoundException')],
    [true, error(403, 'AccessDeniedException', 'Caller is not a member')],
    [false, error(403, 'AccessDeniedException', IAM)],
    [false, error(409, 'ConflictException')],
  ])('F15: says %s on whether %s means gone', (gone, failure) => {
    expect(isGone(failure)).toBe(gone);
  });
});

describe('what the service says of an error', () => {
  test.each([
    [{ 'x-amzn-errortype': 'ConflictException:http://internal/' }, '{}'],
    [{}, '{"__type":"com.amazonaws.cleanrooms#ConflictException"}'],
    [{}, '{"code":"ConflictException"}'],
  ])('is understood in the header and in the body (%o, %s)', (headers, body) => {
    expect(serviceError('Look', { status: 409, headers, body }).code).toBe('ConflictException');
  });

  test('F17: names the resource in the way', () => {
    const body = '{"message":"in use","reason":"SUBRESOURCES_EXIST","resourceType":"MEMBERSHIP","resourceId":"1"}';

    const { message } = serviceError('Remove', {
      status: 409,
      headers: { 'x-amzn-errortype': 'ConflictException' },
      body,
    });

    expect(message).toBe('Remove: ConflictException SUBRESOURCES_EXIST in use (MEMBERSHIP 1)');
  });

  test.each(['', '<html>Bad gateway</html>', '"text"', 'null'])('may be nothing: %s', (body) => {
    expect(serviceError('Look', { status: 502, headers: {}, body }).message).toBe('Look: UnknownError');
  });
});

describe('a call', () => {
  const fail = (failures: Error[]) => async () => {
    const failure = failures.shift();
    if (failure) {
      throw failure;
    }
    return 'done';
  };

  async function attempt(failures: Error[], repeatable: boolean, time = 60_000) {
    const ports = new VirtualWorld(() => ({ status: 200, headers: {}, body: '' }));
    const budget = { deadline: ports.now() + time };
    const left = [...failures];
    const result = await retrying(fail(left), { repeatable, budget, ports }).catch((it: Error) => it);
    return { result, tries: failures.length - left.length + (result === 'done' ? 1 : 0) };
  }

  const many = (failure: Error) => Array.from({ length: 999 }, () => failure);

  test('F14: is repeated while it is throttled, also if it must not have its effect twice', async () => {
    expect(await attempt(many(error(429, 'ThrottlingException')).slice(0, 8), false)).toEqual({
      result: 'done',
      tries: 9,
    });
  });

  test.each([
    [true, 'done'],
    [false, expect.any(NoAnswer)],
  ])('without an answer is repeated only if it may have its effect twice (%s)', async (repeatable, result) => {
    expect(await attempt([new NoAnswer('Look', undefined)], repeatable)).toMatchObject({ result });
  });

  test('that the service itself denies is repeated five times', async () => {
    expect((await attempt(many(error(403, 'AccessDeniedException')), true)).tries).toBe(5);
  });

  test('ends with its last failure when time is up', async () => {
    const throttled = error(429, 'ThrottlingException');

    expect((await attempt(many(throttled), true, 5_000)).result).toBe(throttled);
  });
});
