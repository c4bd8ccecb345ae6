import type { Room } from '../../room';
import { canQuery, canRunJobs } from './parties';
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
  return { room, tables: sharedTables(room), canQuery: canQuery(room), canRunJobs: canRunJobs(room) };
}
