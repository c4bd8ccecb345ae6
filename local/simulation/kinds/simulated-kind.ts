import type { KindName, PropertiesOf } from '../../../src/custom-resources/kinds';
import type { CleanRoomsService } from '../../cleanrooms/service';
import type { Random } from '../../cloudformation/random';
import type { HandlerRequest } from '../handlers';

/**
 * A kind of custom resource of which each resource declares one object of a service, and what histories need to know of
 * it. Everything else, such as stacks, faults, and invariants, is the same for all of these kinds.
 */
export interface SimulatedKind<K extends KindName = KindName> {
  readonly kind: K;
  /**
   * Whether its resources do something to objects that exist anyway, once for each request: `repeatable` if it is the same
   * to do it again, `once` if each time costs something. @default - its resources make the objects
   */
  readonly acts?: 'once' | 'repeatable';
  /**
   * Parts of the messages with which an Update is refused that moves to an object of others, or to one that cannot be made
   * any more. A rollback can also be such a move: the service does not show that its resource has had the object before.
   */
  readonly refusals: readonly string[];
  /** Makes, as a user of the console, what resources of the kind need. */
  prepare(service: CleanRoomsService, random: Random): Scene<PropertiesOf<K>>;
}

/** What the objects of a kind are in one history. An object has a text that identifies it, also before it exists. */
export interface Scene<Properties extends object> {
  /** Deploys the resources, and uses the console. */
  readonly account: string;
  /**
   * Whether what handlers make is marked, so that it stays theirs whatever users of the console change in it.
   *
   * @default false
   */
  readonly isMarked?: boolean;
  /**
   * The owner, as handlers know it, of what `stateOf` returns. A name that the service generates is not in a template, so that
   * resources of several stacks can have made what a template calls one object.
   *
   * @default - the resource that was the last one to change the object has made it
   */
  makerOf?(object: string): string | undefined;
  /**
   * Whether an Update deletes an object and makes it again, because the service cannot change everything in it.
   *
   * @default false
   */
  readonly exchanges?: boolean;
  /** Random properties of a resource: of few objects, so that histories come back to them. */
  draw(): Properties;
  objectOf(properties: Properties): string;
  /** The object that a call of a handler is about to change; undefined if it changes none. */
  changedBy(request: HandlerRequest): string | undefined;
  /** What the service has, as text; undefined if the object does not exist. */
  stateOf(object: string): string | undefined;
  /**
   * The states of what other copies of the request have made, which ran concurrently while the lists were behind.
   *
   * @default - two copies make one object
   */
  copiesOf?(object: string): readonly string[];
  /** What `stateOf` returns if the service has what is requested. */
  requestedState(properties: Properties): string;
  /** Whether the account can still make and change the object. */
  isUsable(object: string): boolean;
  /** Does one thing at random in the console, to this object or to what it is in. The service can refuse it. */
  act(object: string): void;
}
