import { type IntermediateTableNode, label } from '../../model/nodes';
import { nameOf, quoted, rule } from '../rule';
import { readingOfIntermediate, tablesIn } from '../table-reading';

export const intermediateTablesFormNoCircle = rule({
  id: 'IntermediateTablesFormNoCircle',
  catalogueIds: ['CR-ITAB-014'],
  subject: 'intermediateTable',
  severity: 'error',
  title: 'Intermediate tables do not depend on each other in a circle',
  why: 'an intermediate table is filled from tables that are filled already',
  fix: 'change the query of one of the tables so that it does not read the others',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/working-with-intermediate-tables.html',
    basis: 'inferred',
    proof: 'none of the tables can be filled before another one',
  },
  check: (table) => {
    const circle = circleOf(table);
    // A circle is reported once, at its first table.
    if (!circle || circle.some(({ order }) => order < table.order)) {
      return [];
    }
    const path = [...circle, table].map(label);
    return [
      { what: `${nameOf(table)} depends on itself: ${quoted(path)}`, property: 'PopulationAnalysisConfiguration' },
    ];
  },
});

/** The tables on a way from a table back to it, which starts with the table. */
function circleOf(table: IntermediateTableNode): readonly IntermediateTableNode[] | undefined {
  const ways: (readonly IntermediateTableNode[])[] = [[table]];
  const seen = new Set<IntermediateTableNode>();
  for (const way of ways) {
    for (const base of basesOf(way[way.length - 1])) {
      if (base === table) {
        return way;
      }
      if (!seen.has(base)) {
        seen.add(base);
        ways.push([...way, base]);
      }
    }
  }
  return undefined;
}

function basesOf(table: IntermediateTableNode): readonly IntermediateTableNode[] {
  const reading = readingOfIntermediate(table);
  return reading ? tablesIn(reading, table).filter((base) => base.kind === 'intermediateTable') : [];
}
