import { Token } from 'aws-cdk-lib';
import { isFunction, type Raw } from './raw';

/** The value contains something to resolve: a token, a function of CloudFormation, or an object of a class. */
export const NOT_LITERAL = Symbol('not a literal');

/**
 * Whether there is nothing to resolve in a value, so that it is its own copy. It is read sooner, but holds only as long as
 * the app does not change it.
 */
export function isLiteral(value: unknown, depth = 0): boolean {
  switch (typeof value) {
    case 'boolean':
      return true;
    case 'string':
      return !value.includes('Token[');
    case 'number':
      return !Token.isUnresolved(value);
    case 'object':
      return (
        value !== null && depth <= DEEPEST && (Array.isArray(value) ? isListOf(value, depth) : isMap(value, depth))
      );
    default:
      return false;
  }
}

function isListOf(list: readonly unknown[], depth: number): boolean {
  for (let i = 0; i < list.length; i++) {
    if (!isLiteral(list[i], depth + 1)) {
      return false;
    }
  }
  return true;
}

function isMap(object: object, depth: number): boolean {
  if (Object.getPrototypeOf(object) !== Object.prototype) {
    return false;
  }
  for (const key in object) {
    if (isFunction(key) || isOdd(key) || !isLiteral((object as Record<string, unknown>)[key], depth + 1)) {
      return false;
    }
  }
  return true;
}

/**
 * A copy of a value in which there is nothing to resolve, as the CDK would resolve it. Most properties are literals, and
 * the CDK takes many times as long to find that out. It is a copy because the app can still change the value.
 */
export function literalOf(value: unknown, depth = 0): Raw | typeof NOT_LITERAL {
  switch (typeof value) {
    case 'undefined':
    case 'boolean':
      return value;
    case 'string':
      return value.includes('Token[') ? NOT_LITERAL : value;
    case 'number':
      return Token.isUnresolved(value) ? NOT_LITERAL : value;
    case 'object':
      if (value === null || depth > DEEPEST) {
        return NOT_LITERAL;
      }
      return Array.isArray(value) ? literalList(value, depth) : literalObject(value, depth);
    default:
      return NOT_LITERAL;
  }
}

/** A value that contains itself has no end. */
const DEEPEST = 50;

function literalList(list: readonly unknown[], depth: number): Raw | typeof NOT_LITERAL {
  const copy: unknown[] = [];
  for (const element of list) {
    const literal = literalOf(element, depth + 1);
    if (literal === NOT_LITERAL) {
      return NOT_LITERAL;
    }
    if (literal !== undefined) {
      copy.push(literal);
    }
  }
  return copy;
}

function literalObject(object: object, depth: number): Raw | typeof NOT_LITERAL {
  if (Object.getPrototypeOf(object) !== Object.prototype) {
    return NOT_LITERAL;
  }
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(object)) {
    const literal = isFunction(key) || isOdd(key) ? NOT_LITERAL : literalOf(value, depth + 1);
    if (literal === NOT_LITERAL) {
      return NOT_LITERAL;
    }
    if (literal !== undefined) {
      copy[key] = literal;
    }
  }
  return copy;
}

/** A key that is a token, or that cannot be set. */
function isOdd(key: string): boolean {
  return key === '__proto__' || key.includes('Token[');
}
