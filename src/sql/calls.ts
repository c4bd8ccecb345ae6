import type { Cursor } from './cursor';
import { startsQuery } from './query-start';
import type { Call, Column, Expression } from './tree';
import { type } from './types';
import { sorts, windowOf } from './windows';

/** Reads a function with its arguments and what follows them, such as a filter or a window. */
export function call(cursor: Cursor): Expression {
  const { key: name, at } = cursor.next();
  cursor.expect('(');
  const special = SPECIAL[name];
  if (special) {
    const result = special(cursor, name, at);
    if (result.kind !== 'call') {
      return result;
    }
    return followed(cursor, result);
  }
  return followed(cursor, withUnit({ kind: 'call', at, name, ...common(cursor) }));
}

/** Functions of dates whose first of three arguments is a unit. */
const UNIT_FIRST: ReadonlySet<string> = new Set([
  'DATEADD',
  'DATE_ADD',
  'TIMESTAMPADD',
  'DATEDIFF',
  'DATE_DIFF',
  'TIMESTAMPDIFF',
]);
/** Functions whose first of two arguments is a unit, and usually a string. */
const UNIT_OR_STRING: ReadonlySet<string> = new Set(['DATE_PART', 'DATEPART', 'DATE_TRUNC', 'PGDATE_PART']);

/** The call with a unit that is written as a word, such as `day`, as a literal: it is not a column. */
function withUnit(start: Call): Call {
  const [first, ...others] = start.arguments;
  const isUnit =
    (UNIT_FIRST.has(start.name) && others.length === 2) || (UNIT_OR_STRING.has(start.name) && others.length === 1);
  if (!isUnit || first?.kind !== 'column' || first.path.length > 1 || first.path[0]?.quote) {
    return start;
  }
  return { ...start, arguments: [unit(first), ...others] };
}

function unit({ path, at }: Column): Expression {
  return { kind: 'literal', type: 'typed', text: path[0]?.text ?? '', at };
}

function common(cursor: Cursor) {
  const distinct = cursor.take('DISTINCT');
  if (!distinct && cursor.is('ALL') && cursor.peek().key !== ')' && cursor.peek().key !== ',') {
    cursor.next();
  }
  const values = cursor.is(')') && !distinct ? [] : cursor.list(() => argument(cursor));
  nulls(cursor);
  const within = cursor.take('ORDER', 'BY') ? sorts(cursor) : undefined;
  if (cursor.take('LIMIT')) {
    cursor.expression();
  }
  cursor.expect(')');
  return { arguments: values, distinct, within };
}

function argument(cursor: Cursor): Expression {
  // A named argument, and a query without further brackets.
  if (cursor.isName() && cursor.peek().key === '=>') {
    cursor.next();
    cursor.next();
  }
  if (cursor.is('TABLE') && cursor.peek().key === '(') {
    throw cursor.unknown();
  }
  if (startsQuery(cursor)) {
    const { at } = cursor.token;
    return { kind: 'subquery', query: cursor.query(), at };
  }
  const value = cursor.expression();
  // A field of `struct(…)`.
  if (cursor.take('AS')) {
    cursor.name();
  }
  return value;
}

function nulls(cursor: Cursor) {
  if (cursor.is('IGNORE', 'RESPECT') && cursor.peek().key === 'NULLS') {
    cursor.next();
    cursor.next();
  }
}

/** What can follow the arguments. */
function followed(cursor: Cursor, start: Call): Call {
  let result = start;
  if (cursor.take('WITHIN', 'GROUP', '(')) {
    if (!cursor.take('ORDER', 'BY')) {
      throw cursor.missing('ORDER BY');
    }
    result = { ...result, within: sorts(cursor) };
    cursor.expect(')');
  }
  if (cursor.take('FILTER', '(')) {
    cursor.expect('WHERE');
    result = { ...result, filter: cursor.expression() };
    cursor.expect(')');
  }
  nulls(cursor);
  if (
    cursor.is('OVER') &&
    (cursor.peek().key === '(' || cursor.peek().kind === 'word' || cursor.peek().kind === 'name')
  ) {
    cursor.next();
    result = { ...result, over: windowOf(cursor) };
  }
  return result;
}

