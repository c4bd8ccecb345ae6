import { Token } from 'aws-cdk-lib';
import { counted } from './counted';

const LONGEST = 60;

/** A value of any type, as a message shows it. Its own conversion to a string is never called. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) {
    return shownList(value);
  }
  switch (typeof value) {
    case 'string':
      return Token.isUnresolved(value) ? 'a token' : JSON.stringify(shortened(value));
    case 'number':
      return Token.isUnresolved(value) ? 'a token' : String(value);
    case 'symbol':
      return 'a symbol';
    case 'function':
      return value.name ? `the class or function ${value.name}` : 'a function';
    case 'object':
      return value === null ? 'null' : shownObject(value);
    default:
      return String(value);
  }
}

function shortened(value: string): string {
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}

function shownList(list: readonly unknown[]): string {
  return list.length === 0 ? 'an empty list' : `a list with ${counted(list.length, 'element')}`;
}

function shownObject(value: object): string {
  if (Token.isUnresolved(value)) {
    return 'a token';
  }
  // In the bundled code of the package, some classes have an underscore before their names.
  const type: unknown = Object.getPrototypeOf(value)?.constructor?.name?.replace(/^_/, '');
  return typeof type === 'string' && type !== '' && type !== 'Object' ? `an instance of ${type}` : 'an object';
}
