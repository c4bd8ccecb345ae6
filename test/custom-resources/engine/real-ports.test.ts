import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { destinationOf, realPorts } from '../../../src/custom-resources/engine/real-ports';
import { restJsonClient } from '../../../src/custom-resources/engine/rest-json-client';
import { sign } from '../../../src/custom-resources/engine/signing';

const SERVICE = { signingName: 'star-maps', variableName: 'STARMAPS', transientReasons: [] };
const KEYS = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: '111111111111', AWS_SECRET_ACCESS_KEY: 'secret' };

describe('over a connection', () => {
  let server: Server;
  let received: { request: IncomingMessage; body: string }[];
  let url: string;

  beforeEach(async () => {
    received = [];
    server = createServer(async (request, answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) {
        chunks.push(chunk);
      }
      received.push({ request, body: Buffer.concat(chunks).toString() });
      if (request.url?.includes('reset')) {
        request.socket.destroy();
      } else {
        answer.writeHead(request.method === 'PUT' ? 200 : 404, { 'X-Amzn-ErrorType': 'No' }).end('{"message":"no"}');
      }
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  test('a request goes to the configured endpoint, signed for its service', async () => {
    const ports = realPorts({ ...KEYS, AWS_ENDPOINT_URL: url, AWS_SESSION_TOKEN: 'token' });

    const request = {
      service: SERVICE,
      method: 'POST',
      path: '/collaborations/1',
      query: { 'a b': 'c+d' },
      body: '{"ä":1}',
    };
    const answer = await ports.send(request);

    const [{ request: got, body }] = received as [(typeof received)[0]];
    expect(answer).toMatchObject({ status: 404, body: '{"message":"no"}', headers: { 'x-amzn-errortype': 'No' } });
    expect([got.method, got.url, body]).toEqual(['POST', '/collaborations/1?a%20b=c%2Bd', '{"ä":1}']);
    expect(got.headers.host).toBe(new URL(url).host);
    expect(got.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=111111111111\/\d{8}\/us-east-1\/star-maps\/aws4_request, SignedHeaders=.*host/,
    );
    expect(got.headers['x-amz-security-token']).toBe('token');
  });

  test.each(['', '/', '/a/path', '/a/path/'])(
    'the path "%s" of the endpoint is part of the signature',
    async (prefix) => {
      const ports = realPorts({ ...KEYS, AWS_ENDPOINT_URL: url + prefix });

      await ports.send({ service: SERVICE, method: 'GET', path: '/maps/a%3Ab', query: { z: '1', a: '2' }, body: '' });

      const [{ request }] = received as [(typeof received)[0]];
      expect(request.url).toBe(`${prefix.replace(/\/$/, '')}/maps/a%3Ab?z=1&a=2`);
      expect(request.headers.authorization).toMatch(new RegExp(`Signature=${signatureOf(request, 'secret')}$`));
    },
  );

  test('a session token that has ended is replaced by the one that the environment contains then', async () => {
    const environment: Record<string, string> = { ...KEYS, AWS_ENDPOINT_URL: url, AWS_SESSION_TOKEN: 'old' };
    server.removeAllListeners('request').on('request', (request: IncomingMessage, answer: ServerResponse) => {
      received.push({ request, body: '' });
      const isOld = request.headers['x-amz-security-token'] === 'old';
      // Meanwhile, Lambda has replaced the credentials of the function.
      environment.AWS_SESSION_TOKEN = 'new';
      answer.writeHead(isOld ? 403 : 200, isOld ? { 'X-Amzn-ErrorType': 'ExpiredTokenException' } : {}).end('{}');
    });
    const ports = realPorts(environment);
    const client = restJsonClient(ports, { deadline: ports.now() + 10_000 });

    await client.call({ service: SERVICE, name: 'Go', method: 'POST', path: '/', repeatable: false, reads: [] }, {});

    expect(received.map(({ request }) => request.headers['x-amz-security-token'])).toEqual(['old', 'new']);
  });

  test('an environment that prevents every call is the reason, and no call is repeated', async () => {
    const ports = realPorts({ ...KEYS, AWS_USE_FIPS_ENDPOINT: 'yes' });
    const client = restJsonClient(ports, { deadline: ports.now() + 60_000 });
    const call = client.call(
      { service: SERVICE, name: 'Go', method: 'GET', path: '/', repeatable: true, reads: [] },
      {},
    );

    await expect(call).rejects.toThrow('AWS_USE_FIPS_ENDPOINT must be "true" or "false", not "yes"');
  });

  test('a response is put to its URL, without a type', async () => {
    const status = await realPorts(KEYS).put(`${url}/answer?signature=1`, '{"ä":1}');

    const [{ request, body }] = received as [(typeof received)[0]];
    expect([status, request.method, request.url, body]).toEqual([200, 'PUT', '/answer?signature=1', '{"ä":1}']);
    expect([request.headers['content-type'], request.headers['content-length']]).toEqual(['', '8']);
  });

  test('a lost connection is an error', async () => {
    await expect(realPorts(KEYS).put(`${url}/reset`, '')).rejects.toThrow();
  });
});

describe('the destination', () => {
  test.each([
    [{}, 'https://star-maps.us-east-1.amazonaws.com/'],
    [{ AWS_ENDPOINT_URL: 'http://localhost:1' }, 'http://localhost:1/'],
    [{ AWS_ENDPOINT_URL: 'http://a', AWS_ENDPOINT_URL_STARMAPS: 'http://b' }, 'http://b/'],
    [{ AWS_REGION: 'cn-north-1' }, 'https://star-maps.cn-north-1.amazonaws.com.cn/'],
    [{ AWS_REGION: 'eusc-de-east-1' }, 'https://star-maps.eusc-de-east-1.amazonaws.eu/'],
  ])('of %o is %s', (environment, endpoint) => {
    expect(destinationOf(SERVICE, { ...KEYS, ...environment }).endpoint.href).toBe(endpoint);
  });

  test('fails without credentials', () => {
    expect(() => destinationOf(SERVICE, { AWS_REGION: 'us-east-1' })).toThrow('no Region or no credentials');
  });
});

/** The signature of a request as a service computes it from what it has received. */
function signatureOf({ method, url: target = '', headers }: IncomingMessage, secretKey: string): string {
  const [, scope = '', signed = ''] =
    /Credential=[^/]+\/(\S+), SignedHeaders=(\S+),/.exec(String(headers.authorization)) ?? [];
  const [path = '', query = ''] = target.split('?');
  const canonical = [
    method,
    // A path is encoded twice.
    path.split('/').map(encodeURIComponent).join('/'),
    query.split('&').sort().join('&'),
    ...signed.split(';').map((name) => `${name}:${headers[name]}`),
    '',
    signed,
    createHash('sha256').update('').digest('hex'),
  ].join('\n');
  const text = [
    'AWS4-HMAC-SHA256',
    headers['x-amz-date'],
    scope,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  const key = scope
    .split('/')
    .reduce<string | Buffer>((parent, part) => createHmac('sha256', parent).update(part).digest(), `AWS4${secretKey}`);
  return createHmac('sha256', key).update(text).digest('hex');
}

test('a signature depends on request, time and keys only', async () => {
  const destination = {
    endpoint: new URL('https://star-maps.us-east-1.amazonaws.com'),
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
  };
  const request = {
    service: SERVICE,
    method: 'GET',
    path: '/collaborations',
    query: { memberStatus: 'INVITED' },
    body: '',
  };
  const at = new Date('2026-11-22T00:00:00Z');

  const [one, two] = await Promise.all([sign(request, destination, at), sign(request, destination, at)]);

  expect(one).toEqual(two);
  expect(one['x-amz-date']).toBe('20261122T000000Z');
});
