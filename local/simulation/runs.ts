import type { KindName } from '../../src/custom-resources/kinds';
import type { CustomResourceEvent } from '../cloudformation/custom-resource';
import type { HandlerRequest } from './handlers';

/** One call that a function made to the service. */
export interface RecordedCall {
  readonly at: number;
  readonly operation: string;
  /** Whether it changed something, even if the function received no response. */
  readonly effect: boolean;
  readonly request: HandlerRequest;
  /** Of a call that changes an object: what the service had before it. */
  readonly before?: ObjectState;
  /** The change request that it created. */
  readonly changeRequestId?: string;
  /** The types of its changes, as the service classified them. */
  readonly types?: readonly string[];
  /** An open one for the same account, which this delivery created, or which existed before it began to observe. */
  readonly duplicateOf?: string;
}

/** An object of a service, and its state; undefined if it does not exist. */
export interface ObjectState {
  readonly object: string;
  readonly state: string | undefined;
}

export interface RecordedResponse {
  readonly at: number;
  readonly body: string;
  readonly status: number | undefined;
}

/** One delivery of one request to a function. */
export interface Run {
  readonly event: CustomResourceEvent;
  readonly kind: KindName;
  readonly account: string;
  readonly begun: number;
  readonly calls: RecordedCall[];
  readonly responses: RecordedResponse[];
  readonly logs: string[];
  end?: 'returned' | 'threw' | 'killed' | 'timed out';
  /** The remaining time at the end. */
  leftMs?: number;
}

export function isAccepted({ status }: RecordedResponse): boolean {
  return status === 200;
}
