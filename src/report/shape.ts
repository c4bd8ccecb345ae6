/** A value that does not have its shape: where, and what is wrong, as in `reports[0].version is 2, which must be 1`. */
export type Problem = string | undefined;

/** Checks a value at a place of a document. It returns the first problem. */
export type Shape = (value: unknown, at: string) => Problem;

/** A shape for each property of a type. The compiler does not let one be forgotten. */
export type Shapes<T> = { readonly [K in keyof Required<T>]: Shape };

export const TEXT = primitive('a text', (value) => typeof value === 'string');
export const FLAG = primitive('true or false', (value) => typeof value === 'boolean');
export const NUMBER = primitive('a number', (value) => typeof value === 'number');

/** An object with these properties. It can have others, which later versions add. */
export function object<T>(shapes: Shapes<T>): Shape {
  const properties = Object.entries<Shape>(shapes);
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return wrong(value, at, 'an object');
    }
    return first(properties, ([name, shape]) =>
      shape(Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined, inside(at, name)),
    );
  };
}

/** An object with any properties, each of one shape. */
export function record(shape: Shape): Shape {
  return (value, at) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? first(Object.entries(value), ([name, one]) => shape(one, `${at}[${JSON.stringify(name)}]`))
      : wrong(value, at, 'an object');
}

export function list(shape: Shape): Shape {
  return (value, at) =>
    Array.isArray(value)
      ? first([...value.entries()], ([i, one]) => shape(one, `${at}[${i}]`))
      : wrong(value, at, 'a list');
}

/** One of these values. */
export function oneOf(values: readonly unknown[]): Shape {
  const words = values.map((value) => JSON.stringify(value)).join(', ');
  return (value, at) =>
    values.includes(value) ? undefined : wrong(value, at, values.length === 1 ? words : `one of ${words}`);
}

export function nullable(shape: Shape): Shape {
  return (value, at) => (value === null ? undefined : shape(value, at));
}

export function optional(shape: Shape): Shape {
  return (value, at) => (value === undefined ? undefined : shape(value, at));
}

/** One of several shapes, whose problem is that of the last one. */
export function either(...shapes: readonly [Shape, ...Shape[]]): Shape {
  return (value, at) => {
    const problems = shapes.map((shape) => shape(value, at));
    return problems.includes(undefined) ? undefined : problems.at(-1);
  };
}

function primitive(expected: string, is: (value: unknown) => boolean): Shape {
  return (value, at) => (is(value) ? undefined : wrong(value, at, expected));
}

export function wrong(value: unknown, at: string, expected: string): string {
  return `${at === '' ? 'the document' : at} ${value === undefined ? 'is missing' : `is ${shown(value)}`}, which must be ${expected}`;
}

const MOST_SHOWN = 60;

/** A value in a message. Long ones are cut. */
function shown(value: unknown): string {
  const text = Array.isArray(value)
    ? 'a list'
    : typeof value === 'object' && value
      ? 'an object'
      : JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

function inside(at: string, name: string): string {
  return at === '' ? name : `${at}.${name}`;
}

function first<T>(items: readonly T[], problemOf: (item: T) => Problem): Problem {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== undefined) {
      return problem;
    }
  }
  return undefined;
}
