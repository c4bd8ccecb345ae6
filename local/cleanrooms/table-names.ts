import { conflict } from './errors';
import type { MembershipRecord } from './records';
import type { World } from './world';

/** The name of a table is its name in everybody's SQL, so a collaboration has it once. */
export function requireFreeName(world: World, { collaboration }: MembershipRecord, name: string): void {
  for (const kind of [world.associations, world.idMappingTables, world.intermediateTables]) {
    const other = [...kind.values()].find(
      (table) => table.membership.collaboration === collaboration && table.name === name,
    );
    if (other) {
      // Of tables, the model's list of resource types has only associations.
      const type = kind === world.associations ? 'CONFIGURED_TABLE_ASSOCIATION' : 'MEMBERSHIP';
      throw conflict('ALREADY_EXISTS', type, other.id, `the collaboration already has a table named ${name}`);
    }
  }
}
