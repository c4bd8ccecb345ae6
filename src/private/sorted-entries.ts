/**
 * The entries of a map in the order of their keys. The order in which a user writes the keys has no meaning, and some
 * languages have none: the template must not change with it.
 */
export function sortedEntries<T>(map: { readonly [key: string]: T }): readonly (readonly [key: string, value: T])[] {
  return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The keys of a map in their order. */
export function sortedKeys(map: object): readonly string[] {
  return Object.keys(map).sort();
}
