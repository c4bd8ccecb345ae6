import type { CleanRoomsClient } from './clean-rooms-client';
import type { Request } from './event';
import type { Contract } from './properties';

/** What `Fn::GetAtt` gives. */
export type Attributes = Readonly<Record<string, string>>;

/** What has happened since the request came. */
export interface Progress<Step> {
  /** The steps that the service accepted, in their order. */
  readonly done: readonly Step[];
  /** How long this request has been worked on. */
  readonly elapsed: number;
}

/** What to do next, given what is. */
export type Decision<Step> =
  /** The service is as asked. */
  | { readonly next: 'done'; readonly physicalId: string; readonly attributes?: Attributes }
  /** It cannot be, and more time would not help. */
  | { readonly next: 'fail'; readonly reason: string }
  /** Time may help; when there is none left, the reason is told. */
  | { readonly next: 'wait'; readonly reason: string }
  /**
   * One step; then look again. After the first one something may exist: then the physical id is the step's, also if the
   * request fails in the end, so that the Delete which follows finds it.
   */
  | { readonly next: 'act'; readonly step: Step; readonly physicalId: string };

export function fail(reason: string): Decision<never> {
  return { next: 'fail', reason };
}

/** How a kind acts that only looks. */
export async function noStep(step: never): Promise<never> {
  return step;
}

/**
 * A kind of custom resource. It looks, decides, takes one step, and looks again until nothing is left to do: so it does
 * not matter whether it is the first delivery of a request, and after a step without an answer it just looks.
 */
export interface Kind<Properties, Observed, Step> {
  readonly contract: Contract<Properties>;
  /** Whether nothing that it made can be taken back: then a Delete is done without a call. */
  readonly staysOnDelete: boolean;
  observe(request: Request<Properties>, client: CleanRoomsClient): Promise<Observed>;
  decide(request: Request<Properties>, observed: Observed, progress: Progress<Step>): Decision<Step>;
  act(step: Step, request: Request<Properties>, client: CleanRoomsClient): Promise<Step>;
}
