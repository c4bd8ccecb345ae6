import type { Finding } from './finding';
import type { Resolution, ResolvedJoin } from './resolution';
import type { SourceRelation } from './scope';

/** Joins that keep the rows of an ID mapping table that match nothing. */
export function mappingTables({ selects }: Resolution): readonly Finding[] {
  return selects.flatMap(({ joins }) =>
    joins.flatMap((joined): readonly Finding[] => {
      const table = keptSides(joined).find(isMapping)?.[0]?.table;
      if (!table) {
        return [];
      }
      const what = `a ${joined.join.type.toUpperCase()} JOIN keeps all rows of the ID mapping table "${table.name}"`;
      return [{ id: 'CR-SQL-024', effect: 'refused', what, at: joined.join.at }];
    }),
  );
}

/** The sides of a join of which all rows are kept. */
function keptSides({ join, left, right }: ResolvedJoin): readonly (readonly SourceRelation[])[] {
  switch (join.type) {
    case 'left':
      return [left];
    case 'right':
      return [right];
    case 'full':
      return [left, right];
    default:
      return [];
  }
}

/** Beside another table on the same side, an ID mapping table has been joined before. */
function isMapping(side: readonly SourceRelation[]): boolean {
  return side.length === 1 && side[0]?.table?.mapping === true;
}
