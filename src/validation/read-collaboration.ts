import type { IConstruct } from 'constructs';
import { type ConstructSourceOptions, constructSource, ownerOf } from '../model/construct-source';
import { readGraph } from '../model/graph';
import type { CollaborationNode } from '../model/nodes';
import type { Graph } from '../model/register';

/** The graph of an app, and a collaboration in it. It is undefined if the construct is not a collaboration. */
export function readCollaboration(
  construct: IConstruct,
  options: ConstructSourceOptions = {},
): { readonly graph: Graph; readonly collaboration: CollaborationNode } | undefined {
  const { graph, resourceOf } = readGraph(constructSource(construct.node.root, { ...options, isFinal: true }));
  const collaboration = graph.collaboration.find((node) => {
    const resource = resourceOf(node);
    return resource.key === construct || ownerOf(resource) === construct;
  });
  return collaboration && { graph, collaboration };
}
