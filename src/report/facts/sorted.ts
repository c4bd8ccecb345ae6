/** Items in the order of some keys, of which later ones are compared if all earlier ones are equal. */
export function sortedBy<T>(items: readonly T[], keysOf: (item: T) => readonly (string | number)[]): readonly T[] {
  const keyed = items.map((item) => ({ item, keys: keysOf(item) }));
  return keyed.sort((a, b) => compare(a.keys, b.keys)).map(({ item }) => item);
}

/** Compares code units, not words of a language: reports do not depend on where they are made. */
function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const i = a.findIndex((key, position) => key !== b[position]);
  return i === -1 ? 0 : a[i] < b[i] ? -1 : 1;
}

/** Names without duplicates, in their order. */
export function sortedNames(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].sort();
}

/** Names of columns, in lower case as queries compare them. */
export function sortedColumns(columns: readonly string[]): readonly string[] {
  return sortedNames(columns.map((column) => column.toLowerCase()));
}
