import { read } from '../read';
import { comparisonsOf } from './compared';
import type { BaseColumn, Field, Source } from './fields';
import type { Resolution, ResolvedQuery } from './resolution';
import { resolve } from './resolve';
import { isProtected, type QueryTable } from './tables';

/**
 * How much of a column is in a column of the result, from the most to the least: its values, values that are computed from
 * many rows, such values with the noise of differential privacy, or only which rows are counted, sorted or selected.
 */
export type Level = 'clear' | 'aggregated' | 'noisy' | 'selecting';

/** A column of the result. */
export interface OutputColumn {
  readonly name?: string;
  readonly from: readonly (BaseColumn & { readonly level: Level })[];
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

/** The lineage of a query, if the text is understood. It never throws. */
export function lineageOf(sql: string, tables: readonly QueryTable[]): Lineage | undefined {
  const reading = read(sql);
  if (reading.state !== 'understood') {
    return undefined;
  }
  try {
    const resolution = resolve(reading.statements, tables);
    const result = resultOf(resolution);
    return result && { ...columnsOf(result), uses: usesIn(resolution), tables: resolution.tables };
  } catch {
    return undefined;
  }
}

/** The query whose rows are the result: the last one that is not part of another one. */
function resultOf({ queries, statements }: Resolution): ResolvedQuery | undefined {
  const last = statements.filter(({ cached }) => !cached).at(-1)?.query;
  return queries.find(({ query }) => query === last);
}

function columnsOf({ fields }: ResolvedQuery): Pick<Lineage, 'columns' | 'complete'> {
  return { columns: fields.items.map(outputOf), complete: fields.complete };
}

function outputOf({ name, sources }: Field): OutputColumn {
  return {
    name,
    from: sources.map(({ table, column, way }) => ({ table, column, level: levelOf({ table, column, way }) })),
  };
}

function levelOf({ table, way }: Source): Level {
  switch (way) {
    case 'clear':
      return 'clear';
    case 'aggregated':
      return isProtected(table) ? 'noisy' : 'aggregated';
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
