import type { Env } from './env';
import type { Fact } from './fact';
import type { Raw } from './raw';

/** The properties of all nodes of the graph. */
export interface NodeBase {
  /** The construct path that the user knows: the path of the L2 if there is one, otherwise the path of the L1. */
  readonly path: string;
  readonly env: Env;
  /** The position in the order of creation. If two nodes contradict each other, the later one is reported. */
  readonly order: number;
  /**
   * Whether the resource exists outside of the app, so that resources outside of the app can belong to it.
   *
   * @default false
   */
  readonly imported?: boolean;
  /**
   * For an imported resource that a partner is declared to have: its lists that are declared completely.
   *
   * @default - the resource is not declared
   */
  readonly declared?: readonly string[];
  /** The deletion policy that the template specifies. Without one, CloudFormation deletes resources of Clean Rooms. */
  readonly deletionPolicy: Fact<string>;
  /** What the template specifies for a resource that is replaced. Without it, CloudFormation deletes the replaced one. */
  readonly updateReplacePolicy: Fact<string>;
  /** Whether CloudFormation creates the resource after another one, or can do so because they are in different stacks. */
  readonly isCreatedAfter: (other: NodeBase) => boolean;
  /** Whether each deployment with another resource certainly has this one, too. */
  readonly isDeployedWith: (other: NodeBase) => boolean;
  /** Reads a property that the facts of the kind do not contain, by its name in camel case. */
  readonly property: (name: string) => Raw;
}

/**
 * The target of a reference: a node of the graph, or a target outside the graph (another app, a literal ID, a token, a
 * resource of another kind), of which at most the literal text or the resource is known.
 */
export type Link<T> =
  | { readonly to: 'node'; readonly node: T; readonly attribute: string }
  | { readonly to: 'outside'; readonly text: Fact<string>; readonly resource?: Referent };

/** A resource that a reference returns an attribute of, although the link does not lead to resources of this kind. */
export interface Referent {
  /** The CloudFormation resource type. */
  readonly type: string;
  readonly path: string;
  /** The attribute, which is `Ref` for `Ref`, and for a name that is cut from an ARN. */
  readonly attribute: string;
}

export const OUTSIDE: Link<never> = { to: 'outside', text: { state: 'unknown' } };

/** The node that a link leads to, if it leads to one. */
export function nodeOf<T>(link: Link<T>): T | undefined {
  return link.to === 'node' ? link.node : undefined;
}

/** The name of a resource in a message: its name if it is known, otherwise the last part of its path. */
export function label(node: NodeBase & { readonly name?: Fact<string> }): string {
  return node.name?.state === 'known' ? node.name.value : (node.path.split('/').pop() ?? node.path);
}
