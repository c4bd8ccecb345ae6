/** Everything outside that a handler touches, so that tests and simulations can stand in for it. */
export interface Ports {
  /** Sends one request to AWS Clean Rooms, signed on the way; rejects if no answer comes. */
  send(request: ServiceRequest): Promise<ServiceAnswer>;
  /** Puts the answer where CloudFormation waits for it; gives the HTTP status, rejects if no answer comes. */
  put(url: string, body: string): Promise<number>;
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** At least 0, less than 1. */
  random(): number;
  log(line: string): void;
}

export interface ServiceRequest {
  readonly method: string;
  /** Begins with a slash, percent-encoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** JSON, or nothing. */
  readonly body: string;
}

export interface ServiceAnswer {
  readonly status: number;
  /** The names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** What of Lambda's context the engine reads. */
export interface LambdaContext {
  getRemainingTimeInMillis(): number;
}
