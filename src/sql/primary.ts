import { call } from './calls';
import type { Cursor } from './cursor';
import { interval, startsInterval } from './intervals';
import { PREFIXES } from './operators';
import { startsQuery } from './query-start';
import type { Token } from './token';
import type { Call, Expression, Name, Row } from './tree';
import { CLAUSE_WORDS, endsOperand, SET_OPERATORS, startsClause } from './words';

/** Literals that consist of a word and a string. */
const TYPED: ReadonlySet<string> = new Set(['DATE', 'TIMESTAMP', 'TIMESTAMP_NTZ', 'TIMESTAMP_LTZ', 'TIME', 'X']);

/** Functions that can be called without brackets. */
const BARE_CALLS: ReadonlySet<string> = new Set([
  'CURRENT_DATE',
  'CURRENT_TIMESTAMP',
  'CURRENT_TIME',
  'CURRENT_USER',
  'SYSDATE',
]);

/** Reads a value without operators. */
export function primary(cursor: Cursor): Expression {
  const { kind, key, text, at } = cursor.token;
  if (cursor.peek().key === '->' && cursor.isName()) {
    return lambda(cursor, [cursor.name().text.toLowerCase()], at);
  }
  switch (kind) {
    case 'string':
      cursor.next();
      return string(cursor, text, at);
    case 'number':
      cursor.next();
      return { kind: 'literal', type: 'number', text, at };
    case 'parameter':
      cursor.next();
      return { kind: 'parameter', name: text, at };
    case 'symbol':
      if (key === '(') {
        return inBrackets(cursor);
      }
      if (key === '*') {
        cursor.next();
        return star(cursor, [], at);
      }
      throw cursor.absent('a value');
    case 'word':
      return word(cursor);
    case 'name':
    case 'quoted':
      return column(cursor);
    default:
      throw cursor.absent('a value');
  }
}

/** Strings beside each other are one. */
function string(cursor: Cursor, first: string, at: number): Expression {
  let text = first;
  while (cursor.token.kind === 'string') {
    text += cursor.next().text;
  }
  return { kind: 'literal', type: 'string', text, at };
}

function word(cursor: Cursor): Expression {
  const { key, at } = cursor.token;
  const next = cursor.peek();
  if (next.kind === 'string' && TYPED.has(key)) {
    cursor.next();
    return { kind: 'literal', type: 'typed', text: cursor.next().text, at };
  }
  if (startsInterval(cursor)) {
    return interval(cursor);
  }
  if (CLAUSE_WORDS.has(key) && !cursor.are('LIKE', '(') && !standsAlone(cursor)) {
    throw cursor.absent('a value');
  }
  switch (key) {
    case 'NULL':
      cursor.next();
      return { kind: 'literal', type: 'null', text: key, at };
    case 'TRUE':
    case 'FALSE':
      if (next.key === '.') {
        break;
      }
      cursor.next();
      return { kind: 'literal', type: 'boolean', text: key, at };
    case 'CASE':
      if (startsCase(next)) {
        return cursor.inCase(() => caseOf(cursor));
      }
      break;
    case 'EXISTS':
      if (next.key === '(' && startsQuery(cursor, 2)) {
        cursor.next();
        return { kind: 'test', at, operator: 'EXISTS', negated: false, operands: [inBrackets(cursor)] };
      }
      break;
    default:
  }
  if (next.key === '(') {
    return cursor.nested(() => call(cursor));
  }
  if (key === 'APPROXIMATE' && next.kind === 'word' && cursor.peek(2).key === '(') {
    // `APPROXIMATE PERCENTILE_DISC (…)`, as a page writes it.
    cursor.next();
    return cursor.nested(() => call(cursor));
  }
  if (BARE_CALLS.has(key) && next.key !== '.') {
    cursor.next();
    return bareCall(key, at);
  }
  return column(cursor);
}

/** Whether `CASE` is not the name of a column: a condition or a value follows it. */
function startsCase({ kind, key }: Token): boolean {
  if (kind === 'symbol') {
    return key === '(' || PREFIXES.has(key);
  }
  return key === 'WHEN' || key === 'NOT' || (kind !== 'end' && !endsOperand(key));
}

function bareCall(name: string, at: number): Call {
  return { kind: 'call', at, name, arguments: [], distinct: false };
}

/** Whether a word of the syntax can be a column here, because no value and no clause follows it. */
function standsAlone(cursor: Cursor): boolean {
  const { key: word } = cursor.token;
  const next = cursor.peek();
  if (next.kind === 'symbol' && next.key !== '(' && next.key !== ')' && next.key !== ';') {
    return true;
  }
  if (next.key === ')' && BEFORE_ARGUMENT.has(cursor.peek(-1).key)) {
    return true;
  }
  if (word === 'END') {
    return !cursor.isInCase || AFTER_OPERAND.has(next.key);
  }
  return next.key === 'FROM' || next.key === 'AS' || !(next.key === '(' || startsClause(word, next));
}

