import type { Origin } from './origin';

/** Everything outside that a handler uses, so that tests and simulations can replace it. */
export interface Ports {
  /** Signs and sends one request to an AWS service; rejects if no response arrives. */
  send(request: ServiceRequest): Promise<ServiceResponse>;
  /** Puts the response to the URL that CloudFormation provides. Returns the HTTP status; rejects if none arrives. */
  put(url: string, body: string): Promise<number>;
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** At least 0, less than 1. */
  random(): number;
  log(line: string): void;
  /** What the function knows of itself; throws if it does not. */
  origin(): Origin;
}

/** An AWS service with the REST-JSON protocol. */
export interface Service {
  /** The name in signatures, endpoints, and IAM actions. */
  readonly signingName: string;
  /** The name in environment variables, as the SDKs read them: `AWS_ENDPOINT_URL_<variableName>`. */
  readonly variableName: string;
  /** Reasons of errors that disappear by themselves. */
  readonly transientReasons: readonly string[];
}

export interface ServiceRequest {
  readonly service: Service;
  readonly method: string;
  /** Begins with a slash, percent-encoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** JSON, or empty. */
  readonly body: string;
}

export interface ServiceResponse {
  readonly status: number;
  /** The names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** The part of Lambda's context that the engine reads. */
export interface LambdaContext {
  getRemainingTimeInMillis(): number;
}
