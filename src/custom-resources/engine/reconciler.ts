import type { Done } from './done';
import type { Request } from './event';
import type { Contract } from './properties';
import type { ServiceClient } from './rest-json-client';

/** What has happened since the request arrived. */
export interface Progress<Step> {
  /** The steps that the service accepted, in their order. */
  readonly done: readonly Step[];
  /** For how many milliseconds it has waited since the last attempt of a step, or without one since the request arrived. */
  readonly waited: number;
  /** Whether the service has refused the last step, and its lists have had time to show the reason. */
  readonly isRefused: boolean;
}

/**
 * How long to wait until the service shows what was just done, by this function or another account: its lists can be
 * behind. Also how long before its end a function takes no further step, so that the next request finds its effect.
 */
export const SETTLING_MS = 15_000;

/** What to do next, given the observed state. */
export type Decision<Step> =
  | Done
  /** The request cannot succeed, and more time would not help. */
  | { readonly next: 'fail'; readonly reason: string }
  /** More time can help; if none remains, the request ends with `orElse`, or fails with the reason if there is none. */
  | { readonly next: 'wait'; readonly reason: string; readonly orElse?: Done }
  /**
   * Take one step, then observe again. From the first step on, something can exist: then the physical id is that of the
   * step, even if the request fails in the end, so that the Delete that follows finds it.
   */
  | { readonly next: 'act'; readonly step: Step; readonly physicalId: string };

export function fail(reason: string): Decision<never> {
  return { next: 'fail', reason };
}

export function wait(reason: string, orElse?: Done): Decision<never> {
  return { next: 'wait', reason, orElse };
}

/** The `act` of a reconciler that only observes. */
export async function noStep(step: never): Promise<never> {
  return step;
}

/**
 * How a custom resource reaches its requested state. The engine observes, decides, takes one step, and observes again
 * until nothing is left to do. Therefore repeated deliveries of a request and steps without a response need no special
 * treatment.
 */
export interface Reconciler<Properties, Observed, Step> {
  readonly contract: Contract<Properties>;
  /** Whether nothing that it made can be undone: then a Delete succeeds without a call. */
  readonly retainedOnDelete: boolean;
  /** Whether a schedule can request the same as an Update. @default - only CloudFormation requests it */
  readonly isScheduled?: boolean;
  /**
   * What a physical id stands for, if these are the properties that were accepted with it. It is the result of a rollback
   * if nothing was made that could be undone, or if what was accepted is gone.
   */
  accepted(physicalId: string, properties: Properties): Done | undefined;
  observe(request: Request<Properties>, client: ServiceClient): Promise<Observed>;
  decide(request: Request<Properties>, observed: Observed, progress: Progress<Step>): Decision<Step>;
  act(step: Step, request: Request<Properties>, client: ServiceClient): Promise<Step>;
}
