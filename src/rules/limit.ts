import { entriesOf, type Raw } from '../model/raw';
import { counted, grouped } from '../private/counted';
import type { Format } from '../private/formats';
import { nearest } from '../private/nearest';
import { type Text, text } from '../private/text';
import { quoted } from './rule';

/** A limit of one property. It evaluates only values that are known at synthesis. */
export interface Limit {
  /** What the limit is, for tests that compare it with the schema and the API. */
  readonly states: Statement;
  readonly breachOf: (value: Raw) => Breach | undefined;
}

export interface Statement {
  readonly length?: readonly [least: number, most: number];
  readonly pattern?: RegExp;
  readonly items?: readonly [least: number, most: number];
  readonly unique?: true;
  readonly range?: readonly [least: number, most: number];
  readonly oneOf?: readonly string[];
}

/** Why a value is not accepted. `what` follows the name of the property. */
export interface Breach {
  readonly what: Text;
  readonly why: Text;
  readonly fix: Text;
  /** @default - the page of the resource type */
  readonly page?: string;
}

/** The number of characters of a text. */
export function length(least: number, most: number): Limit {
  const span = () => (least === 0 ? `at most ${counted(most, 'character')}` : between(least, most, 'character'));
  return limit({ length: [least, most] }, isLiteral, (value) => {
    // A character is one or two units of the text. Nearly all texts are certainly within the limit by their units.
    if (value.length <= most && value.length >= 2 * least - 1) {
      return undefined;
    }
    const count = [...value].length;
    if (count >= least && count <= most) {
      return undefined;
    }
    return {
      what: count === 0 ? 'is empty' : `has ${counted(count, 'character')}`,
      why: `it must have ${span()}`,
      fix:
        count < least
          ? `specify at least ${counted(least, 'character')}`
          : `remove ${counted(count - most, 'character')}`,
    };
  });
}

export function format({ pattern, why, fix, url: page }: Format): Limit {
  return limit({ pattern }, isLiteral, (value) =>
    pattern.test(value) ? undefined : { what: `is ${shown(value)}`, why, fix, page },
  );
}

/** The value of a number. */
export function range(least: number, most: number, kind: 'an integer' | 'a number' = 'an integer'): Limit {
  const span = () => `${kind} from ${grouped(least)} to ${grouped(most)}`;
  return limit(
    { range: [least, most] },
    (value): value is number => typeof value === 'number',
    (value) => {
      const fits = value >= least && value <= most && (kind === 'a number' || Number.isInteger(value));
      return fits ? undefined : { what: `is ${value}`, why: `it must be ${span()}`, fix: `specify ${span()}` };
    },
  );
}

/** The number of elements of a list. */
export function items(least: number, most: number): Limit {
  const span = () =>
    most === Number.POSITIVE_INFINITY ? `at least ${counted(least, 'element')}` : between(least, most, 'element');
  return limit({ items: [least, most] }, Array.isArray, (list: readonly Raw[]) => {
    if (list.length < least) {
      const count = countOfKnown(list);
      const what = count === 0 ? 'is empty' : `has ${counted(count, 'element')}`;
      return { what, why: `it must have ${span()}`, fix: `specify at least ${counted(least, 'element')}` };
    }
    const excess = list.length > most ? countOfKnown(list) - most : 0;
    if (excess > 0) {
      const what = `has ${counted(most + excess, 'element')}`;
      const why = `it can have at most ${counted(most, 'element')}`;
      return { what, why, fix: `remove ${grouped(excess)} of them` };
    }
    return undefined;
  });
}

/** Each element of a list that is known at synthesis occurs once. */
export function unique(): Limit {
  return limit({ unique: true }, Array.isArray, (list: readonly Raw[]) => {
    const keys = list.map(keyOf);
    const repeats = keys.flatMap((key, index) => (key !== undefined && keys.indexOf(key) < index ? [index] : []));
    const [first] = repeats;
    if (first === undefined) {
      return undefined;
    }
    const texts = [...new Set(repeats.map((index) => list[index]).filter(isLiteral))];
    const what =
      texts.length > 0
        ? `contains ${quoted(texts)} more than once`
        : `has the same element at index ${keys.indexOf(keys[first])} and index ${first}`;
    return { what, why: 'its elements must be distinct', fix: 'remove the repeated elements' };
  });
}

/** A key that only equal values have. A value with a part that is not known at synthesis has none. */
function keyOf(raw: Raw): string | undefined {
  if (Array.isArray(raw)) {
    const keys = raw.map(keyOf);
    return keys.includes(undefined) ? undefined : `[${keys.join()}]`;
  }
  const entries = entriesOf(raw);
  if (entries) {
    const keys = entries.map(([name, value]) => [JSON.stringify(name), keyOf(value)]);
    return keys.some(([, key]) => key === undefined) ? undefined : `{${keys.map((pair) => pair.join(':')).sort()}}`;
  }
  return isLiteral(raw) || typeof raw === 'number' || typeof raw === 'boolean' ? JSON.stringify(raw) : undefined;
}

/** A text is one of these. */
export function oneOf(...values: readonly string[]): Limit {
  return limit({ oneOf: values }, isLiteral, (value) => {
    if (values.includes(value)) {
      return undefined;
    }
    const like = nearest(value, values);
    return {
      what: `is ${shown(value)}`,
      why: values.length === 1 ? `it must be ${quoted(values)}` : `it must be one of ${quoted(values)}`,
      fix: like ? text`use ${quoted([like])}` : 'use one of these values',
    };
  });
}

function limit<T>(
  states: Statement,
  applies: (value: Raw) => value is T,
  breachOf: (value: T) => Breach | undefined,
): Limit {
  return { states, breachOf: (value) => (applies(value) ? breachOf(value) : undefined) };
}

/** Whether a value is a string, and not one with a dynamic reference that is resolved at deployment. */
function isLiteral(value: Raw): value is string {
  return typeof value === 'string' && !value.includes('{{resolve:');
}

/** An element that is a token can be absent, or stand for several. */
function countOfKnown(list: readonly Raw[]): number {
  return list.filter(isKnown).length;
}

/** Whether an element is certainly one element of its list. */
function isKnown(element: Raw): boolean {
  return typeof element !== 'object' || element === null || Object.keys(element).length !== 1;
}

function between(least: number, most: number, noun: string): string {
  return least === most ? `exactly ${counted(most, noun)}` : `${grouped(least)} to ${counted(most, noun)}`;
}

const SHOWN = 60;

function shown(value: string): string {
  return JSON.stringify(value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);
}
