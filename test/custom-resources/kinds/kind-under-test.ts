import type { Construct } from 'constructs';
import type { Caller, CleanRoomsService } from '../../../local/cleanrooms/service';
import type { NaiveVariant } from '../../simulation/naive';
import type { Lifecycle } from '../permissions/lifecycle';
import type { Exception } from '../permissions/policy';

/** What the tests that run for every kind of custom resource need of one kind. */
export interface KindUnderTest<Properties extends object = object> {
  /** Prepares a service in which a creation with the returned properties succeeds. */
  prepare(service: CleanRoomsService): { readonly caller: Caller; readonly properties: Properties };
  /** Ends what a creation with these properties has accepted, as somebody else can do it at any time. */
  end(service: CleanRoomsService, properties: Properties): void;
  /** Adds the exported construct that renders these properties, as a user writes it. */
  addTo(scope: Construct, account: string, properties: Properties): Construct;
  /** Equal for properties with equal policies. */
  policyKey(properties: Properties): string;
  /**
   * The lifecycles by which the policy is tested in both directions: one for each policy that the construct can have.
   */
  readonly variants: readonly [Variant<Properties>, ...Variant<Properties>[]];
  /** What its handler reads: nothing, or responses in which nothing need be. By default, some members must be. */
  readonly reads?: 'none' | 'optional';
  /** Actions of the service itself, with the permissions of the handler, which does not call them. */
  readonly dependentActions?: readonly string[];
  /** Actions that simulated histories seldom need, and the variants need. */
  readonly rareActions: readonly string[];
  /** Defects that only handlers of this kind can have, beside those of all. */
  readonly defects: { readonly [name: string]: NaiveVariant };
}

/** One of the ways to use a construct. */
export interface Variant<Properties extends object> {
  readonly name: string;
  readonly caller: Caller;
  /** Beside those that all functions have. */
  readonly exceptions: readonly Exception[];
  /** Creates, updates, and deletes a resource. */
  run(lifecycle: Lifecycle<Properties>): Promise<void>;
}
