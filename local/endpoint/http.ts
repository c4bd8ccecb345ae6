/** Who calls: the access key of a request is its account. */
export interface Caller {
  readonly account: string;
  readonly region: string;
  /** The function or service in whose name the account calls. */
  readonly principal?: string;
}

/** A request for the double of a service: the path is still encoded. */
export interface HttpRequest {
  /** What the request is signed for, where a double serves more than one API. @default - the first one */
  readonly service?: { readonly signingName: string };
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | Uint8Array;
}

/** The double of a service; an undefined answer resets the connection. */
export interface Service {
  handle(caller: Caller, request: HttpRequest): HttpAnswer | undefined;
}

/** A request as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly host: string;
  readonly url: URL;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly body: Buffer;
}

/** An error of a service, with the code that its SDK turns into the error's name. */
export class ServiceRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

export function json(status: number, body: unknown, headers: HttpAnswer['headers'] = {}): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
