/**
 * What synthesis can know of a value: it is known, it is left out, or only the deployment will tell.
 *
 * Every question that a rule asks starts from these three; the guard against the unknown is written here and nowhere else.
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

/** The value if it is known; `undefined` says nothing about absent or unknown. */
export function knownValue<T>(fact: Fact<T>): T | undefined {
  return fact.state === 'known' ? fact.value : undefined;
}

export function isAbsent(fact: Fact<unknown>): boolean {
  return fact.state === 'absent';
}

/** Certainly this value. */
export function is<T>(fact: Fact<T>, value: T): boolean {
  return fact.state === 'known' && fact.value === value;
}

/** Certainly some other value; absent and unknown are no other value. */
export function isNot<T>(fact: Fact<T>, value: T): boolean {
  return fact.state === 'known' && fact.value !== value;
}

/** Certainly equal. Two unknowns never are. */
export function same<T>(a: Fact<T>, b: Fact<T>): boolean {
  return a.state === 'known' && b.state === 'known' && a.value === b.value;
}

/** Certainly different. */
export function differ<T>(a: Fact<T>, b: Fact<T>): boolean {
  return a.state === 'known' && b.state === 'known' && a.value !== b.value;
}

export function map<T, U>(fact: Fact<T>, change: (value: T) => U): Fact<U> {
  return fact.state === 'known' ? known(change(fact.value)) : fact;
}

/** The members of a list that are known, and whether there can be others. */
export interface Items<T> {
  readonly items: readonly T[];
  /** False if at least one element is unknown. */
  readonly complete: boolean;
}

export type ListFact<T> = Fact<Items<T>>;

export function list<T>(items: readonly T[], complete = true): ListFact<T> {
  return known({ items, complete });
}

/** The elements that are certainly in the list. */
export function itemsOf<T>(fact: ListFact<T>): readonly T[] {
  return fact.state === 'known' ? fact.value.items : [];
}

/** True if `itemsOf` is the whole list; a list that is left out is wholly known to be empty. */
export function isComplete(fact: ListFact<unknown>): boolean {
  return fact.state === 'absent' || (fact.state === 'known' && fact.value.complete);
}

/** The value is certainly in the list. */
export function includes<T>(fact: ListFact<T>, value: T): boolean {
  return itemsOf(fact).includes(value);
}

/** The value is certainly not in the list. */
export function excludes<T>(fact: ListFact<T>, value: T): boolean {
  return isComplete(fact) && !itemsOf(fact).includes(value);
}

/** One list out of many; incomplete if any of them is. */
export function join<T>(lists: ListFact<ListFact<T>>): ListFact<T> {
  if (lists.state === 'absent') {
    return list<T>([]);
  }
  if (lists.state === 'unknown') {
    return UNKNOWN;
  }
  return list(lists.value.items.flatMap(itemsOf), lists.value.complete && lists.value.items.every(isComplete));
}
