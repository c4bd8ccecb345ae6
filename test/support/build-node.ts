import { type Link, OUTSIDE } from '../../src/model/node';
import { backListsOf, type FactsOf, type KindName, kindOf, type LinksOf, type NodeOf } from '../../src/model/register';

/**
 * Builds a node of any kind as the register declares it: links that are not given lead outside, lists of other nodes are
 * empty, and the node enters the lists of the nodes to which it leads, as in a graph that is read.
 */
export function buildNode<K extends KindName>(
  kind: K,
  own: Pick<NodeOf<K>, 'path' | 'env' | 'order'> & FactsOf<K>,
  links: Partial<LinksOf<K>> = {},
  more: Partial<NodeOf<K>> = {},
): NodeOf<K> {
  const declarations = Object.entries(kindOf(kind).links);
  const node = {
    ...Object.fromEntries(declarations.map(([name, { many }]) => [name, many ? [] : OUTSIDE])),
    ...Object.fromEntries(backListsOf(kind).map((list) => [list, []])),
    kind,
    property: () => undefined,
    ...own,
    ...links,
    ...more,
  } as unknown as Record<string, unknown>;
  for (const [name, { back }] of declarations) {
    for (const link of [node[name]].flat() as Link<Record<string, unknown[]>>[]) {
      for (const list of link.to === 'node' ? back : []) {
        (link as { node: Record<string, unknown[]> }).node[list].push(node);
      }
    }
  }
  return node as unknown as NodeOf<K>;
}
