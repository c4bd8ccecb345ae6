import type { Ports } from './ports';
import { type Budget, retrying } from './retry';
import { NoAnswer, serviceError } from './service-error';

/**
 * One operation of the service: how its input becomes an HTTP request. The types name only what handlers use.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_Operations.html
 */
export interface Operation<Input extends object, Output> {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With `{member}` where a member of the input stands in the path. */
  readonly path: string;
  readonly query?: readonly (keyof Input & string)[];
  readonly body?: readonly (keyof Input & string)[];
  /** Whether sending it twice does no more than sending it once, so that it may be repeated when no answer came. */
  readonly repeatable: boolean;
  /** Never set: carries the type of the output. */
  readonly output?: Output;
}

/** What handlers need to call the service. */
export interface CleanRoomsClient {
  call<Input extends object, Output>(operation: Operation<Input, Output>, input: Input): Promise<Output>;
  /** All pages of a list. */
  all<Input extends object, Page extends { readonly nextToken?: string }, Item>(
    operation: Operation<Input & { readonly nextToken?: string }, Page>,
    input: Input,
    items: (page: Page) => readonly Item[],
  ): Promise<Item[]>;
}

/** More pages than any collaboration has: a service that hands out tokens forever ends the wait, not the Lambda. */
const MOST_PAGES = 200;

export function cleanRoomsClient(ports: Ports, budget: Budget): CleanRoomsClient {
  async function call<Input extends object, Output>(operation: Operation<Input, Output>, input: Input) {
    const request = {
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
    all: async (operation, input, items) => {
      const all = [];
      let nextToken: string | undefined;
      for (let page = 0; page < MOST_PAGES; page++) {
        const answer = await call(operation, { ...input, nextToken });
        all.push(...items(answer));
        nextToken = answer.nextToken;
        if (!nextToken) {
          return all;
        }
      }
      throw new Error(`${operation.name}: more than ${MOST_PAGES} pages`);
    },
  };
}

async function sendOnce<Output>(ports: Ports, operation: string, request: Parameters<Ports['send']>[0]) {
  const answer = await ports.send(request).catch((error: unknown) => {
    throw new NoAnswer(operation, error);
  });
  if (answer.status < 200 || answer.status > 299) {
    throw serviceError(operation, answer);
  }
  return (answer.body ? JSON.parse(answer.body) : {}) as Output;
}

function fillPath<Input extends object>(operation: Operation<Input, unknown>, input: Input): string {
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = (input as Record<string, unknown>)[name];
    // An empty part would make another operation of the path.
    if (typeof value !== 'string' || value === '') {
      throw new Error(`${operation.name}: ${name} is missing`);
    }
    return encodeURIComponent(value);
  });
}

function queryOf<Input extends object>(operation: Operation<Input, unknown>, input: Input): Record<string, string> {
  const given = Object.entries(pick(operation.query ?? [], input)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

function pick<Input extends object>(names: readonly (keyof Input & string)[], input: Input): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, input[name]]));
}
