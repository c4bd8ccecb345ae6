import { isMore } from '../../levels';
import type { Context } from './context';
import type { Disclosure, Touch } from './disclosure';
import { fillOf } from './fills';
import { type Admission, resultReceivers } from './parties';
import { admissionsOf, type SharedTable } from './tables';

/** What an analysis discloses of a table, to whom. */
export interface Disclosed extends Touch, Pick<Disclosure, 'through' | 'read'> {
  /** What must admit those who receive results. */
  readonly admissions: readonly Admission[];
}

/** A disclosure of a table, and those of all tables from which the table is filled. */
export function disclosed(
  one: Disclosed,
  context: Context,
  around: readonly SharedTable[] = [],
): readonly Disclosure[] {
  const { table, admissions, ...rest } = one;
  if (resultReceivers(context.room, admissions).length === 0) {
    return [];
  }
  const receivers = resultReceivers(context.room, admissions, table.owner);
  // The IDs in an ID mapping table belong to the members of the ID namespaces.
  const own =
    table.node.kind === 'idMappingTable' ? [] : [{ ...rest, owner: table.owner, table: table.name, receivers }];
  const inner = around.includes(table) ? [] : filledFrom(one, context, [...around, table]);
  return [...own, ...inner];
}

/** Of what a table is filled from, each analysis of the table discloses the less of both. */
function filledFrom(one: Disclosed, context: Context, around: readonly SharedTable[]): readonly Disclosure[] {
  const { node } = one.table;
  if (node.kind !== 'intermediateTable') {
    return [];
  }
  const { contents, selections, reads, through, read } = fillOf(node, context);
  const admissions = [...one.admissions, ...admissionsOf(reads)];
  const pass = (touch: Touch): readonly Disclosure[] => {
    const { level, functions, parameters, joins, minor } = isMore(touch.level, one.level) ? one : touch;
    return disclosed(
      {
        table: touch.table,
        column: touch.column,
        rows: touch.rows,
        level,
        functions,
        parameters,
        joins,
        minor,
        guards: one.guards,
        through,
        read: read && one.read,
        admissions: [...admissions, [touch.table.admitted]],
      },
      context,
      around,
    );
  };
  return [
    ...(one.rows ? [] : contents(one.column).flatMap(pass)),
    // Which rows there are is part of each result.
    ...selections.flatMap((touch) => pass(touch)),
  ];
}
