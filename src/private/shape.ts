import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { InputError, type Problem } from './errors';
import type { Format } from './formats';
import { hasWildcard } from './iam-pattern';
import { nearest } from './nearest';
import { Note } from './note';
import { shown } from './shown';
import { sortedEntries } from './sorted-entries';
import { type Code, code, join, type Text, text } from './text';

interface AnyShape {
  /** What a value must be, for example `a string`. */
  readonly expected: Text;
  /** The problems of a value, each with its place in the properties or arguments. */
  check(value: unknown, at: string): readonly Problem[];
}

/**
 * The type of a value at run time, as the API declares it. JavaScript does not enforce the declared types, and jsii not
 * all of them.
 */
export interface Shape<T> extends AnyShape {
  /** Only for the compiler, which compares the shape with the declared type. */
  readonly declared?: { readonly accepts: (value: T) => void; readonly returns: T };
}

/** The shapes of all members of a struct, or of all arguments of a call. The compiler does not let one be forgotten. */
export type Shapes<T> = { readonly [K in keyof Required<T>]: Shape<T[K]> };

export const STRING = primitive('a string', (value): value is string => typeof value === 'string');
export const DATE = primitive(
  'a valid date',
  (value): value is Date => value instanceof Date && !Number.isNaN(value.getTime()),
);
export const BOOLEAN = primitive('true or false', (value): value is boolean => typeof value === 'boolean');
export const NUMBER = primitive('a number', (value): value is number => Number.isFinite(value));
export const CONSTRUCT = primitive('a construct', Construct.isConstruct);

/** A number that must be known at synthesis and satisfy a test, with the words for one that does not. */
export function knownNumber(accepts: (value: number) => boolean, { why, fix }: Omit<Problem, 'what'>): Shape<number> {
  return {
    expected: NUMBER.expected,
    check: (value, at) => {
      const problems = NUMBER.check(value, at);
      const isWrong = problems.length === 0 && (Token.isUnresolved(value) || !accepts(value as number));
      return isWrong ? [{ what: text`${code(at)} is ${shown(value)}`, why, fix }] : problems;
    },
  };
}

/** A string that has a format, if it is known at synthesis. */
export function formatted(format: Omit<Format, 'url'> & Partial<Format>): Shape<string> {
  const { why, fix } = format;
  return {
    expected: STRING.expected,
    check: (value, at) => {
      const isWrong = typeof value === 'string' && isLiteral(value) && !format.pattern.test(value);
      return isWrong ? [{ what: text`${code(at)} is ${shown(value)}`, why, fix }] : STRING.check(value, at);
    },
  };
}

/** A string that cannot be a token, and why. */
export function knownText(shape: Shape<string>, { why, fix }: Omit<Problem, 'what'>): Shape<string> {
  return {
    expected: shape.expected,
    check: (value, at) =>
      typeof value === 'string' && Token.isUnresolved(value)
        ? [{ what: text`${code(at)} contains a token`, why, fix }]
        : shape.check(value, at),
  };
}

export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return {
    expected: shape.expected,
    check: (value, at) => (value === undefined ? [] : shape.check(value, at)),
  };
}

export function listOf<T>(element: Shape<T>): Shape<T[]> {
  const list: Shape<T[]> = {
    expected: text`a list, in which each element is ${element.expected}`,
    check: (value, at) => {
      if (Array.isArray(value)) {
        return Array.from(value).flatMap((one, index) => element.check(one, `${at}[${index}]`));
      }
      return [mismatch(at, value, list, fixOfList(value, element))];
    },
  };
  return list;
}

/** A list with at least one element. */
export function filledListOf<T>(element: Shape<T>, { why, fix }: Omit<Problem, 'what'>): Shape<T[]> {
  const list = listOf(element);
  return {
    expected: list.expected,
    check: (value, at) =>
      Array.isArray(value) && value.length === 0
        ? [{ what: text`${code(at)} is ${shown(value)}`, why, fix }]
        : list.check(value, at),
  };
}

export function mapOf<T>(element: Shape<T>): Shape<{ [key: string]: T }> {
  const map: Shape<{ [key: string]: T }> = {
    expected: text`a map, in which each value is ${element.expected}`,
    check: (value, at) =>
      isObject(value)
        ? sortedEntries(value as Readonly<Record<string, unknown>>).flatMap(([key, one]) =>
            element.check(one, `${at}[${JSON.stringify(key)}]`),
          )
        : [mismatch(at, value, map)],
  };
  return map;
}

/** A value of an enumeration. A token passes, unless the value must be known at synthesis. */
export function enumOf<T extends string>(
  name: string,
  values: Readonly<Record<string, T>>,
  knownAtSynthesis?: 'known at synthesis',
): Shape<T> {
  const members = Object.entries<string>(values);
  const all = members.map(([member]) => code(`${name}.${member}`));
  const one: Shape<T> = {
    expected: text`a value of ${code(name)}${knownAtSynthesis ? ' that is known at synthesis' : ''}`,
    check: (value, at) => {
      const isKnown = members.some(([, known]) => known === value);
      if (isKnown || (!knownAtSynthesis && typeof value === 'string' && Token.isUnresolved(value))) {
        return [];
      }
      const meant = typeof value === 'string' ? memberLike(value, members) : undefined;
      const fix = meant ? text`use ${code(`${name}.${meant}`)}` : text`use one of ${join(all, ', ')}`;
      return [mismatch(at, value, one, fix)];
    },
  };
  return one;
}

