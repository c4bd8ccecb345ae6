import { ABSENT, isComplete, itemsOf, type ListFact, list } from '../../src/model/fact';
import { type Link, nodeOf, OUTSIDE } from '../../src/model/node';
import { backListsOf, type FactsOf, type KindName, kindOf, type LinksOf, type NodeOf } from '../../src/model/register';

/**
 * Builds a node of any kind as the register declares it: links that are not given lead outside, lists of other nodes are
 * complete and empty, and the node enters the lists of the nodes to which it leads, as in a graph that is read.
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
    ...Object.fromEntries(backListsOf(kind).map((name) => [name, list([])])),
    kind,
    isCreatedAfter: () => true,
    isDeployedWith: () => true,
    deletionPolicy: ABSENT,
    updateReplacePolicy: ABSENT,
    property: () => undefined,
    ...own,
    ...links,
    ...more,
  } as unknown as Record<string, unknown>;
  for (const [name, { back }] of declarations) {
    const links = [node[name]].flat() as readonly Link<Record<string, ListFact<unknown>>>[];
    for (const target of links.map((link) => nodeOf(link)).filter((end) => end !== undefined)) {
      for (const entered of back) {
        target[entered] = list([...itemsOf(target[entered]), node], isComplete(target[entered]));
      }
    }
  }
  return node as unknown as NodeOf<K>;
}
