import { findingsOf } from '../../local/cloudformation/schema';
import type { Limits } from './limits-of';
import { pathOf, type SpecPath, specPathsOf } from './spec-paths';

/**
 * The limits in the CloudFormation schema of a resource type, by path.
 *
 * The schemas are inside of the check of templates of aws-cdk-lib, which does not hand them out. So each property gets
 * values that no limit accepts, and the messages of the check state the limits.
 */
export function schemaLimitsOf(type: string): ReadonlyMap<string, Limits> {
  return new Map(specPathsOf(type).map((path) => [pathOf(path), limitsOf(type, path)]));
}

const PROBES: { readonly [type in SpecPath['type']]: readonly unknown[] } = {
  string: ['', '\u0001\n'],
  number: [-1e9, 1e9],
  list: [[], ['', '']],
};

/** Longer and longer values, of which one is too long. The last ones are longer than all limits, and take the check longest. */
const TOO_LONG: { readonly [type in SpecPath['type']]: readonly unknown[] } = {
  string: [3000, 600_000].map((length) => 'x'.repeat(length)),
  number: [],
  list: [300, 1500].map((length) => Array.from({ length }, (_, index) => `${index}`)),
};

function limitsOf(type: string, path: SpecPath): Limits {
  const place = `Properties.${path.steps.map((step) => (step === '[]' ? '0' : step)).join('.')}`;
  const stated = (value: unknown): Limits[] =>
    findingsOf(type, holding(path.steps, value) as Record<string, unknown>)
      .flatMap((finding) => messagesAt(place, finding))
      .map((message) => readLimits(message, path.type));
  const limits: Limits = Object.assign({}, ...PROBES[path.type].flatMap(stated));
  for (const value of limits.oneOf ? [] : TOO_LONG[path.type]) {
    const longest: Limits = Object.assign({}, ...stated(value));
    if (BOUNDS[path.type][1] in longest) {
      return { ...limits, ...longest };
    }
  }
  return limits;
}

/** Properties with a value at a path, and nothing else. */
function holding(steps: readonly string[], value: unknown): unknown {
  const [step, ...rest] = steps;
  return step === undefined ? value : step === '[]' ? [holding(rest, value)] : { [step]: holding(rest, value) };
}

/** What a finding says about a place. One of an object with alternatives says it for each alternative. */
function messagesAt(
  place: string,
  { severity, propertyPath, message }: ReturnType<typeof findingsOf>[number],
): string[] {
  if (severity === 'INFO') {
    return [];
  }
  return propertyPath === place
    ? [message]
    : message
        .split(/(?<=, |: )at '(?=Properties\.)/)
        .filter((part) => part.startsWith(`${place}': `))
        .map((part) => part.slice(place.length + 3));
}

const NUMBER = '(-?\\d+(?:\\.\\d+)?)';
const LEAST = new RegExp(`(?:is below minimum|is less than the minimum of|minimum item count:) ${NUMBER}`);
const MOST = new RegExp(`(?:exceeds maximum|is greater than the maximum of|maximum item count:) ${NUMBER}`);
const PATTERN = /does not match pattern '(.*?)'(?=, |; branch|\.?$)/s;
const FORMAT = /does not match format '([\w:.]+)'/;
const ONE_OF = /is not one of \[(.*?)\]/;
const NOT_UNIQUE = 'Array items are not unique';
/** What is not about the value itself: that it is the only one there is. */
const OTHER = /^(?:'\w+' is a required property|Additional properties are not allowed)/;

const BOUNDS = {
  string: ['minLength', 'maxLength'],
  number: ['minimum', 'maximum'],
  list: ['minItems', 'maxItems'],
} as const;

/** The limits that a message states. A message that states none is of a kind that this file does not know yet. */
export function readLimits(message: string, type: SpecPath['type']): Limits {
  const [least, most] = [LEAST.exec(message), MOST.exec(message)];
  const format = FORMAT.exec(message);
  const limits = {
    ...(least && { [BOUNDS[type][0]]: Number(least[1]) }),
    ...(most && { [BOUNDS[type][1]]: Number(most[1]) }),
    ...(format && { pattern: format[1] }),
    ...only('pattern', PATTERN.exec(message)?.[1]),
    ...only(
      'oneOf',
      ONE_OF.exec(message)?.[1]
        .split(', ')
        .map((value) => value.slice(1, -1)),
    ),
    ...(message.includes(NOT_UNIQUE) && { unique: true as const }),
  };
  if (Object.keys(limits).length === 0 && !OTHER.test(message)) {
    throw new Error(`the check of templates words a limit in another way: ${message.slice(0, 300)}`);
  }
  return limits;
}

function only<K extends keyof Limits>(key: K, value: Limits[K]): Limits {
  return value === undefined ? {} : { [key]: value };
}