/** What is before the only argument of a function. */
const BEFORE_ARGUMENT: ReadonlySet<string> = new Set(['(', 'DISTINCT']);

/** Words after an operand in a condition, or in a `CASE`. */
const AFTER_OPERAND: ReadonlySet<string> = new Set([
  'WHEN',
  'THEN',
  'ELSE',
  'END',
  'AND',
  'OR',
  'IS',
  'IN',
  'BETWEEN',
  'LIKE',
  'FROM',
  'AS',
]);

/** `a`, `t.a`, `t.a.b`, `t.*`, and calls with a qualified name. */
function column(cursor: Cursor): Expression {
  const { at } = cursor.token;
  const path = [cursor.name()];
  while (cursor.is('.') && isNameAhead(cursor)) {
    cursor.next();
    path.push(cursor.name());
  }
  if (cursor.take('.', '*')) {
    return star(cursor, path, at);
  }
  if (cursor.is('(') && path.length > 1) {
    // A function with the name of its database.
    throw cursor.unknown();
  }
  return { kind: 'column', path, at };
}

function isNameAhead(cursor: Cursor): boolean {
  const { kind } = cursor.peek();
  return kind === 'word' || kind === 'name' || kind === 'quoted' || kind === 'parameter';
}

function star(cursor: Cursor, of: readonly Name[], at: number): Expression {
  let except: readonly Name[] = [];
  if (cursor.is('EXCEPT', 'EXCLUDE') && cursor.peek().key === '(' && !startsQuery(cursor, 2)) {
    cursor.next();
    cursor.next();
    except = cursor.list(() => cursor.name());
    cursor.expect(')');
  }
  return { kind: 'star', of, except, at };
}

/** A value, a row, a lambda or a query in brackets. */
function inBrackets(cursor: Cursor): Expression {
  const { at } = cursor.token;
  const names = parametersOfLambda(cursor);
  if (names) {
    return lambda(cursor, names, at);
  }
  cursor.expect('(');
  if (startsQuery(cursor)) {
    const query = cursor.query();
    cursor.expect(')');
    return { kind: 'subquery', query, at };
  }
  const items = cursor.list(() => cursor.expression());
  const [first] = items as [Expression];
  if (items.length === 1 && first.kind === 'subquery' && continuesQuery(cursor)) {
    const query = cursor.queryFrom(first.query);
    cursor.expect(')');
    return { kind: 'subquery', query, at };
  }
  cursor.expect(')');
  if (items.length === 1) {
    return first;
  }
  const row: Row = { kind: 'row', items, at };
  return row;
}

function continuesQuery(cursor: Cursor): boolean {
  return SET_OPERATORS.has(cursor.token.key) || cursor.is('ORDER', 'LIMIT', 'OFFSET');
}

/** The names in `(x, y) ->`, if this is what follows. */
function parametersOfLambda(cursor: Cursor): readonly string[] | undefined {
  const names: string[] = [];
  let ahead = 1;
  while (cursor.peek(ahead).kind === 'word') {
    names.push(cursor.peek(ahead).text.toLowerCase());
    if (cursor.peek(ahead + 1).key !== ',') {
      break;
    }
    ahead += 2;
  }
  if (cursor.peek(ahead).kind !== 'word' || cursor.peek(ahead + 1).key !== ')' || cursor.peek(ahead + 2).key !== '->') {
    return undefined;
  }
  for (let i = 0; i < ahead + 2; i++) {
    cursor.next();
  }
  return names;
}

/** Reads a lambda whose names have been read. */
function lambda(cursor: Cursor, names: readonly string[], at: number): Expression {
  cursor.expect('->');
  return { kind: 'lambda', names, body: cursor.expression(), at };
}

function caseOf(cursor: Cursor): Expression {
  const { at } = cursor.next();
  const operand = cursor.is('WHEN') ? undefined : cursor.expression();
  const branches: { when: Expression; result: Expression }[] = [];
  do {
    cursor.expect('WHEN');
    const when = cursor.expression();
    cursor.expect('THEN');
    branches.push({ when, result: cursor.expression() });
  } while (cursor.is('WHEN'));
  const otherwise = cursor.take('ELSE') ? cursor.expression() : undefined;
  cursor.expect('END');
  return { kind: 'case', at, operand, branches, otherwise };
}
