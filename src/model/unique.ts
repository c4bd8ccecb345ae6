const NONE: readonly never[] = [];

/**
 * The different values of a list, in the order of their first occurrence.
 *
 * Rules ask for them for each resource. Most lists have one element or none, for which a set would be made in vain.
 */
export function unique<T>(values: readonly T[]): readonly T[] {
  return values.length < 2 ? values : [...new Set(values)];
}

/** The values that occur more than once in a list, each of them once. */
export function repeated<T>(values: readonly T[]): readonly T[] {
  return values.length < 2 ? NONE : unique(values.filter((value, place) => values.indexOf(value) < place));
}
