import type { Env } from './env';
import type { Fact } from './fact';

/** What all nodes of the graph have. */
export interface NodeBase {
  /** The construct path that the user knows: of the L2 if there is one, else of the L1. */
  readonly path: string;
  readonly env: Env;
  /** The place in the order in which the resources were written; of two contradicting nodes the later one is reported. */
  readonly order: number;
}

/**
 * What a reference leads to: a node of the graph, or something outside of it (another app, a literal id, a token), of
 * which at most the literal text is known.
 */
export type Link<T> =
  | { readonly to: 'node'; readonly node: T; readonly attribute: string }
  | { readonly to: 'outside'; readonly text: Fact<string> };

export const OUTSIDE: Link<never> = { to: 'outside', text: { state: 'unknown' } };

/** The node, if the link leads to one. */
export function nodeOf<T>(link: Link<T>): T | undefined {
  return link.to === 'node' ? link.node : undefined;
}

/** The name of a resource for a message: its own if it is known, else the last part of its path. */
export function label(node: NodeBase & { readonly name?: Fact<string> }): string {
  return node.name?.state === 'known' ? node.name.value : (node.path.split('/').pop() ?? node.path);
}
