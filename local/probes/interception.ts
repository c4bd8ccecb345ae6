/** One call of one operation, as a client makes it. */
export interface Call {
  /** Who calls. */
  readonly account: string;
  /** As in `aws <service>`. */
  readonly service: ServiceName;
  /** For example `CreateCollaboration`. */
  readonly operation: string;
  readonly input: CallInput;
}

export type ServiceName = 'cleanrooms' | 'cleanroomsml' | 'cloudformation' | 'entityresolution';

export type CallInput = Readonly<Record<string, unknown>>;

/** Sees each call, and decides whether it is made. */
export type Interceptor = (call: Call, next: () => Promise<unknown>) => Promise<unknown>;

/** The first one is outermost. */
export function chain(interceptors: readonly Interceptor[]): Interceptor {
  return (call, last) =>
    interceptors.reduceRight<() => Promise<unknown>>((next, interceptor) => () => interceptor(call, next), last)();
}

/** The part of a client of the SDK that is needed to see its calls. */
interface Interceptable {
  readonly middlewareStack: {
    add(middleware: Middleware, options: { step: 'deserialize'; priority: 'high'; name: string }): void;
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the type of a middleware depends on the client, and this one fits all
type Middleware = (next: (args: any) => Promise<any>, context: { commandName?: string }) => (args: any) => Promise<any>;

/** Shows each attempt of a client of the SDK to an interceptor: what a lost response has made is also of interest. */
export function intercept<Client>(client: Client, from: Omit<Call, 'operation' | 'input'>, interceptor: Interceptor) {
  const middleware: Middleware = (next, context) => async (args) => {
    const operation = String(context.commandName).replace(/Command$/, '');
    let response: unknown;
    const output = await interceptor({ ...from, operation, input: args.input }, async () => {
      const result = await next(args);
      response = result.response;
      return result.output;
    });
    return { response, output: { $metadata: {}, ...(output as object) } };
  };
  (client as Interceptable).middlewareStack.add(middleware, { step: 'deserialize', priority: 'high', name: 'probe' });
  return client;
}
