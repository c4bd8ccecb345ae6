/** The elements in the order of their keys, by code points, so that it does not depend on a language. */
export function sorted<T>(all: readonly T[], keysOf: (one: T) => readonly string[]): readonly T[] {
  const keyed = all.map((one) => ({ one, key: keysOf(one).join('\u0000') }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ one }) => one);
}
