import type { Cursor } from './cursor';
import { COMPARISON, PREFIXES, precedenceOf } from './operators';
import { postfixed } from './postfix';
import { startsTest, test } from './tests';
import type { Construct, Expression } from './tree';

/** Tests in a row, as in `a IS NULL IS NULL`, are nested in the tree; real texts have fewer of them. */
const MAX_TESTS = 20;

/** Reads a value, or a condition. */
export function expression(cursor: Cursor): Expression {
  return chain(cursor, 1);
}

/** Operands with operators of at least this precedence. */
function chain(cursor: Cursor, least: number): Expression {
  let left = prefixed(cursor);
  let tests = 0;
  for (;;) {
    const precedence = precedenceOf(cursor.token);
    if (precedence === 0) {
      if (least > COMPARISON || !startsTest(cursor)) {
        return left;
      }
      if (++tests > MAX_TESTS) {
        throw cursor.unknown();
      }
      left = test(cursor, left, (inner) => chain(inner, COMPARISON + 1));
    } else if (precedence < least) {
      return left;
    } else {
      left = operations(cursor, left, precedence);
    }
  }
}

function operations(cursor: Cursor, first: Expression, precedence: number): Expression {
  const operands = [first];
  const operators: Construct[] = [];
  while (precedenceOf(cursor.token) === precedence) {
    const { key, at } = cursor.next();
    operators.push({ word: key, at });
    operands.push(chain(cursor, precedence + 1));
  }
  return { kind: 'chain', at: first.at, operands, operators };
}

function prefixed(cursor: Cursor): Expression {
  const { key, at } = cursor.token;
  if (key === 'NOT' && !cursor.are('NOT', '.')) {
    cursor.next();
    return { kind: 'prefix', at, operator: key, operand: cursor.nested(() => chain(cursor, COMPARISON)) };
  }
  if (PREFIXES.has(key)) {
    cursor.next();
    return { kind: 'prefix', at, operator: key, operand: cursor.nested(() => prefixed(cursor)) };
  }
  return postfixed(cursor);
}
