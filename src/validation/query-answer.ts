import type { IConstruct } from 'constructs';
import { constructSource, ownerOf } from '../model/construct-source';
import { readGraph } from '../model/graph';
import { type Answer, answerTo, memberWith } from '../queries/member-query';

/**
 * What the service answers to a query of a member of a collaboration. It is undefined if the construct is not a
 * collaboration.
 */
export function answerIn(collaboration: IConstruct, account: string, sql: string): Answer | undefined {
  const { graph, resourceOf } = readGraph(
    constructSource(collaboration.node.root, { isFinal: true, skipsOwnRoles: true }),
  );
  const found = graph.collaboration.find((node) => {
    const resource = resourceOf(node);
    return resource.key === collaboration || ownerOf(resource) === collaboration;
  });
  return found && answerTo({ collaboration: found, member: memberWith(account, found), sql });
}