type Special = (cursor: Cursor, name: string, at: number) => Expression;

/** Functions whose arguments have a special syntax. */
const SPECIAL: Readonly<Record<string, Special | undefined>> = {
  CAST: castOf,
  TRY_CAST: castOf,
  CONVERT: convert,
  EXTRACT: extract,
  POSITION: separated(['IN']),
  SUBSTRING: separated(['FROM', 'FOR']),
  SUBSTR: separated(['FROM', 'FOR']),
  OVERLAY: separated(['PLACING', 'FROM', 'FOR']),
  TRIM: trim,
  BTRIM: trim,
};

function castOf(cursor: Cursor, name: string, at: number): Expression {
  const operand = cursor.expression();
  cursor.expect('AS');
  const target = type(cursor);
  cursor.expect(')');
  return { kind: 'cast', at, operand, type: target, written: name === 'CAST' ? name : 'TRY_CAST' };
}

/** `CONVERT(type, value)`, or the arguments of a function. */
function convert(cursor: Cursor, name: string, at: number): Expression {
  const { kind, text } = cursor.token;
  // The type can have a length, or a precision and a scale.
  const hasType = kind === 'word' && [1, 4, 6].some((ahead) => cursor.peek(ahead).key === ',' && isType(cursor, ahead));
  if (!hasType) {
    return { kind: 'call', at, name, ...common(cursor) };
  }
  const target: Expression = { kind: 'literal', type: 'typed', text, at: cursor.at };
  type(cursor);
  cursor.expect(',');
  const values = cursor.list(() => cursor.expression());
  cursor.expect(')');
  return { kind: 'call', at, name, arguments: [target, ...values], distinct: false };
}

/** Whether a word, alone or with numbers in brackets, precedes a token. */
function isType(cursor: Cursor, ahead: number): boolean {
  return (
    ahead === 1 || (cursor.peek().key === '(' && cursor.peek(2).kind === 'number' && cursor.peek(ahead - 1).key === ')')
  );
}

/** `EXTRACT(unit FROM value)`. */
function extract(cursor: Cursor, name: string, at: number): Expression {
  const { kind, text, at: start } = cursor.token;
  if (cursor.peek().key !== 'FROM' || (kind !== 'word' && kind !== 'string')) {
    throw cursor.unknown();
  }
  cursor.next();
  cursor.next();
  const value = cursor.expression();
  cursor.expect(')');
  const part: Expression = { kind: 'literal', type: 'typed', text, at: start };
  return { kind: 'call', at, name, arguments: [part, value], distinct: false };
}

/** Arguments that are separated by words or by commas. */
function separated(words: readonly string[]): Special {
  return (cursor, name, at) => {
    const values: Expression[] = [];
    do {
      values.push(operand(cursor, words));
    } while ((cursor.is(',') || words.includes(cursor.token.key)) && cursor.next());
    cursor.expect(')');
    return { kind: 'call', at, name, arguments: values, distinct: false };
  };
}

/** `a` in `POSITION(a IN b)` would otherwise be read as the start of the predicate `a IN (b)`. */
function operand(cursor: Cursor, words: readonly string[]): Expression {
  const { kind, text, at } = cursor.token;
  if (words.includes('IN') && cursor.peek().key === 'IN') {
    if (kind === 'string') {
      cursor.next();
      return { kind: 'literal', type: 'string', text, at };
    }
    if (kind === 'parameter') {
      cursor.next();
      return { kind: 'parameter', name: text, at };
    }
    return { kind: 'column', path: [cursor.name()], at };
  }
  return cursor.expression();
}

function trim(cursor: Cursor, name: string, at: number): Expression {
  if (cursor.is('BOTH', 'LEADING', 'TRAILING') && !/^[,)]$/.test(cursor.peek().key)) {
    cursor.next();
  }
  const values: Expression[] = [];
  if (!cursor.is('FROM')) {
    values.push(...cursor.list(() => cursor.expression()));
  }
  if (cursor.take('FROM')) {
    values.push(cursor.expression());
  }
  cursor.expect(')');
  return { kind: 'call', at, name, arguments: values, distinct: false };
}
