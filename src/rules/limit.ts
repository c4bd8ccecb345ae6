import type { Raw } from '../model/raw';
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
  const span = least === 0 ? `at most ${grouped(most)}` : between(least, most);
  return limit({ length: [least, most] }, isLiteral, (value) => {
    const count = [...value].length;
    if (count >= least && count <= most) {
      return undefined;
    }
    return {
      what: count === 0 ? 'is empty' : `has ${grouped(count)} ${count === 1 ? 'character' : 'characters'}`,
      why: `it must have ${span} characters`,
      fix: count < least ? `specify at least ${least} characters` : `remove ${grouped(count - most)} characters`,
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
  const span = `${kind} from ${grouped(least)} to ${grouped(most)}`;
  return limit(
    { range: [least, most] },
    (value): value is number => typeof value === 'number',
    (value) => {
      const fits = value >= least && value <= most && (kind === 'a number' || Number.isInteger(value));
      return fits ? undefined : { what: `is ${value}`, why: `it must be ${span}`, fix: `specify ${span}` };
    },
  );
}

/** The number of elements of a list. */
export function items(least: number, most: number): Limit {
  const span = most === Number.POSITIVE_INFINITY ? `at least ${least}` : between(least, most);
  return limit({ items: [least, most] }, Array.isArray, (list: readonly Raw[]) => {
    const count = list.filter(isKnown).length;
    // An element that is a token can be absent, or stand for several.
    if (count > most) {
      const what = `has ${grouped(count)} elements`;
      return { what, why: `it can have at most ${grouped(most)}`, fix: `remove ${grouped(count - most)} of them` };
    }
    if (list.length >= least) {
      return undefined;
    }
    const what = count === 0 ? 'is empty' : `has ${count} ${count === 1 ? 'element' : 'elements'}`;
    return { what, why: `it must have ${span} elements`, fix: `specify at least ${least}` };
  });
}

/** Each text in a list occurs once. */
export function unique(): Limit {
  return limit({ unique: true }, Array.isArray, (list: readonly Raw[]) => {
    const texts = list.filter(isLiteral);
    const repeated = [...new Set(texts.filter((one, place) => texts.indexOf(one) < place))];
    return repeated.length === 0
      ? undefined
      : {
          what: `contains ${quoted(repeated)} more than once`,
          why: 'its elements must be distinct',
          fix: 'remove the repeated elements',
        };
  });
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

/** Whether an element is certainly one element of its list. */
function isKnown(element: Raw): boolean {
  return typeof element !== 'object' || element === null || Object.keys(element).length !== 1;
}

function between(least: number, most: number): string {
  return least === most ? `exactly ${grouped(most)}` : `${grouped(least)} to ${grouped(most)}`;
}

/** A number with separators, for example `90,000`. */
function grouped(value: number): string {
  return value.toLocaleString('en-US');
}

const SHOWN = 60;

function shown(value: string): string {
  return JSON.stringify(value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);
}
