import type { Room } from '../../room';
import { canQuery, canRunJobs } from './parties';
import { populationOf } from './population';
import { readQuery } from './query';
import { type SharedTable, sharedTables } from './tables';

/** What all parts of the flows of a room need. */
export interface Context {
  readonly room: Room;
  readonly tables: readonly SharedTable[];
  /** Whether a member can run queries, and jobs. */
  readonly canQuery: boolean;
  readonly canRunJobs: boolean;
}

export function contextOf(room: Room): Context {
  const context = { room, tables: sharedTables(room), canQuery: canQuery(room), canRunJobs: canRunJobs(room) };
  return { ...context, tables: context.tables.map((table) => ({ ...table, columns: columnsOf(table, context) })) };
}

/** The columns of a table: those of an intermediate table are what the query that fills it returns. */
function columnsOf({ node, columns }: SharedTable, { tables }: Context): readonly string[] {
  const sql = node.kind === 'intermediateTable' ? populationOf(node) : undefined;
  const result = sql === undefined ? undefined : readQuery(sql, tables).understood;
  const names = result?.columns.flatMap(({ name }) => name ?? []) ?? [];
  const isKnown = result?.complete && names.length === result.columns.length;
  return isKnown ? [...new Set(names)] : columns;
}
