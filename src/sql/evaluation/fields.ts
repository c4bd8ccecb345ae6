import { CUSTOM } from '../../private/words';
import type { QueryTable } from './tables';

/** A column of a table. */
export interface BaseColumn {
  readonly table: QueryTable;
  /** In lowercase. */
  readonly column: string;
}

/**
 * How a value depends on a column. `clear`: it is the column, or computed from it for each row. `aggregated`: it is
 * computed from many rows. `key`: the column only sorts, divides or selects the rows from which it is computed.
 */
export type Way = 'clear' | 'aggregated' | 'key';

export interface Source extends BaseColumn {
  readonly way: Way;
}

/** A column of a relation, or of the result of a query. */
export interface Field {
  /** In lowercase. It is undefined for an expression without alias. */
  readonly name?: string;
  readonly sources: readonly Source[];
  /** The column that it is, unchanged. */
  readonly copy?: BaseColumn;
  /** Whether it is the column that identifies a user under differential privacy, unchanged. */
  readonly identifier: boolean;
}

/** Columns, and whether there are no others. */
export interface Fields {
  readonly items: readonly Field[];
  readonly complete: boolean;
}

/** More columns than this are not followed, as each join of a query with itself doubles them. */
export const MAX_FIELDS = 2_000;

export const UNKNOWN_FIELDS: Fields = { items: [], complete: false };

export function fieldsOf(items: readonly Field[], complete = true): Fields {
  return items.length > MAX_FIELDS ? UNKNOWN_FIELDS : { items, complete };
}

/** The columns of a table. */
export function tableFields(table: QueryTable): Fields {
  const { columns, rule } = table;
  const identifier = rule?.type === CUSTOM ? rule.userIdentifier?.toLowerCase() : undefined;
  const items = (columns ?? []).map((name): Field => {
    const column = name.toLowerCase();
    return {
      name: column,
      sources: [{ table, column, way: 'clear' }],
      copy: { table, column },
      identifier: column === identifier,
    };
  });
  return fieldsOf(items, columns !== undefined);
}

/** Sources without duplicates. */
export function mergeSources(lists: readonly (readonly Source[])[]): readonly Source[] {
  const [first, ...others] = lists.filter((list) => list.length > 0);
  if (!first || others.length === 0) {
    return first ?? [];
  }
  const merged = new Map<QueryTable, Map<string, Source>>();
  for (const source of lists.flat()) {
    const ofTable = merged.get(source.table) ?? new Map<string, Source>();
    merged.set(source.table, ofTable.set(`${source.way} ${source.column}`, source));
  }
  return [...merged.values()].flatMap((sources) => [...sources.values()]);
}

/** Sources of an aggregate, or of a key. What is already less than clear stays. */
export function weaken(sources: readonly Source[], way: Way): readonly Source[] {
  return sources.map((source) => (source.way === 'clear' || way === 'key' ? { ...source, way } : source));
}

/** The rows of several queries as one, column by column. */
export function union(parts: readonly { readonly fields: Fields; readonly protected: boolean }[]): Fields {
  const [first] = parts;
  if (!first || parts.some(({ fields }) => !fields.complete)) {
    return UNKNOWN_FIELDS;
  }
  const items = first.fields.items.map((field, i): Field => {
    const all = parts.map(({ fields }) => fields.items[i]);
    const copies = all.map((one) => one?.copy);
    const [copy] = copies;
    return {
      name: field.name,
      sources: mergeSources(all.map((one) => one?.sources ?? [])),
      copy: copies.every((one) => one && copy && one.table === copy.table && one.column === copy.column)
        ? copy
        : undefined,
      // Only rows of protected tables are rows of users.
      identifier:
        parts.some((part) => part.protected) && parts.every((part, j) => !part.protected || all[j]?.identifier),
    };
  });
  return fieldsOf(items);
}
