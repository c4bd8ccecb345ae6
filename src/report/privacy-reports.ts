import { knownValue } from '../model/fact';
import { textOf } from '../model/raw';
import type { Graph } from '../model/register';
import { controlsOf } from './facts/controls';
import { flowsOf } from './facts/flows';
import { membersOf } from './facts/members';
import { outputsOf } from './facts/outputs';
import { sortedBy, sortedColumns } from './facts/sorted';
import { tablesOf } from './facts/tables';
import { unknownOf, unknownOnce } from './facts/unknown';
import { unrestrictedIn } from './facts/unrestricted';
import type { PrivacyReport, ReportedAnalysis, ReportedCollaboration, ReportedTable, UnknownValue } from './report';
import { type Room, roomsIn } from './room';

/**
 * A report for each collaboration of an app, by path.
 *
 * @param unread what the app contains that the graph does not, such as templates that cannot be read: each report has it
 */
export function privacyReports(graph: Graph, unread: readonly UnknownValue[] = []): readonly PrivacyReport[] {
  const reports = roomsIn(graph)
    .filter(isDescribed)
    .map((room) => reportOf(room, unread));
  // Sides of a room that are not joined can have one path.
  return sortedBy(reports, ({ collaboration, members }) => [collaboration.path, ...members.map(({ id }) => id)]);
}

/** An app can refer to a collaboration outside of it to which nothing of the app belongs. */
function isDescribed({ collaboration, memberships }: Room): boolean {
  return memberships.length > 0 || collaboration?.imported !== true;
}

function reportOf(room: Room, unread: readonly UnknownValue[]): PrivacyReport {
  const { flows, analyses, unknown } = flowsOf(room);
  const [controls, outputs] = [controlsOf(room), outputsOf(room)];
  const facts = {
    version: 1,
    collaboration: collaborationOf(room),
    members: membersOf(room),
    tables: tablesOf(room).map((table) => withColumns(table, analyses)),
    flows,
    controls: controls.map(({ control }) => control),
    outputs: outputs.map(({ output }) => output),
    analyses,
  } as const;
  return {
    ...facts,
    unrestricted: unrestrictedIn(facts),
    unknown: unknownOnce([
      ...unknownOf(room),
      ...controls.flatMap((one) => one.unknown ?? []),
      ...outputs.flatMap((one) => one.unknown),
      ...unknown,
      ...unread,
    ]),
  };
}

/** An intermediate table has the columns of the result of its query. */
function withColumns(table: ReportedTable, analyses: readonly ReportedAnalysis[]): ReportedTable {
  const { kind, owner, name } = table;
  const query = analyses.find((one) => one.kind === kind && one.owner === owner && one.name === name);
  const columns = query?.columns?.map((column) => column.name);
  const isNamed = (names: readonly (string | null)[]): names is readonly string[] => !names.includes(null);
  return columns && isNamed(columns) ? { ...table, columns: sortedColumns(columns) } : table;
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
