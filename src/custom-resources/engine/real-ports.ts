import * as http from 'node:http';
import * as https from 'node:https';
import { ConfigurationError, type Environment, endpointOf } from './endpoint';
import { originOf } from './origin';
import type { Ports, Service } from './ports';
import { type Destination, pathAt, sign } from './signing';

/** How long to wait for a response: a connection can be lost without an error. */
const RESPONSE_TIMEOUT_MS = 10_000;

/** The only file that uses the network, the clock, and the environment. */
export function realPorts(environment: Environment = process.env): Ports {
  return {
    send: async (request) => {
      const destination = destinationOf(request.service, environment);
      const headers = await sign(request, destination, new Date());
      const query = new URLSearchParams(request.query).toString().replaceAll('+', '%20');
      const url = new URL(pathAt(destination.endpoint, request.path) + (query && `?${query}`), destination.endpoint);
      return exchange(url, request.method, headers, request.body);
    },
    // An empty type: the URL is signed without one.
    put: async (url, body) => (await exchange(new URL(url), 'PUT', { 'content-type': '' }, body)).status,
    now: () => Date.now(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    random: () => Math.random(),
    log: (line) => console.log(line),
    origin: () => originOf(environment),
  };
}

/** Read for each request, so that credentials that have expired can be replaced between two attempts. */
export function destinationOf(service: Service, environment: Environment): Destination {
  const { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  if (!region || !accessKeyId || !secretAccessKey) {
    throw new ConfigurationError('the environment contains no Region or no credentials');
  }
  return {
    endpoint: endpointOf(service, region, environment),
    region,
    credentials: { accessKeyId, secretAccessKey, sessionToken: environment.AWS_SESSION_TOKEN },
  };
}

function exchange(url: URL, method: string, headers: Record<string, string>, body: string) {
  const { request } = url.protocol === 'http:' ? http : https;
  return new Promise<{ status: number; headers: Record<string, string | undefined>; body: string }>(
    (resolve, reject) => {
      const sent = request(
        url,
        {
          method,
          headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
          timeout: RESPONSE_TIMEOUT_MS,
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers as Record<string, string | undefined>,
              body: Buffer.concat(chunks).toString(),
            }),
          );
        },
      );
      sent.on('timeout', () => sent.destroy(new Error('no response in time')));
      sent.on('error', reject);
      sent.end(body);
    },
  );
}
