import { flatMap, isComplete, itemsOf } from '../model/fact';
import { collaborationOf, hasEveryMembership, type IdMappingTableNode, type NodeOf, nodeOf } from '../model/nodes';

type EntityNamespaceNode = NodeOf<'entityNamespace'>;

/** The ID namespace associations in the collaboration of an ID mapping table, if all of them are certainly known. */
export function associatedNamespaces(table: IdMappingTableNode): readonly NodeOf<'idNamespace'>[] | undefined {
  const collaboration = collaborationOf(table);
  if (!collaboration || !hasEveryMembership(collaboration)) {
    return undefined;
  }
  const all = flatMap(collaboration.memberships, ({ namespaces }) => namespaces);
  return isComplete(all) ? itemsOf(all) : undefined;
}

/**
 * The two ID namespaces that a table certainly maps to each other: the inputs of its workflow, or the only ones in its
 * collaboration.
 */
export function mappedNamespaces(
  table: IdMappingTableNode,
): readonly [EntityNamespaceNode, EntityNamespaceNode] | undefined {
  const workflow = nodeOf(table.workflow);
  const namespaces = workflow
    ? (isComplete(workflow.inputPointers) ? workflow.inputs : []).map(nodeOf)
    : (associatedNamespaces(table) ?? []).map(({ namespace }) => nodeOf(namespace));
  const [source, target, ...others] = namespaces;
  return source && target && others.length === 0 ? [source, target] : undefined;
}
