import { describe, expect, test } from 'vitest';
import type { ServiceResponse } from '../../../src/custom-resources/engine/ports';
import { type Operation, restJsonClient } from '../../../src/custom-resources/engine/rest-json-client';
import { dispositionOf } from '../../../src/custom-resources/engine/retry';
import { UnreadableResponse } from '../../../src/custom-resources/engine/service-error';
import { lackingIn } from '../../../src/custom-resources/engine/shape';
import { VirtualWorld } from '../support/virtual-world';

interface Stars {
  readonly stars: readonly { readonly name: string }[];
  readonly nextToken?: string;
}

const LIST: Operation<{ readonly nextToken?: string }, Stars> = {
  service: { signingName: 'stars', variableName: 'STARS', transientReasons: [] },
  name: 'ListStars',
  method: 'GET',
  path: '/stars',
  query: ['nextToken'],
  repeatable: true,
  reads: ['stars[].name'],
};

function list(respond: (token: string | undefined, world: VirtualWorld) => Partial<ServiceResponse>, seconds = 60) {
  const world = new VirtualWorld(
    (request, it) => ({ status: 200, headers: {}, body: '', ...respond(request.query.nextToken, it) }),
    9e9,
  );
  const client = restJsonClient(world, { deadline: world.now() + seconds * 1000 });
  return client.list(LIST, {}, ({ stars }) => stars).catch((error: Error) => error.message);
}

describe('a response that is no answer', () => {
  test.each([
    [
      '<html>Bad gateway</html>',
      'ListStars: the response of the service is not valid JSON: "<html>Bad gateway</html>"',
    ],
    ['{"stars":[{"na', 'ListStars: the response of the service is not valid JSON: "{\\"stars\\":[{\\"na"'],
    ['{}', 'ListStars: the response of the service has no stars'],
    ['', 'ListStars: the response of the service has no stars'],
    ['null', 'ListStars: the response of the service has no stars'],
    ['{"stars":null}', 'ListStars: the response of the service has no stars'],
    ['{"stars":"Vega"}', 'ListStars: the response of the service has no stars'],
    ['{"stars":[{"name":"Vega"},null]}', 'ListStars: the response of the service has no stars[1].name'],
    ['{"stars":[{"name":null}]}', 'ListStars: the response of the service has no stars[0].name'],
  ])('ends in words: %s', async (body, message) => {
    expect(await list(() => ({ body }))).toBe(message);
  });

  test('quotes its beginning only', async () => {
    expect(await list(() => ({ body: 'x'.repeat(9_999) }))).toMatch(/: "x{80}"$/);
  });

  test('is followed by another attempt, as if none had arrived', async () => {
    const bodies = ['<html>', '{}'];

    expect(await list(() => ({ body: bodies.shift() ?? '{"stars":[{"name":"Vega"}]}' }))).toEqual([{ name: 'Vega' }]);
    expect(dispositionOf(new UnreadableResponse('ListStars', 'is odd'))).toBe('ambiguous');
  });
});

describe('a list', () => {
  const page = (nextToken?: string) => ({ body: JSON.stringify({ stars: [{ name: 'Vega' }], nextToken }) });

  test('can have twenty thousand items', async () => {
    expect(await list((token = '1') => page(token === '200' ? undefined : String(Number(token) + 1)))).toHaveLength(
      200,
    );
    expect(await list((token = '1') => page(token === '1000' ? undefined : String(Number(token) + 1)))).toHaveLength(
      1000,
    );
  });

  test.each([
    ['always the same page', () => page('again'), 'ListStars: the service returns the same page without end'],
    ['ever another page', (token = '1') => page(`${token}1`), 'ListStars: the list has more than 1000 pages'],
    [
      'ever another page, slowly',
      (token = '1', world?: VirtualWorld) => {
        if (world) {
          world.time += 10_000;
        }
        return page(`${token}1`);
      },
      'timed out: ListStars: the list is not complete (pages read: 6)',
    ],
  ])('that returns %s ends', async (_, respond, message) => {
    expect(await list(respond)).toBe(message);
  });
});

describe('a signature that the service does not accept yet', () => {
  const refusal = (code: string, message = '') => ({
    status: 403,
    headers: { 'x-amzn-errortype': code },
    body: JSON.stringify({ message }),
  });

  test.each([
    ['InvalidSignatureException', 'Signature expired: 20261127T000000Z is now earlier than 20261127T002000Z'],
    ['InvalidSignatureException', 'Signature not yet current: 20261127T002000Z is still later than 20261127T000000Z'],
    ['RequestExpired', ''],
    ['RequestTimeTooSkewed', ''],
    ['ExpiredTokenException', 'The security token included in the request is expired'],
    ['UnrecognizedClientException', 'The security token included in the request is invalid'],
  ])('is made again a few times: %s %s', async (code, message) => {
    let attempts = 0;
    const recovered = await list(() => (attempts++ < 4 ? refusal(code, message) : { body: '{"stars":[]}' }));
    const failed = await list(() => refusal(code, message));

    expect(recovered).toEqual([]);
    expect(failed).toContain(`ListStars: ${code}`);
  });

  test('is not made again if it is wrong', async () => {
    let attempts = 0;
    const wrong = () => {
      attempts++;
      return refusal('InvalidSignatureException', 'The request signature we calculated does not match');
    };

    expect(await list(wrong)).toContain('does not match');
    expect(attempts).toBe(1);
  });
});

test.each([
  [{ a: { b: 0 } }, ['a.b'], undefined],
  [{ a: {} }, ['a.b'], 'a.b'],
  [{ a: [] }, ['a[].b'], undefined],
  [{ a: [[], [1]] }, ['a[]'], undefined],
  [{ a: ['', null] }, ['a[]'], 'a[1]'],
  [undefined, ['a'], 'a'],
  [undefined, [], undefined],
])('of %o, the members %o are there except %s', (response, paths, lacking) => {
  expect(lackingIn(response, paths)).toBe(lacking);
});
