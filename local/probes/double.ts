import { randomUUID } from 'node:crypto';
import { CleanRooms } from '@aws-sdk/client-cleanrooms';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { STS } from '@aws-sdk/client-sts';
import type { ServiceRequest, ServiceResponse } from '../../src/custom-resources/engine/ports';
import type { ServiceFaults } from '../cleanrooms/service';
import { type CleanRoomCloud, cleanRoomCloud } from '../demo/clean-room-cloud';
import { dispatch } from '../endpoint/dispatch';
import type { WireRequest } from '../endpoint/http';
import { VirtualClock } from '../simulation/virtual-clock';
import { assumeRole } from './assumed-role';
import { inlineFunctions } from './inline-functions';
import { type Interceptor, intercept } from './interception';
import { modelClient } from './model-client';
import type { Party } from './party';
import type { Surroundings } from './surroundings';

const REGION = 'us-east-1';
const ACCOUNTS = ['111111111111', '222222222222'];

/** The double evaluates no policies, so that the role without any is denied by the fault plan. */
const DENIALS: ServiceFaults = {
  before: (_operation, { principal }) => (/-Powerless-/.test(principal ?? '') ? 'denied' : undefined),
  after: () => undefined,
};

/** The double in this process: no network, and no time that passes by itself. */
export interface DoubleSurroundings extends Surroundings {
  /** For tests that change what the double does. */
  readonly double: CleanRoomCloud;
}

export function doubleSurroundings(): DoubleSurroundings {
  // The clients read the configuration of the user, which takes a moment.
  const clock = new VirtualClock(10_000);
  const functionRunner = inlineFunctions(() => double.cloud);
  const options = { now: () => clock.now(), faults: DENIALS };
  const double: CleanRoomCloud = cleanRoomCloud(options, { clock, functionRunner });
  const { cloud } = double;
  return {
    title: 'the double',
    double,
    clock,
    suffix: 'double',
    audienceModel: async ({ others }) => {
      const trainingDatasetArn = `arn:aws:cleanrooms-ml:${REGION}:${ACCOUNTS[0]}:training-dataset/${randomUUID()}`;
      const { audienceModelArn } = await others.call('CreateAudienceModel', { name: 'probe', trainingDatasetArn });
      return audienceModelArn;
    },
    parties: (interceptor) => ACCOUNTS.map((account) => partyOf(double, account, clock, interceptor)),
    until: (work) => clock.until(work),
    close: () => cloud.close(),
  };
}

function partyOf(double: CleanRoomCloud, account: string, clock: VirtualClock, interceptor: Interceptor): Party {
  const options = {
    region: REGION,
    endpoint: 'http://localhost',
    credentials: { accessKeyId: account, secretAccessKey: 'local' },
    // Repeating a call needs real time, and the double has no bad moments.
    maxAttempts: 1,
    requestHandler: { handle: (request: SdkRequest) => answerSdk(double, request) },
  };
  const from = (service: 'cleanrooms' | 'cloudformation') => ({ account, service });
  return {
    account,
    region: REGION,
    cleanRooms: intercept(new CleanRooms(options), from('cleanrooms'), interceptor),
    cleanRoomsIn: (region) => intercept(new CleanRooms({ ...options, region }), from('cleanrooms'), interceptor),
    cleanRoomsAs: async (roleArn) => {
      const credentials = await assumeRole(new STS(options), clock, roleArn);
      return intercept(new CleanRooms({ ...options, credentials }), from('cleanrooms'), interceptor);
    },
    cloudFormation: intercept(new CloudFormation(options), from('cloudformation'), interceptor),
    others: modelClient(account, { clock, send: (request) => answerHandler(double, account, request) }, interceptor),
  };
}

/** The part of a request of the SDK that is sent. */
interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

async function answerSdk(double: CleanRoomCloud, { method, path, query = {}, headers, body }: SdkRequest) {
  const url = new URL(path, 'http://localhost');
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) {
      url.searchParams.append(name, one ?? '');
    }
  }
  const answer = await exchange(double, { method, url, headers: lowerCase(headers), body: bytesOf(body) });
  return { response: { statusCode: answer.status, headers: answer.headers, body: Buffer.from(answer.body) } };
}

async function answerHandler(
  double: CleanRoomCloud,
  account: string,
  { service, method, path, query, body }: ServiceRequest,
): Promise<ServiceResponse> {
  const url = new URL(path, 'http://localhost');
  url.search = new URLSearchParams(query).toString();
  const credential = `${account}/20260101/${REGION}/${service.signingName}/aws4_request`;
  const headers = { authorization: `AWS4-HMAC-SHA256 Credential=${credential}` };
  const answer = await exchange(double, { method, url, headers, body: Buffer.from(body) });
  return { ...answer, body: answer.body.toString() };
}

async function exchange({ cloud }: CleanRoomCloud, request: Omit<WireRequest, 'host'>) {
  const answer = await dispatch(cloud, { ...request, host: 'localhost' });
  if (answer === undefined) {
    throw new Error('the connection was reset');
  }
  return answer;
}

function bytesOf(body: unknown): Buffer {
  if (body instanceof Uint8Array) {
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  }
  if (body === undefined || typeof body === 'string') {
    return Buffer.from(body ?? '');
  }
  throw new Error('a probe sends no streams');
}

function lowerCase(headers: SdkRequest['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
