import type { Limit } from '../../src/rules/limit';

/** What a source states about one property. What it does not state is absent. */
export interface Limits {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly unique?: true;
  readonly pattern?: string;
  readonly oneOf?: readonly string[];
}

const LEAST = ['minLength', 'minimum', 'minItems'] as const;
const MOST = ['maxLength', 'maximum', 'maxItems'] as const;

/** The limits without those that limit nothing, and with the lengths that a pattern implies. */
export function normalized(limits: Limits): Limits {
  const { pattern, minLength = 0, minItems = 0, ...others } = limits;
  const exact = pattern === undefined ? undefined : fixedLengthOf(pattern);
  const isEmptyRefused = pattern !== undefined && !fullMatch(pattern).test('');
  const least = Math.max(minLength, exact ?? Number(isEmptyRefused));
  return {
    ...others,
    ...(least > 0 && { minLength: least }),
    ...(exact !== undefined && { maxLength: exact }),
    ...(minItems > 0 && { minItems }),
    ...(pattern !== undefined && { pattern }),
    ...(others.oneOf && { oneOf: [...others.oneOf].sort() }),
  };
}

/** What a value must keep that is checked against both, as CloudFormation does: its schema, then the API. */
export function both(one: Limits, other: Limits): Limits {
  const narrower: { -readonly [K in keyof Limits]: Limits[K] } = { ...one, ...other };
  for (const key of LEAST) {
    narrower[key] = Math.max(one[key] ?? -Infinity, other[key] ?? -Infinity);
  }
  for (const key of MOST) {
    narrower[key] = Math.min(one[key] ?? Infinity, other[key] ?? Infinity);
  }
  if (one.oneOf && other.oneOf) {
    narrower.oneOf = one.oneOf.filter((value) => other.oneOf?.includes(value));
  }
  return Object.fromEntries(Object.entries(narrower).filter(([, value]) => Math.abs(Number(value)) !== Infinity));
}

/** What the limits in the table state together. */
export function statedIn(limits: readonly Limit[]): Limits {
  const { length, items, range, unique, pattern, oneOf } = Object.assign(
    {},
    ...limits.map(({ states }) => states),
  ) as Limit['states'];
  return {
    ...(length && { minLength: length[0], maxLength: length[1] }),
    ...(items && { minItems: items[0], ...(items[1] !== Infinity && { maxItems: items[1] }) }),
    ...(range && { minimum: range[0], maximum: range[1] }),
    ...(unique && { unique }),
    ...(pattern && { pattern: pattern.source }),
    ...(oneOf && { oneOf }),
  };
}

/** A pattern of the service, which a whole text must match. */
export function fullMatch(pattern: string): RegExp {
  const whole = `^(?:${pattern})$`;
  return /\\p\{/.test(pattern) ? new RegExp(whole, 'u') : new RegExp(whole);
}

/** The number of characters that every text has that matches a pattern, if it has only characters with a count. */
function fixedLengthOf(pattern: string): number | undefined {
  const text = pattern.replace(/(?:\[[^\]]+\]|\\d)\{(\d+)\}/g, (_, count) => '0'.repeat(Number(count)));
  return /^\^?[\w-]+\$?$/.test(text) ? text.replace(/[\^$]/g, '').length : undefined;
}
