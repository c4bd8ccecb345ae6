import * as http from 'node:http';
import * as https from 'node:https';
import type { Ports } from './ports';
import { type Destination, sign } from './signing';

/** For an answer that does not come: a connection may be dead without anybody saying so. */
const SILENCE_MS = 10_000;

/** The world: the only file that knows the network, the clock and the environment. */
export function realPorts(environment: NodeJS.ProcessEnv = process.env): Ports {
  return {
    send: async (request) => {
      const destination = destinationIn(environment);
      const headers = await sign(request, destination, new Date());
      const query = new URLSearchParams(request.query).toString().replaceAll('+', '%20');
      const url = new URL(request.path + (query && `?${query}`), destination.endpoint);
      return exchange(url, request.method, headers, request.body);
    },
    // An empty type: the URL is signed without one.
    put: async (url, body) => (await exchange(new URL(url), 'PUT', { 'content-type': '' }, body)).status,
    now: () => Date.now(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    random: () => Math.random(),
    log: (line) => console.log(line),
  };
}

/** As the SDKs find it: the endpoint of the service, of all services, or the public one. */
export function destinationIn(environment: NodeJS.ProcessEnv): Destination {
  const { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  if (!region || !accessKeyId || !secretAccessKey) {
    throw new Error('no Region or credentials in the environment');
  }
  const elsewhere = environment.AWS_ENDPOINT_URL_CLEANROOMS || environment.AWS_ENDPOINT_URL;
  return {
    endpoint: new URL(elsewhere || `https://cleanrooms.${region}.${domainOf(region)}`),
    region,
    credentials: { accessKeyId, secretAccessKey, sessionToken: environment.AWS_SESSION_TOKEN },
  };
}

function domainOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'amazonaws.com.cn';
  }
  return region.startsWith('eusc-') ? 'amazonaws.eu' : 'amazonaws.com';
}

function exchange(url: URL, method: string, headers: Record<string, string>, body: string) {
  const { request } = url.protocol === 'http:' ? http : https;
  return new Promise<{ status: number; headers: Record<string, string | undefined>; body: string }>(
    (resolve, reject) => {
      const sent = request(
        url,
        { method, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) }, timeout: SILENCE_MS },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers as Record<string, string | undefined>,
              body: Buffer.concat(chunks).toString(),
            }),
          );
        },
      );
      sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
      sent.on('error', reject);
      sent.end(body);
    },
  );
}
