/**
 * The state of a value at synthesis: known, absent, or unknown until deployment.
 *
 * Rules evaluate only these three states. Only this module handles unknown values.
 */
export type Fact<T> = Known<T> | Absent | Unknown;

export interface Known<T> {
  readonly state: 'known';
  readonly value: T;
}

export interface Absent {
  readonly state: 'absent';
}

export interface Unknown {
  readonly state: 'unknown';
}

export const ABSENT: Absent = { state: 'absent' };
export const UNKNOWN: Unknown = { state: 'unknown' };

export function known<T>(value: T): Known<T> {
  return { state: 'known', value };
}

/** The value if it is known. It is `undefined` for both absent and unknown values. */
export function knownValue<T>(fact: Fact<T>): T | undefined {
  return fact.state === 'known' ? fact.value : undefined;
}

export function isAbsent(fact: Fact<unknown>): boolean {
  return fact.state === 'absent';
}

/** Whether a fact certainly has this value. */
export function is<T>(fact: Fact<T>, value: T): boolean {
  return fact.state === 'known' && fact.value === value;
}

/** Whether a fact certainly has a different value. This is false for absent and unknown values. */
export function isNot<T>(fact: Fact<T>, value: T): boolean {
  return fact.state === 'known' && fact.value !== value;
}

/** Whether two facts are certainly equal. Two unknown values are never equal. */
export function same<T>(a: Fact<T>, b: Fact<T>): boolean {
  return a.state === 'known' && b.state === 'known' && a.value === b.value;
}

/** Whether two facts are certainly different. */
export function differ<T>(a: Fact<T>, b: Fact<T>): boolean {
  return a.state === 'known' && b.state === 'known' && a.value !== b.value;
}

export function map<T, U>(fact: Fact<T>, change: (value: T) => U): Fact<U> {
  return fact.state === 'known' ? known(change(fact.value)) : fact;
}

/** The known elements of a list, and whether the list can have others. */
export interface Items<T> {
  readonly items: readonly T[];
  /** Whether all elements are known. */
  readonly complete: boolean;
}

export type ListFact<T> = Fact<Items<T>>;

export function list<T>(items: readonly T[], complete = true): ListFact<T> {
  return known({ items, complete });
}

/** The elements that are certainly in the list. */
export function itemsOf<T>(fact: ListFact<T>): readonly T[] {
  return fact.state === 'known' ? fact.value.items : NONE;
}

const NONE: readonly never[] = [];

/** Whether `itemsOf` returns the complete list. An absent list is completely known to be empty. */
export function isComplete(fact: ListFact<unknown>): boolean {
  return fact.state === 'absent' || (fact.state === 'known' && fact.value.complete);
}

/** Whether the value is certainly in the list. */
export function includes<T>(fact: ListFact<T>, value: T): boolean {
  return itemsOf(fact).includes(value);
}

/** Whether the value is certainly not in the list. */
export function excludes<T>(fact: ListFact<T>, value: T): boolean {
  return isComplete(fact) && !itemsOf(fact).includes(value);
}

/** Joins lists into one list, which is incomplete if any of them is incomplete. */
export function join<T>(lists: ListFact<ListFact<T>>): ListFact<T> {
  if (lists.state === 'absent') {
    return list<T>([]);
  }
  if (lists.state === 'unknown') {
    return UNKNOWN;
  }
  return list(lists.value.items.flatMap(itemsOf), lists.value.complete && lists.value.items.every(isComplete));
}

/** A list that can have other elements than the known ones. */
export function incomplete<T>(fact: ListFact<T>): ListFact<T> {
  return list(itemsOf(fact), false);
}

/** The elements of the lists of all elements, in one list, which is incomplete if any of them is incomplete. */
export function flatMap<T, U>(fact: ListFact<T>, of: (value: T) => ListFact<U>): ListFact<U> {
  return join(map(fact, ({ items, complete }) => ({ items: items.map(of), complete })));
}
