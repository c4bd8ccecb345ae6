import { CUSTOM } from '../../../private/words';
import { ANY_COLUMN, type BaseColumn } from '../../../sql/evaluation/fields';
import { type OutputSource, type WholeLineage, wholeLineageOf } from '../../../sql/evaluation/lineage';
import type { Selection } from '../../../sql/evaluation/selections';
import type { QueryTable } from '../../../sql/evaluation/tables';
import { tablesOf } from '../../../sql/names';
import type { Level } from '../../levels';
import { NUMBER_OF_ROWS, type Touch } from './disclosure';
import { capped, guardsOf, levelOfGroups, userIdentifierOf } from './rules';
import { columnsNamed, type SharedTable, tablesNamed } from './tables';

/** A query, with the tables for which its names stand. */
export interface ReadQuery {
  /** The tables for which each name can stand: none if there is no such table in the app. */
  readonly reads: readonly (readonly SharedTable[])[];
  /** What it discloses. It is undefined if the text is not understood. */
  readonly understood?: Understood;
}

export interface Understood {
  readonly columns: readonly ResultTouches[];
  /** Whether the result has no other columns. */
  readonly complete: boolean;
  /** The columns on which it depends which rows there are. */
  readonly selections: readonly Touch[];
  readonly aggregations: number;
}

/** A column of the result, with what it discloses. */
export interface ResultTouches {
  readonly name?: string;
  readonly touches: readonly Touch[];
}

export function readQuery(sql: string, tables: readonly SharedTable[]): ReadQuery {
  const reads = new Map(
    tablesOf(sql).map((name): [QueryTable, readonly SharedTable[]] => {
      const found = tablesNamed(name, tables);
      return [queryTable(name, found), found];
    }),
  );
  const lineage = wholeLineageOf(sql, [...reads.keys()]);
  return { reads: [...reads.values()], understood: lineage && understoodOf(lineage, reads) };
}

/** All that a query discloses. */
export function touchesOf({ columns, selections }: Understood): readonly Touch[] {
  return [...columns.flatMap(({ touches }) => touches), ...selections];
}

type Reads = ReadonlyMap<QueryTable, readonly SharedTable[]>;

/** Of several tables, and of one whose name is not known, it is not certain that the query reads it. */
function queryTable(name: string, found: readonly SharedTable[]): QueryTable {
  const [table, other] = found;
  if (!table || other || table.node.name.state !== 'known') {
    return { name };
  }
  const userIdentifier = userIdentifierOf(table.rule);
  return {
    name,
    columns: table.columns.includes(ANY_COLUMN) ? undefined : table.columns,
    rule: userIdentifier === undefined ? undefined : { type: CUSTOM, disallowedOutputColumns: [], userIdentifier },
  };
}

function understoodOf(lineage: WholeLineage, reads: Reads): Understood {
  const { complete, aggregations } = lineage;
  const columns = lineage.columns.map(
    ({ name, from }): ResultTouches => ({ name, touches: from.flatMap((source) => ofSource(source, reads)) }),
  );
  const selections = lineage.selections.flatMap((selection) => ofSelection(selection, reads));
  const rows = numbersOfRows([...columns.flatMap(({ touches }) => touches), ...selections], lineage, reads);
  return { columns, complete, selections: [...selections, ...rows], aggregations };
}

/** Of tables whose columns are not used, results depend on how many rows there are. */
function numbersOfRows(touches: readonly Touch[], { tables }: WholeLineage, reads: Reads): readonly Touch[] {
  const touched = new Set(touches.map(({ table }) => table));
  return tables
    .flatMap((table) => reads.get(table) ?? [])
    .filter((table) => !touched.has(table))
    .map((table) => {
      const guards = guardsOf(table.rule, NUMBER_OF_ROWS);
      return { table, column: NUMBER_OF_ROWS, level: levelOfGroups(guards), guards, functions: ['COUNT'], rows: true };
    });
}

function ofSource(source: OutputSource, reads: Reads): readonly Touch[] {
  const { functions } = source;
  return touched(source, reads).map(({ table, column, guards }) => ({
    table,
    column,
    level: capped(levelOf(source.level, guards), table.rule, column),
    guards,
    ...(functions.length > 0 && { functions }),
    minor: source.level === 'selecting',
  }));
}

function levelOf(level: OutputSource['level'], guards: Touch['guards']): Level {
  switch (level) {
    case 'clear':
      return 'CLEAR';
    case 'noisy':
      return 'AGGREGATED_NOISY';
    default:
      return guards.includes('MINIMUM') ? 'AGGREGATED_MIN' : 'AGGREGATED';
  }
}

function ofSelection(selection: Selection, reads: Reads): readonly Touch[] {
  return touched(selection, reads).map((touch) => ({ ...touch, ...selectedBy(selection, touch, reads) }));
}

function selectedBy(
  { by, parameters, columns }: Selection,
  { guards }: Pick<Touch, 'guards'>,
  reads: Reads,
): Pick<Touch, 'level' | 'joins' | 'parameters' | 'minor'> {
  switch (by) {
    case 'column':
      return { level: 'JOINED', joins: columns.flatMap((column) => namesOf(column, reads)) };
    case 'constant':
      return { level: 'FILTER_FIXED' };
    case 'parameter':
      return { level: 'FILTER_FREE', parameters };
    case 'group':
      return { level: levelOfGroups(guards), minor: true };
  }
}

function touched({ table, column }: BaseColumn, reads: Reads): readonly Pick<Touch, 'table' | 'column' | 'guards'>[] {
  return (reads.get(table) ?? []).flatMap((shared) =>
    columnsNamed(column, shared).map((name) => ({ table: shared, column: name, guards: guardsOf(shared.rule, name) })),
  );
}

function namesOf({ table, column }: BaseColumn, reads: Reads): readonly string[] {
  const found = reads.get(table) ?? [];
  const names = found.length > 0 ? found.map(({ name }) => name) : [table.name];
  return names.map((name) => `${name}.${column}`);
}
