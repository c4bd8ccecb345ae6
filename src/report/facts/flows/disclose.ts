import type { Context } from './context';
import type { Disclosure, Touch } from './disclosure';
import { fillOf, passedOn } from './fills';
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

/** What an analysis of a table discloses of those from which the table is filled. */
function filledFrom(one: Disclosed, context: Context, around: readonly SharedTable[]): readonly Disclosure[] {
  const { node } = one.table;
  if (node.kind !== 'intermediateTable') {
    return [];
  }
  const fill = fillOf(node, context, 'results');
  const { through } = fill;
  const read = fill.read && one.read;
  const admissions = [...one.admissions, ...admissionsOf(fill.reads)];
  return passedOn(one, fill).flatMap((touch) =>
    disclosed({ ...touch, through, read, admissions: [...admissions, [touch.table.admitted]] }, context, around),
  );
}
