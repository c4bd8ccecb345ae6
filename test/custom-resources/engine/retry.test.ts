import { describe, expect, test } from 'vitest';
import { dispositionOf, isGone, retrying } from '../../../src/custom-resources/engine/retry';
import { NoResponse, serviceError } from '../../../src/custom-resources/engine/service-error';
import { VirtualWorld } from '../support/virtual-world';

const SERVICE = { signingName: 'stars', variableName: 'STARS', transientReasons: ['ROLES_SYNCHRONIZE'] };

function error(status: number, code: string, message = '', reason?: string) {
  return serviceError('Look', SERVICE, {
    status,
    headers: { 'x-amzn-errortype': code },
    body: JSON.stringify({ message, reason }),
  });
}

const IAM = 'User: arn:aws:sts::1:assumed-role/r/f is not authorized to perform: stars:List on resource: x';

describe('the disposition of a failure', () => {
  test.each([
    ['retry', error(429, 'ThrottlingException')],
    ['retry', error(400, 'ThrottlingException')],
    ['retry', error(400, 'ValidationException', '', 'ROLES_SYNCHRONIZE')],
    ['retry', error(403, 'AccessDeniedException', IAM)],
    ['retry-briefly', error(403, 'AccessDeniedException', 'Caller has no access', 'INSUFFICIENT_PERMISSIONS')],
    ['ambiguous', error(500, 'InternalServerException')],
    ['ambiguous', error(503, 'UnknownError')],
    ['ambiguous', new NoResponse('Look', new Error('ECONNRESET'))],
    ['final', error(400, 'ValidationException', '', 'FIELD_VALIDATION_FAILED')],
    ['final', error(404, 'ResourceNotFoundException')],
    ['final', error(409, 'ConflictException')],
    ['final', error(402, 'ServiceQuotaExceededException')],
    ['final', new Error('anything else')],
  ])('is %s for %s', (disposition, failure) => {
    expect(dispositionOf(failure)).toBe(disposition);
  });

  test.each([
    [true, error(404, 'ResourceNotFoundException')],
    [true, error(403, 'AccessDeniedException', 'Caller has no access')],
    [false, error(403, 'AccessDeniedException', IAM)],
    [false, error(409, 'ConflictException')],
  ])('F15: returns %s for whether %s means gone', (gone, failure) => {
    expect(isGone(failure)).toBe(gone);
  });
});

describe('the error of a service', () => {
  test.each([
    [{ 'x-amzn-errortype': 'ConflictException:http://internal/' }, '{}'],
    [{}, '{"__type":"com.amazonaws.stars#ConflictException"}'],
    [{}, '{"code":"ConflictException"}'],
  ])('is read from the header or the body (%o, %s)', (headers, body) => {
    expect(serviceError('Look', SERVICE, { status: 409, headers, body }).code).toBe('ConflictException');
  });

  test('F17: contains the resource that causes it', () => {
    const body = '{"message":"in use","reason":"SUBRESOURCES_EXIST","resourceType":"MEMBERSHIP","resourceId":"1"}';

    const { message } = serviceError('Remove', SERVICE, {
      status: 409,
      headers: { 'x-amzn-errortype': 'ConflictException' },
      body,
    });

    expect(message).toBe('Remove: ConflictException SUBRESOURCES_EXIST in use (MEMBERSHIP 1)');
  });

  test.each(['', '<html>Bad gateway</html>', '"text"', 'null'])(
    'can be without a body that is understood: %s',
    (body) => {
      expect(serviceError('Look', SERVICE, { status: 502, headers: {}, body }).message).toBe('Look: UnknownError');
    },
  );
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

  test('F14: is repeated while it is throttled, even if it is not repeatable', async () => {
    expect(await attempt(many(error(429, 'ThrottlingException')).slice(0, 8), false)).toEqual({
      result: 'done',
      tries: 9,
    });
  });

  test.each([
    [true, 'done'],
    [false, expect.any(NoResponse)],
  ])('without a response is repeated only if it is repeatable (%s)', async (repeatable, result) => {
    expect(await attempt([new NoResponse('Look', undefined)], repeatable)).toMatchObject({ result });
  });

  test('that the service denies is attempted five times', async () => {
    expect((await attempt(many(error(403, 'AccessDeniedException')), true)).tries).toBe(5);
  });

  test('ends with its last failure when no time remains', async () => {
    const throttled = error(429, 'ThrottlingException');

    expect((await attempt(many(throttled), true, 5_000)).result).toBe(throttled);
  });
});
