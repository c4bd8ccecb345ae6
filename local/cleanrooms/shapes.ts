import { MODEL, type Model, type ShapeModel, shapeOf } from './model/model';

/** Where a value breaks its shape. */
export interface Flaw {
  readonly name: string;
  readonly message: string;
}

/**
 * Checks a value against one shape and returns a copy of it, so that what was checked is what is kept: no one changes
 * the double's state through an object it was given or has handed out.
 */
export type Checker = (value: unknown, path: string, flaws: Flaw[]) => unknown;

const CHECKERS = new WeakMap<Model, Map<string, Checker>>();

/** The checker of a shape, compiled once: a simulation checks hundreds of thousands of requests. */
export function checkerOf(name: string, model: Model = MODEL): Checker {
  const checkers = CHECKERS.get(model) ?? new Map<string, Checker>();
  CHECKERS.set(model, checkers);
  const known = checkers.get(name);
  if (known !== undefined) {
    return known;
  }
  let compiled: Checker | undefined;
  // Registered before it is compiled, because shapes can contain themselves.
  checkers.set(name, (value, path, flaws) => (compiled as Checker)(value, path, flaws));
  compiled = compile(name, shapeOf(name, model), model);
  checkers.set(name, compiled);
  return compiled;
}

function compile(name: string, shape: ShapeModel, model: Model): Checker {
  switch (shape.type) {
    case 'structure':
      return structure(shape, model);
    case 'list':
      return list(shape, model);
    case 'map':
      return map(shape, model);
    case 'string':
      return string(shape);
    case 'boolean':
      return scalar('a boolean', (value) => typeof value === 'boolean');
    case 'integer':
    case 'long':
      return number(shape, 'an integer', Number.isInteger);
    case 'float':
    case 'double':
      return number(shape, 'a number', Number.isFinite);
    case 'timestamp':
      return shape.timestampFormat === 'iso8601'
        ? scalar('a time', (value) => !Number.isNaN(Date.parse(String(value))))
        : number(shape, 'a number', Number.isFinite);
    default:
      throw new Error(`the checker knows no type '${shape.type}' (shape ${name})`);
  }
}

function structure(shape: ShapeModel, model: Model): Checker {
  const members = new Map(
    Object.entries(shape.members ?? {}).map(([name, member]) => [name, lazily(member.shape, model)]),
  );
  const required = shape.required ?? [];
  return (value, path, flaws) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return flaw(flaws, path, 'must be a structure');
    }
    const given = value as { readonly [name: string]: unknown };
    const copy: { [name: string]: unknown } = {};
    for (const name of required) {
      if (given[name] === undefined || given[name] === null) {
        flaw(flaws, at(path, name), 'must not be null');
      }
    }
    let count = 0;
    for (const name in given) {
      const member = given[name];
      const check = members.get(name);
      if (check === undefined) {
        // The real service overlooks a member it does not know. Here that would hide a typing error for ever.
        if (member !== undefined) {
          flaw(flaws, at(path, name), 'is not a member of the shape');
        }
      } else if (member !== undefined && member !== null) {
        count++;
        copy[name] = check()(member, at(path, name), flaws);
      }
    }
    return shape.union && count !== 1 ? flaw(flaws, path, 'must have exactly one member') : copy;
  };
}

function list(shape: ShapeModel, model: Model): Checker {
  const check = lazily(shape.member?.shape, model);
  return (value, path, flaws) => {
    if (!Array.isArray(value)) {
      return flaw(flaws, path, 'must be a list');
    }
    within(shape, value.length, path, 'a number of items', flaws);
    return value.map((item, index) => check()(item, at(path, String(index)), flaws));
  };
}

function map(shape: ShapeModel, model: Model): Checker {
  const checkKey = lazily(shape.key?.shape, model);
  const checkValue = lazily(shape.value?.shape, model);
  return (value, path, flaws) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return flaw(flaws, path, 'must be a map');
    }
    const entries = Object.entries(value);
    within(shape, entries.length, path, 'a number of entries', flaws);
    return Object.fromEntries(
      entries.map(([key, item]) => [checkKey()(key, at(path, key), flaws), checkValue()(item, at(path, key), flaws)]),
    );
  };
}

function string(shape: ShapeModel): Checker {
  const pattern = shape.pattern === undefined ? undefined : anchored(shape.pattern);
  const values = shape.enum === undefined ? undefined : new Set(shape.enum);
  const isMeasured = shape.min !== undefined || shape.max !== undefined;
  return (value, path, flaws) => {
    if (typeof value !== 'string') {
      return flaw(flaws, path, 'must be a string');
    }
    if (isMeasured) {
      within(shape, lengthOf(value), path, 'a length', flaws);
    }
    if (pattern !== undefined && !pattern.test(value)) {
      flaw(flaws, path, `must match the pattern ${shape.pattern}`);
    }
    if (values !== undefined && !values.has(value)) {
      flaw(flaws, path, `must be one of ${[...values].join(', ')}`);
    }
    return value;
  };
}

function number(shape: ShapeModel, kind: string, is: (value: number) => boolean): Checker {
  return (value, path, flaws) => {
    if (typeof value !== 'number' || !is(value)) {
      return flaw(flaws, path, `must be ${kind}`);
    }
    within(shape, value, path, 'a value', flaws);
    return value;
  };
}

function scalar(kind: string, is: (value: unknown) => boolean): Checker {
  return (value, path, flaws) => (is(value) ? value : flaw(flaws, path, `must be ${kind}`));
}

function within(shape: ShapeModel, size: number, path: string, what: string, flaws: Flaw[]): void {
  if (size < (shape.min ?? Number.NEGATIVE_INFINITY) || size > (shape.max ?? Number.POSITIVE_INFINITY)) {
    flaw(flaws, path, `must have ${what} between ${shape.min ?? 'any'} and ${shape.max ?? 'any'}`);
  }
}

/** Lengths of strings count code points, of which an emoji is one. */
function lengthOf(value: string): number {
  let length = value.length;
  for (let index = 0; index < value.length - 1; index++) {
    if ((value.codePointAt(index) ?? 0) > 0xffff) {
      length--;
      index++;
    }
  }
  return length;
}

/**
 * The model's patterns are written for Java. Their one construct that JavaScript reads differently is the range of
 * surrogates, by which all characters beyond the first plane are meant.
 */
export function anchored(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern.replaceAll('\\uD800\\uDBFF-\\uDC00\\uDFFF', '\\u{10000}-\\u{10FFFF}')})$`, 'u');
}

function lazily(shape: string | undefined, model: Model): () => Checker {
  if (shape === undefined || model.shapes[shape] === undefined) {
    throw new Error(`the API model has no shape '${shape}'`);
  }
  let checker: Checker | undefined;
  return () => {
    checker ??= checkerOf(shape, model);
    return checker;
  };
}

function at(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function flaw(flaws: Flaw[], name: string, message: string): undefined {
  flaws.push({ name, message });
  return undefined;
}