/** A struct with these members. Others are ignored, because a struct can be part of a larger one. */
export function struct<T extends object>(members: Shapes<T>): Struct<T> {
  return new Struct(members);
}

export class Struct<T extends object> implements Shape<T> {
  readonly expected = 'an object with its properties';
  declare readonly declared?: Shape<T>['declared'];

  constructor(readonly members: Shapes<T>) {}

  check(value: unknown, at: string): readonly Problem[] {
    return isObject(value) ? problemsOf(this.members, value, at) : [mismatch(at, value, this)];
  }
}

/** An instance of a class of this library, also of another copy of it. `mark` writes the note on the class. */
export function instance<T extends object>(name: string): Shape<T> {
  const note = new Note(name);
  const shape: Shape<T> = {
    expected: text`an instance of ${code(name)}`,
    check: (value, at) =>
      note.isOn(value)
        ? []
        : [mismatch(at, value, shape, text`create it with one of the static methods of ${code(name)}`)],
  };
  return shape;
}

/** Marks the instances of a class, so that `instance` knows them. A bundler can change the name that the class has itself. */
export function mark(name: string, type: { readonly prototype: object }): void {
  new Note(name).write(type.prototype, true);
}

/**
 * A construct that other resources can refer to: an L1, an L2, or an import.
 *
 * @param noun what it is, for example `a bucket`
 * @param attributes the members of its interface that this library uses
 */
export function reference<T extends object>(noun: string, ...attributes: readonly (keyof T & string)[]): Shape<T> {
  const shape: Shape<T> = {
    expected: `${noun} that is a construct of the app or imported`,
    check: (value, at) => {
      if (Construct.isConstruct(value) && attributes.every((attribute) => attribute in value)) {
        return [];
      }
      const fix = `specify the construct, or import ${noun} by its name, ID or ARN and specify the result`;
      return [mismatch(at, value, shape, fix)];
    },
  };
  return shape;
}

/**
 * A construct whose identifiers stand in policies. With a wildcard they would stand for other resources as well, and no
 * policy variable can replace a wildcard in the place of an account or a Region.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function exact<T extends object>(
  shape: Shape<T>,
  identifiersOf: (value: T) => readonly (string | undefined)[],
): Shape<T> {
  return {
    expected: shape.expected,
    check: (value, at) => {
      const problems = shape.check(value, at);
      const identifiers = problems.length === 0 ? identifiersOf(value as T) : [];
      const wildcard = identifiers.find((one) => one !== undefined && hasWildcard(one));
      return wildcard === undefined ? problems : [inexact(at, wildcard)];
    },
  };
}

function inexact(at: string, identifier: string): Problem {
  return {
    what: text`${code(at)} is identified by ${shown(identifier)}`,
    why: 'in a policy, a wildcard allows access to other resources as well',
    fix: 'specify the resource without wildcards, for example by its whole ARN',
  };
}

/** Throws one error with all problems of the arguments of a call. */
export function requireShapes<T extends object>(where: Text | Code, shapes: Shapes<T>, values: T): void {
  const problems = problemsOf(shapes, values, '', true);
  if (problems.length > 0) {
    throw new InputError(where, ...problems);
  }
}

/** `lifted`: the members of a struct are arguments of the call, as other languages than TypeScript write them. */
function problemsOf<T extends object>(shapes: Shapes<T>, values: object, at: string, lifted = false): Problem[] {
  return Object.entries<AnyShape>(shapes).flatMap(([name, shape]) => {
    const value = (values as Readonly<Record<string, unknown>>)[name];
    const place = at ? `${at}.${name}` : name;
    return shape.check(value, lifted && shape instanceof Struct && isObject(value) ? '' : place);
  });
}

function mismatch(at: string, value: unknown, shape: AnyShape, fix?: Text): Problem {
  return {
    what: value === undefined ? text`${code(at)} is missing` : text`${code(at)} is ${shown(value)}`,
    why: text`it must be ${shape.expected}`,
    fix: fix ?? text`specify ${shape.expected}`,
  };
}

function fixOfList(value: unknown, element: AnyShape): Text | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (Token.isUnresolved(value)) {
    return text`convert the token with ${code('Token.asList')} if its value is a list of strings`;
  }
  return element.expected === STRING.expected && typeof value === 'string'
    ? `specify a list, such as ${JSON.stringify([value.slice(0, 60)])}`
    : undefined;
}

/** A type that a function recognizes. */
export function primitive<T>(expected: Text, accepts: (value: unknown) => value is T): Shape<T> {
  const shape: Shape<T> = {
    expected,
    check: (value, at) => (accepts(value) ? [] : [mismatch(at, value, shape)]),
  };
  return shape;
}

/** The member of an enumeration that a misspelled value or name most likely means. */
function memberLike(value: string, members: readonly (readonly [string, string])[]): string | undefined {
  const byText = new Map(members.flatMap(([member, known]) => [[known, member] as const, [member, member] as const]));
  const [part, ...others] = members.filter(([member]) => value !== '' && member.includes(value.toUpperCase()));
  const like = part && others.length === 0 ? part[0] : nearest(value, [...byText.keys()]);
  return like === undefined ? undefined : byText.get(like);
}

/** Whether a text is known at synthesis: it contains neither a token nor a dynamic reference. */
function isLiteral(value: string): boolean {
  return !Token.isUnresolved(value) && !value.includes('{{resolve:');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Token.isUnresolved(value);
}
