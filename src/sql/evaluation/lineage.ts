import { read } from '../read';
import { comparisonsOf } from './compared';
import { ANY_COLUMN, type BaseColumn, type Field, type Source } from './fields';
import { isAggregate, returnsRowValues } from './functions';
import type { Resolution, ResolvedQuery } from './resolution';
import { type Following, resolve } from './resolve';
import { type Selection, selectionsOf } from './selections';
import { isProtected, type QueryTable } from './tables';
import { expressionsOf } from './walk';

/**
 * How much of a column is in a column of the result, from the most to the least: its values, values that are computed from
 * many rows, such values with the noise of differential privacy, or only which rows are counted, sorted or selected.
 */
export type Level = 'clear' | 'aggregated' | 'noisy' | 'selecting';

/** A column of the result. */
export interface OutputColumn {
  /** `*` for all columns of a table whose columns are not known. */
  readonly name?: string;
  readonly from: readonly OutputSource[];
}

/** A column of a table from which a column of the result comes. */
export interface OutputSource extends BaseColumn {
  readonly level: Level;
  /** The functions that compute an aggregated value, for example `COUNT_DISTINCT`. */
  readonly functions: readonly string[];
}

/** How a query uses a column other than in its result. */
export interface ColumnUse extends BaseColumn {
  readonly use: 'compared with a column' | 'compared with a constant' | 'compared with a parameter';
  readonly at: number;
}

/** From which columns of tables the result of a query comes, and which columns it compares. */
export interface Lineage {
  readonly columns: readonly OutputColumn[];
  /** Whether the result has no other columns. */
  readonly complete: boolean;
  readonly uses: readonly ColumnUse[];
  readonly tables: readonly QueryTable[];
}

/** All that a result can contain or depend on. */
export interface WholeLineage extends Omit<Lineage, 'uses'> {
  readonly selections: readonly Selection[];
  /** The calls of aggregate functions in the final SELECT. */
  readonly aggregations: number;
}

/** The lineage of a query, if the text is understood: what is certain. It never throws. */
export function lineageOf(sql: string, tables: readonly QueryTable[]): Lineage | undefined {
  return ofResolution(sql, tables, 'certain', (resolution, { fields }) => ({
    columns: fields.items.map(outputOf),
    complete: fields.complete,
    uses: usesIn(resolution),
    tables: resolution.tables,
  }));
}

/**
 * The lineage of a query that leaves out nothing, if the text is understood: a name that can be that of several columns is
 * all of them. Names of a table whose columns are not known are columns of it. It never throws.
 */
export function wholeLineageOf(sql: string, tables: readonly QueryTable[]): WholeLineage | undefined {
  return ofResolution(sql, tables, 'possible', (resolution, result) =>
    isWhole(resolution)
      ? {
          ...allColumnsOf(result),
          selections: selectionsOf(resolution),
          aggregations: aggregationsIn(resolution),
          tables: resolution.tables,
        }
      : undefined,
  );
}

function ofResolution<T>(
  sql: string,
  tables: readonly QueryTable[],
  following: Following,
  of: (resolution: Resolution, result: ResolvedQuery) => T | undefined,
): T | undefined {
  const reading = read(sql);
  if (reading.state !== 'understood') {
    return undefined;
  }
  try {
    const resolution = resolve(reading.statements, tables, following);
    const result = resultOf(resolution);
    return result && of(resolution, result);
  } catch {
    return undefined;
  }
}

/** Whether there is one query, and it is known where each column of each relation in it can come from. */
function isWhole({ statements, selects, queries, stars, isFollowed }: Resolution): boolean {
  const lists = [
    ...queries.map(({ fields }) => fields),
    ...stars.values(),
    ...selects.flatMap(({ fields, scope }) => [fields, ...scope.relations.map((relation) => relation.fields)]),
  ];
  const results = statements.filter(({ cached }) => !cached);
  return isFollowed && results.length === 1 && lists.every(({ complete, others }) => complete || others);
}

function aggregationsIn({ selects }: Resolution): number {
  const calls = selects
    .filter(({ place }) => place === 'final')
    .flatMap(({ select, query }) => [...expressionsOf(select, query)]);
  return calls.filter((one) => one.kind === 'call' && isAggregate(one.name) && !one.over).length;
}

/** The query whose rows are the result: the last one that is not part of another one. */
function resultOf({ queries, statements }: Resolution): ResolvedQuery | undefined {
  const last = statements.filter(({ cached }) => !cached).at(-1)?.query;
  return queries.find(({ query }) => query === last);
}

function allColumnsOf({ fields }: ResolvedQuery): Pick<Lineage, 'columns' | 'complete'> {
  const { items, complete, others } = fields;
  const rest = others ? [{ name: ANY_COLUMN, sources: others.sources }] : [];
  return { columns: [...items, ...rest].map(outputOf), complete };
}

function outputOf({ name, sources }: Pick<Field, 'name' | 'sources'>): OutputColumn {
  return { name, from: sources.map(outputSource) };
}

function outputSource(source: Source): OutputSource {
  const { table, column, functions = [] } = source;
  return { table, column, level: levelOf(source), functions };
}

function levelOf({ table, way, functions = [], inner, running }: Source): Level {
  switch (way) {
    case 'clear':
      return 'clear';
    case 'aggregated':
      // The highest value of a group is the value of one of its rows.
      if (running || functions.every(returnsRowValues)) {
        return 'clear';
      }
      // Noise is in what the final SELECT computes.
      return isProtected(table) && !inner ? 'noisy' : 'aggregated';
    case 'key':
      return 'selecting';
  }
}

function usesIn(resolution: Resolution): readonly ColumnUse[] {
  const uses = resolution.selects.flatMap((select) =>
    comparisonsOf(select, resolution).flatMap(({ sides, at }) =>
      sides.flatMap((side, i) => (typeof side === 'string' ? [] : usesOf(side, sides[1 - i], at))),
    ),
  );
  return [...new Map(uses.map((use) => [`${use.table.name} ${use.column} ${use.use}`, use])).values()];
}

function usesOf(
  side: readonly Source[],
  other: readonly Source[] | string | undefined,
  at: number,
): readonly ColumnUse[] {
  const use =
    other === 'parameter'
      ? 'compared with a parameter'
      : other === 'constant'
        ? 'compared with a constant'
        : 'compared with a column';
  return side.filter(({ way }) => way === 'clear').map(({ table, column }) => ({ table, column, use, at }));
}
