import type { ServiceRequest, ServiceResponse } from '../../src/custom-resources/engine/ports';
import { type Operation, restJsonClient } from '../../src/custom-resources/engine/rest-json-client';
import { ServiceError } from '../../src/custom-resources/engine/service-error';
import { CLEAN_ROOMS } from '../../src/custom-resources/service/clean-rooms';
import { CLEAN_ROOMS_ML } from '../../src/custom-resources/service/clean-rooms-ml';
import { ENTITY_RESOLUTION } from '../../src/custom-resources/service/entity-resolution';
import { apiOf, type Model, type OperationModel, shapeOf } from '../cleanrooms/model/model';
import type { CallInput, Interceptor } from './interception';
import type { ProbeClock } from './probe-clock';

/**
 * Calls what the clients of the SDK do not have: other services than Clean Rooms, and operations that are newer than
 * the client. It is the client of the handlers, with the operations of the API model.
 */
export interface ModelClient {
  // biome-ignore lint/suspicious/noExplicitAny: the shapes are those of the API model
  call(operation: string, input: CallInput): Promise<any>;
}

export interface Transport {
  send(request: ServiceRequest): Promise<ServiceResponse>;
  readonly clock: ProbeClock;
}

const SERVICES = { cleanrooms: CLEAN_ROOMS, 'cleanrooms-ml': CLEAN_ROOMS_ML, entityresolution: ENTITY_RESOLUTION };
const COMMANDS = {
  cleanrooms: 'cleanrooms',
  'cleanrooms-ml': 'cleanroomsml',
  entityresolution: 'entityresolution',
} as const;

const PATIENCE_MS = 30_000;

export function modelClient(account: string, { send, clock }: Transport, interceptor: Interceptor): ModelClient {
  const now = () => clock.now().getTime();
  const ports = {
    send,
    now,
    sleep: (milliseconds: number) => clock.sleep(milliseconds),
    random: () => Math.random(),
    log: () => undefined,
    put: () => Promise.reject(new Error('a probe responds to no stack')),
    origin: () => {
      throw new Error('a probe does not run in a function');
    },
  };
  return {
    call: (operation, input) => {
      const { name: api, model } = requireApi(operation);
      const client = restJsonClient(ports, { deadline: now() + PATIENCE_MS });
      return interceptor({ account, service: COMMANDS[api], operation, input }, () =>
        client.call(operationOf(model, operation, input), { ...input }).catch(rethrow),
      );
    },
  };
}

function requireApi(operation: string) {
  const api = apiOf(operation);
  if (api === undefined) {
    throw new Error(`no API model has the operation ${operation}`);
  }
  return api;
}

/** The error as the SDK would throw it. */
function rethrow(error: unknown): never {
  if (!(error instanceof ServiceError)) {
    throw error;
  }
  throw Object.assign(new Error(error.serviceMessage), {
    name: error.code,
    ...(error.reason === undefined ? {} : { reason: error.reason }),
    $metadata: { httpStatusCode: error.status },
  });
}

function operationOf(model: Model, name: string, given: CallInput): Operation<Record<string, unknown>, unknown> {
  const { http, input } = model.operations[name] as OperationModel;
  const members = Object.entries(shapeOf(input.shape, model).members ?? {});
  const elsewhere = members.filter(([, { location }]) => location !== undefined).map(([member]) => member);
  // Also what the model does not have: whether that is refused is a question, too.
  const body = Object.keys(given).filter((member) => !elsewhere.includes(member));
  return {
    service: SERVICES[apiOf(name)?.name ?? 'cleanrooms'],
    name,
    method: http.method as 'GET',
    path: http.requestUri,
    query: members.filter(([, { location }]) => location === 'querystring').map(([member]) => member),
    ...(body.length > 0 ? { body } : {}),
    repeatable: http.method === 'GET',
    reads: [],
  };
}
