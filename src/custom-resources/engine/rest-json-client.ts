import { ConfigurationError } from './endpoint';
import type { Ports, Service, ServiceRequest } from './ports';
import { type Budget, hasTime, retrying } from './retry';
import { NoResponse, serviceError, UnreadableResponse } from './service-error';
import { lackingIn } from './shape';

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
  /** The paths of the members of the output that handlers rely on. */
  readonly reads: readonly string[];
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
const MAX_PAGES = 1000;

export function restJsonClient(ports: Ports, budget: Budget): ServiceClient {
  async function call<Input extends object, Output>(operation: Operation<Input, Output>, input: Input) {
    const request = {
      service: operation.service,
      method: operation.method,
      path: fillPath(operation, input),
      query: queryOf(operation, input),
      body: operation.body ? JSON.stringify(pick(operation.body, input)) : '',
    };
    return retrying(() => sendOnce(ports, operation, request), {
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
        if (!hasTime(budget, ports)) {
          throw new Error(`timed out: ${operation.name}: the list is not complete (pages read: ${count})`);
        }
        const page = await call(operation, { ...input, nextToken });
        all.push(...items(page));
        if (!page.nextToken) {
          return all;
        }
        if (page.nextToken === nextToken) {
          throw new Error(`${operation.name}: the service returns the same page without end`);
        }
        nextToken = page.nextToken;
      }
      throw new Error(`${operation.name}: the list has more than ${MAX_PAGES} pages`);
    },
  };
}

async function sendOnce<Input extends object, Output>(
  ports: Ports,
  { name, reads }: Operation<Input, Output>,
  request: ServiceRequest,
): Promise<Output> {
  const response = await ports.send(request).catch((error: unknown) => {
    throw error instanceof ConfigurationError ? error : new NoResponse(name, error);
  });
  if (response.status < 200 || response.status > 299) {
    throw serviceError(name, request.service, response);
  }
  const output = parsed(name, response.body);
  const lacking = lackingIn(output, reads);
  if (lacking !== undefined) {
    throw new UnreadableResponse(name, `has no ${lacking}`);
  }
  return output as Output;
}

/** A proxy or a load balancer can respond in HTML, also with a status of success. */
function parsed(operation: string, body: string): unknown {
  try {
    return body ? JSON.parse(body) : {};
  } catch {
    throw new UnreadableResponse(operation, `is not valid JSON: ${JSON.stringify(body.slice(0, 80))}`);
  }
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
