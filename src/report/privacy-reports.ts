import { knownValue } from '../model/fact';
import { textOf } from '../model/raw';
import type { Graph } from '../model/register';
import { flowsOf } from './facts/flows';
import { membersOf } from './facts/members';
import { tablesOf } from './facts/tables';
import type { PrivacyReport, ReportedCollaboration, UnknownValue } from './report';
import { type Room, roomsIn } from './room';

/**
 * A report for each collaboration of an app, by path.
 *
 * @param unread what the app contains that the graph does not, such as templates that cannot be read: each report has it
 */
export function privacyReports(graph: Graph, unread: readonly UnknownValue[] = []): readonly PrivacyReport[] {
  return roomsIn(graph).map((room) => reportOf(room, unread));
}

function reportOf(room: Room, unread: readonly UnknownValue[]): PrivacyReport {
  const { flows, analyses, unknown } = flowsOf(room);
  return {
    version: 1,
    collaboration: collaborationOf(room),
    members: membersOf(room),
    tables: tablesOf(room),
    flows,
    controls: [],
    outputs: [],
    analyses,
    unrestricted: [],
    unknown: [...unknown, ...unread],
  };
}

function collaborationOf({ collaboration, memberships }: Room): ReportedCollaboration {
  if (!collaboration) {
    const [first] = memberships;
    return { path: first.path, name: null, description: null, outside: true };
  }
  return {
    path: collaboration.path,
    name: knownValue(collaboration.name) ?? null,
    description: knownValue(textOf(collaboration.property('description'))) ?? null,
    outside: collaboration.imported === true,
  };
}
