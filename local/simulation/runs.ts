import type { CustomResourceEvent } from '../cloudformation/custom-resource';
import type { HandlerRequest } from './handler';

/** One call that a function made to the service. */
export interface MadeCall {
  readonly at: number;
  readonly operation: string;
  /** Whether it changed something, whatever the function has learnt of it. */
  readonly effect: boolean;
  readonly request: HandlerRequest;
  /** The change request that came into being. */
  readonly changeRequestId?: string;
  /** An open one about the same account, which was there before the function began to look. */
  readonly twinId?: string;
}

export interface Put {
  readonly at: number;
  readonly body: string;
  readonly status: number | undefined;
}

/** One delivery of one request. */
export interface Run {
  readonly event: CustomResourceEvent;
  readonly kind: string;
  readonly account: string;
  readonly begun: number;
  readonly calls: MadeCall[];
  readonly puts: Put[];
  readonly logs: string[];
  end?: 'returned' | 'threw' | 'killed' | 'timed out';
  /** How much of its time was left at the end. */
  leftMs?: number;
}
