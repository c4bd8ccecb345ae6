import type { KindName } from '../../src/custom-resources/kinds';
import type { CustomResourceEvent } from '../cloudformation/custom-resource';
import type { Run } from './runs';

/** What a resource is about, as text: an account in a collaboration, or an object of a service. */
export type Target = string;

/** What the invariants need to know of that which the handlers of a kind make. */
export interface Subject {
  readonly kind: KindName;
  /** The account that can make it. */
  readonly account: string;
  /** What a request of the kind is about: of an Update also what it was about before, as the second one. */
  targetsOf(event: CustomResourceEvent): readonly Target[];
  /** All changes that handlers of the kind made, in the order of their time. */
  effectsOf(runs: readonly Run[]): readonly Effect[];
  /** Whether something exists from this change on. */
  makes(effect: Effect): boolean;
}

/** A change that a handler made at the service. */
export interface Effect {
  readonly at: number;
  readonly run: Run;
  readonly operation: string;
  readonly target: Target;
}

export function isOfKind({ ServiceToken }: CustomResourceEvent, kind: KindName): boolean {
  return ServiceToken.endsWith(`:${kind}`);
}

/** Whether the account that can make the target requests it. */
export function isRequestFor(
  { kind, account, targetsOf }: Subject,
  event: CustomResourceEvent,
  target: Target,
): boolean {
  return isOfKind(event, kind) && event.ServiceToken.includes(account) && targetsOf(event)[0] === target;
}
