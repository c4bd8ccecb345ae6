import { LEVELS } from '../levels';
import type { Flow, MemberId, PrivacyReport, ReportedTable } from '../report';

/** The columns of a table of which a member learns the same in the same ways. */
export interface ColumnGroup extends Omit<Flow, 'column'> {
  readonly columns: readonly string[];
}

/** What stands in a flow in the place of a column, in words. Nothing for a column. */
export function nameOf(column: string): string | undefined {
  return column === '*' ? 'all columns' : column === 'count(*)' ? 'the number of rows' : undefined;
}

/** The flows to a member from a table, with equal ones as one, from those that show the most. */
export function columnGroups(report: PrivacyReport, receiver: MemberId, table: ReportedTable): readonly ColumnGroup[] {
  const groups = new Map<string, ColumnGroup>();
  for (const { column, ...flow } of flowsFrom(report, receiver, table)) {
    const { level, guards, uses } = flow;
    const key = JSON.stringify([level, guards, uses, nameOf(column)]);
    groups.set(key, { ...flow, columns: [...(groups.get(key)?.columns ?? []), column] });
  }
  return [...groups.values()].sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
}

/** The columns that analyses can use, but of which a member learns nothing. */
export function columnsWithoutFlow(report: PrivacyReport, receiver: MemberId, table: ReportedTable): readonly string[] {
  const flowing = new Set(flowsFrom(report, receiver, table).map(({ column }) => column));
  return flowing.has('*') ? [] : (table.columns ?? []).filter((column) => !flowing.has(column));
}

/** The number of columns of the source that no analysis can use. `null` if it is not known. */
export function columnsOutside({ columns, sourceColumns }: ReportedTable): number | null {
  return columns === null || sourceColumns === null ? null : Math.max(0, sourceColumns - columns.length);
}

/** `3 of 17 columns`, as far as it is known. */
export function columnCount({ kind, columns, sourceColumns }: ReportedTable): string {
  if (columns === null) {
    return kind === 'idMappingTable' ? 'ID mapping table' : 'columns not known';
  }
  const total = sourceColumns ?? columns.length;
  const noun = total === 1 ? 'column' : 'columns';
  return sourceColumns === null ? `${columns.length} ${noun}` : `${columns.length} of ${sourceColumns} ${noun}`;
}

function flowsFrom({ flows }: PrivacyReport, receiver: MemberId, { owner, name }: ReportedTable): readonly Flow[] {
  return flows.filter((flow) => flow.receiver === receiver && flow.owner === owner && flow.table === name);
}
