/**
 * When a resource is in a deployed stack: if all of its conditions are met. Without conditions, it always is.
 *
 * The terms of conditions that are known only at deployment, such as parameters, are compared by their keys.
 */
export interface Presence {
  /** Equal for equal conditions. */
  readonly key: string;
  readonly conditions: readonly Formula[];
}

/** A condition of a template. */
export type Formula =
  | { readonly is: 'constant'; readonly value: boolean }
  /** A condition that is not evaluated. */
  | { readonly is: 'opaque'; readonly key: string }
  /** Whether a term, for example a parameter, has a value. */
  | { readonly is: 'equal'; readonly term: string; readonly value: string }
  | { readonly is: 'not'; readonly of: Formula }
  | { readonly is: 'all' | 'any'; readonly of: readonly Formula[] };

export const ALWAYS: Presence = presenceOf([]);

export function presenceOf(conditions: readonly Formula[]): Presence {
  return { key: JSON.stringify(conditions), conditions };
}

/** Whether a resource can be in a deployed stack at all. This is false only if it certainly cannot. */
export function canBePresent(presence: Presence): boolean {
  return possible(presence.conditions);
}

/** Whether each deployment with one resource certainly has the other. */
export function implies(a: Presence, b: Presence): boolean {
  if (b.conditions.length === 0 || a.key === b.key) {
    return true;
  }
  return !possible([...a.conditions, { is: 'not', of: { is: 'all', of: b.conditions } }]);
}

/** Whether no deployment has both resources. */
export function exclusive(a: Presence, b: Presence): boolean {
  return !possible([...a.conditions, ...b.conditions]);
}

/** The number of combinations of values that are tried. */
const MOST_COMBINATIONS = 4096;

/** Whether conditions can be met together. This is also true if there are too many combinations of values to try. */
function possible(conditions: readonly Formula[]): boolean {
  const values = new Map<string, Set<string>>();
  conditions.forEach((condition) => void collect(condition, values));
  const terms = [...values].map(([term, known]) => [term, [...known, OTHER]] as const);
  const combinations = terms.reduce((product, [, options]) => product * options.length, 1);
  return combinations > MOST_COMBINATIONS || tryTerms(terms, conditions, new Map());
}

/** A value of a term with which no condition compares it. */
const OTHER = Symbol('other');

type Value = string | typeof OTHER;
type Values = ReadonlyMap<string, Value>;

function tryTerms(
  [first, ...others]: readonly (readonly [string, readonly Value[]])[],
  conditions: readonly Formula[],
  values: Values,
): boolean {
  if (!first) {
    return conditions.every((condition) => isMet(condition, values));
  }
  const [term, options] = first;
  return options.some((value) => tryTerms(others, conditions, new Map([...values, [term, value]])));
}

function isMet(formula: Formula, values: Values): boolean {
  switch (formula.is) {
    case 'constant':
      return formula.value;
    case 'opaque':
      return values.get(formula.key) === MET;
    case 'equal':
      return values.get(formula.term) === formula.value;
    case 'not':
      return !isMet(formula.of, values);
    case 'all':
      return formula.of.every((one) => isMet(one, values));
    case 'any':
      return formula.of.some((one) => isMet(one, values));
  }
}

/** The value of the key of an opaque condition that is met. */
const MET = 'met';

/** Collects the terms of a condition, each with the values with which it is compared. */
function collect(formula: Formula, values: Map<string, Set<string>>): void {
  if (formula.is === 'not') {
    collect(formula.of, values);
  } else if (formula.is === 'all' || formula.is === 'any') {
    formula.of.forEach((one) => void collect(one, values));
  } else if (formula.is === 'equal') {
    values.set(formula.term, (values.get(formula.term) ?? new Set()).add(formula.value));
  } else if (formula.is === 'opaque') {
    values.set(formula.key, new Set([MET]));
  }
}
