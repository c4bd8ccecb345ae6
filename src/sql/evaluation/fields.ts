import { CUSTOM } from '../../private/words';
import type { Name } from '../tree';
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
  /** The functions that compute an aggregated value, for example `COUNT_DISTINCT`. */
  readonly functions?: readonly string[];
  /** Whether a subquery computes the aggregated value, so that the query around it can return it for each of its rows. */
  readonly inner?: boolean;
  /** Whether it is aggregated for each row, so that the values of two rows show that of a third one. */
  readonly running?: boolean;
}

/** The name of all columns of a table whose columns are not known. */
export const ANY_COLUMN = '*';

/** From what columns can come that are not in a list. */
export interface Others {
  readonly sources: readonly Source[];
  /** Whether such a column has the name of the column of a table that it is. */
  readonly sameName: boolean;
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
  /** The parameters on which it depends. */
  readonly parameters?: readonly string[];
}

/** Columns, and whether there are no others. */
export interface Fields {
  readonly items: readonly Field[];
  readonly complete: boolean;
  /** @default - there are no others, or nothing is known of them */
  readonly others?: Others;
}

/** More columns than this are not followed, as each join of a query with itself doubles them. */
export const MAX_FIELDS = 2_000;

export const UNKNOWN_FIELDS: Fields = { items: [], complete: false };

export function fieldsOf(items: readonly Field[], complete = true, others?: Others): Fields {
  return items.length > MAX_FIELDS ? UNKNOWN_FIELDS : { items, complete, ...(!complete && others && { others }) };
}

/** The columns of several lists as one list. */
export function joinFields(lists: readonly Fields[]): Fields {
  const open = lists.filter(({ complete }) => !complete);
  const others = open.flatMap((fields) => fields.others ?? []);
  return fieldsOf(
    lists.flatMap(({ items }) => items),
    open.length === 0,
    open.length === others.length ? joinOthers(others) : undefined,
  );
}

function joinOthers(others: readonly Others[]): Others {
  return {
    sources: mergeSources(others.map(({ sources }) => sources)),
    sameName: others.every(({ sameName }) => sameName),
  };
}

/** Columns of which any can come from each of these, if it is known where those that are not listed come from. */
export function mixed(lists: readonly Fields[]): Others | undefined {
  return lists.every(({ complete, others }) => complete || others)
    ? { sources: mergeSources(lists.map(allSources)), sameName: false }
    : undefined;
}

function allSources({ items, others }: Fields): readonly Source[] {
  return mergeSources([...items.map(({ sources }) => sources), others?.sources ?? []]);
}

/** From what a column with this name can come that is not in the list. */
export function sourcesNamed({ others }: Fields, name: string): readonly Source[] {
  const { sources = [], sameName } = others ?? {};
  return sameName
    ? sources.map((source) => (source.column === ANY_COLUMN ? { ...source, column: name } : source))
    : sources;
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
  return fieldsOf(items, columns !== undefined, {
    sources: [{ table, column: ANY_COLUMN, way: 'clear' }],
    sameName: true,
  });
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
    merged.set(
      source.table,
      ofTable.set(`${source.way} ${source.column} ${source.functions ?? ''} ${source.inner} ${source.running}`, source),
    );
  }
  return [...merged.values()].flatMap((sources) => [...sources.values()]);
}

/** Sources of a key. */
export function asKeys(sources: readonly Source[]): readonly Source[] {
  return sources.map(({ table, column }) => ({ table, column, way: 'key' }));
}

/** Sources of what a function computes from many rows. What is only a key stays so. */
export function aggregated(sources: readonly Source[], by: string, running = false): readonly Source[] {
  return sources.map((source) =>
    source.way === 'key'
      ? source
      : {
          ...source,
          way: 'aggregated',
          functions: [...new Set([...(source.functions ?? []), by])].sort(),
          inner: false,
          running,
        },
  );
}

/** Sources of the result of a subquery. */
export function asInner(sources: readonly Source[]): readonly Source[] {
  return sources.some(isOuter) ? sources.map((one) => (isOuter(one) ? { ...one, inner: true } : one)) : sources;
}

function isOuter({ way, inner }: Source): boolean {
  return way === 'aggregated' && inner !== true;
}

/** The columns of a subquery, as the query around it reads them. */
export function innerFields(fields: Fields): Fields {
  return { ...fields, items: fields.items.map((field) => ({ ...field, sources: asInner(field.sources) })) };
}

/** The rows of several queries as one, column by column. */
export function union(parts: readonly { readonly fields: Fields; readonly protected: boolean }[]): Fields {
  const [first] = parts;
  if (!first || parts.some(({ fields }) => !fields.complete)) {
    return fieldsOf([], false, mixed(parts.map(({ fields }) => fields)));
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
      parameters: [...new Set(all.flatMap((one) => one?.parameters ?? []))],
    };
  });
  return fieldsOf(items);
}

/** The columns with other names. If not all of them are known, any of them can be each column, which `followed` includes. */
export function renamed(fields: Fields, names: readonly Name[], followed: boolean): Fields {
  const { items, complete } = fields;
  if (complete) {
    return fieldsOf(items.map((field, i) => (names[i] ? { ...field, name: names[i].text.toLowerCase() } : field)));
  }
  const others = mixed([fields]);
  const sources = (followed && others?.sources) || [];
  const parameters = items.flatMap((field) => field.parameters ?? []);
  return fieldsOf(
    names.map(({ text }) => ({ name: text.toLowerCase(), sources, parameters, identifier: false })),
    false,
    others,
  );
}
