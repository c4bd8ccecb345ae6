import type { Ports, Service, ServiceRequest } from './ports';
import { type Budget, retrying } from './retry';
import { NoResponse, serviceError } from './service-error';

/** One operation of a service: how its input becomes an HTTP request. The types contain only what handlers use. */
export interface Operation<Input extends object, Output> {
  readonly service: Service;
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Contains `{member}` where a member of the input is part of the path. */
  readonly path: string;
  readonly query?: readonly (keyof Input & string)[];
  readonly body?: readonly (keyof Input & string)[];
  /** Whether two calls have the same effect as one, so that a call without a response can be repeated. */
  readonly repeatable: boolean;
  /** Never set: carries the type of the output. */
  readonly output?: Output;
}

/** Calls the operations of services that use the REST-JSON protocol. */
export interface ServiceClient {
  call<Input extends object, Output>(operation: Operation<Input, Output>, input: Input): Promise<Output>;
  /** The items of all pages of a list. */
  list<Input extends object, Page extends { readonly nextToken?: string }, Item>(
    operation: Operation<Input & { readonly nextToken?: string }, Page>,
    input: Input,
    items: (page: Page) => readonly Item[],
  ): Promise<Item[]>;
}

/** More pages than any list has: a service that returns tokens without end must not use up the time of the function. */
const MAX_PAGES = 200;

export function restJsonClient(ports: Ports, budget: Budget): ServiceClient {
  async function call<Input extends object, Output>(operation: Operation<Input, Output>, input: Input) {
    const request = {
      service: operation.service,
      method: operation.method,
      path: fillPath(operation, input),
      query: queryOf(operation, input),
      body: operation.body ? JSON.stringify(pick(operation.body, input)) : '',
    };
    return retrying(() => sendOnce<Output>(ports, operation.name, request), {
      repeatable: operation.repeatable,
      budget,
      ports,
    });
  }

  return {
    call,
    list: async (operation, input, items) => {
      const all = [];
      let nextToken: string | undefined;
      for (let count = 0; count < MAX_PAGES; count++) {
        const page = await call(operation, { ...input, nextToken });
        all.push(...items(page));
        nextToken = page.nextToken;
        if (!nextToken) {
          return all;
        }
      }
      throw new Error(`${operation.name}: the list has more than ${MAX_PAGES} pages`);
    },
  };
}

async function sendOnce<Output>(ports: Ports, operation: string, request: ServiceRequest) {
  const response = await ports.send(request).catch((error: unknown) => {
    throw new NoResponse(operation, error);
  });
  if (response.status < 200 || response.status > 299) {
    throw serviceError(operation, request.service, response);
  }
  return (response.body ? JSON.parse(response.body) : {}) as Output;
}

function fillPath<Input extends object>(operation: Operation<Input, unknown>, input: Input): string {
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = (input as Record<string, unknown>)[name];
    // An empty segment would turn the path into that of another operation.
    if (typeof value !== 'string' || value === '') {
      throw new Error(`${operation.name}: the parameter ${name} is missing`);
    }
    return encodeURIComponent(value);
  });
}

function queryOf<Input extends object>(operation: Operation<Input, unknown>, input: Input): Record<string, string> {
  const set = Object.entries(pick(operation.query ?? [], input)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set.map(([name, value]) => [name, String(value)]));
}

function pick<Input extends object>(names: readonly (keyof Input & string)[], input: Input): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, input[name]]));
}
