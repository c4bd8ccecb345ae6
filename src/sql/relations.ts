import { call } from './calls';
import type { Cursor } from './cursor';
import { startsQuery } from './query-start';
import type { Expression, From, Join, JoinType, LateralView, Name, Pivot, Relation, TableRead } from './tree';
import { CLAUSE_WORDS, endsOperand, SET_OPERATORS } from './words';

/** More relations than this in one FROM are not read, since what follows one can refer to all before it. */
const MAX_RELATIONS = 200;

/** Reads the relations after `FROM`. */
export function from(cursor: Cursor): From {
  const { at } = cursor.token;
  const joins: Join[] = [first('first')];
  const views: LateralView[] = [];
  for (;;) {
    if (countOf(joins) + views.length > MAX_RELATIONS) {
      throw cursor.unknown();
    }
    if (cursor.is('LATERAL') && cursor.peek().key === 'VIEW') {
      views.push(lateralView(cursor));
    } else if (cursor.is(',')) {
      cursor.next();
      joins.push(first('comma'));
    } else {
      const next = join(cursor);
      if (!next) {
        return { at, joins, views };
      }
      joins.push(next);
    }
  }

  function first(type: JoinType): Join {
    const start = cursor.token.at;
    const lateral = cursor.take('LATERAL');
    return { type, natural: false, lateral, relation: relation(cursor), at: start };
  }
}

/** How many relations are joined, with those in brackets. */
function countOf(joins: readonly Join[]): number {
  return joins.reduce(
    (count, { relation }) => count + (relation.kind === 'group' ? countOf(relation.from.joins) : 1),
    0,
  );
}

/** The words of each type of join, before `JOIN`. */
const JOINS: readonly (readonly [readonly [string, string?, string?], JoinType])[] = [
  [['JOIN'], 'inner'],
  [['INNER', 'JOIN'], 'inner'],
  [['CROSS', 'JOIN'], 'cross'],
  [['LEFT', 'JOIN'], 'left'],
  [['LEFT', 'OUTER', 'JOIN'], 'left'],
  [['RIGHT', 'JOIN'], 'right'],
  [['RIGHT', 'OUTER', 'JOIN'], 'right'],
  [['FULL', 'JOIN'], 'full'],
  [['FULL', 'OUTER', 'JOIN'], 'full'],
  [['LEFT', 'SEMI', 'JOIN'], 'semi'],
  [['SEMI', 'JOIN'], 'semi'],
  [['LEFT', 'ANTI', 'JOIN'], 'anti'],
  [['ANTI', 'JOIN'], 'anti'],
];

const JOIN_STARTS: ReadonlySet<string> = new Set(['NATURAL', ...JOINS.map(([words]) => words[0] as string)]);

function join(cursor: Cursor): Join | undefined {
  if (!JOIN_STARTS.has(cursor.token.key)) {
    return undefined;
  }
  const { at } = cursor.token;
  const natural = cursor.take('NATURAL');
  const type = JOINS.find(([words]) => cursor.take(...words))?.[1];
  if (!type) {
    throw cursor.unknown();
  }
  const lateral = cursor.take('LATERAL');
  const joined = relation(cursor);
  if (cursor.take('ON')) {
    return { type, natural, lateral, relation: joined, on: cursor.expression(), at };
  }
  if (cursor.take('USING')) {
    cursor.expect('(');
    const using = cursor.list(() => cursor.name());
    cursor.expect(')');
    return { type, natural, lateral, relation: joined, using, at };
  }
  return { type, natural, lateral, relation: joined, at };
}

/** Reads a relation with its alias. */
function relation(cursor: Cursor): Relation {
  let result = aliased(cursor, sampled(cursor, unaliased(cursor)));
  result = sampled(cursor, result);
  for (let i = 0; cursor.is('PIVOT', 'UNPIVOT') && i < 3; i++) {
    const { columns, ...pivot } = pivotOf(cursor);
    result = { ...result, pivot: i === 0 ? { ...pivot, columns } : pivot };
    result = result.alias ? result : aliased(cursor, result);
    if (cursor.isName() && !endsOperand(cursor.token.key)) {
      throw cursor.unknown();
    }
  }
  return result;
}

function aliased(cursor: Cursor, of: Relation): Relation {
  const { alias: name, columns } = alias(cursor);
  return name || columns ? { ...of, alias: name, columns } : of;
}

function unaliased(cursor: Cursor): Relation {
  const { kind, key, text, at } = cursor.token;
  if (kind === 'parameter') {
    cursor.next();
    return { kind: 'parameter-table', name: text, at };
  }
  if (key === '(') {
    return cursor.nested(() => inBrackets(cursor));
  }
  if (key === 'VALUES' && !cursor.are('VALUES', ',') && cursor.peek().kind !== 'end') {
    cursor.next();
    return { kind: 'inline', rows: cursor.list(() => cursor.expression()), at };
  }
  if (!cursor.isName() || isClause(cursor)) {
    throw cursor.absent('a table');
  }
  if (kind === 'word' && cursor.peek().key === '(') {
    const value = call(cursor);
    return { kind: 'function', call: value, at };
  }
  return version(cursor, table(cursor));
}

/** Whether a clause continues where a table is required. A word of the syntax can also be the name of a table. */
function isClause(cursor: Cursor): boolean {
  const { kind, key } = cursor.token;
  if (kind !== 'word' || !CLAUSE_WORDS.has(key)) {
    return false;
  }
  const next = cursor.peek();
  if (key === 'GROUP' || key === 'ORDER') {
    return next.key === 'BY';
  }
  return next.kind !== 'end' && next.key !== ',' && next.key !== ')' && next.key !== 'AS' && next.key !== ';';
}

/** Reads the name of a table. An unquoted name of an association can contain hyphens. */
export function table(cursor: Cursor): TableRead {
  const { at } = cursor.token;
  const path = [part(cursor)];
  while (cursor.take('.')) {
    path.push(part(cursor));
  }
  cursor.onTable(path);
  return { kind: 'table', path, at };
}

function part(cursor: Cursor): Name {
  const start = cursor.token;
  let name = cursor.name();
  let { end } = start;
  while (start.kind === 'word' && cursor.is('-') && cursor.token.at === end && cursor.peek().at === end + 1) {
    cursor.next();
    const { kind, text } = cursor.token;
    if (kind !== 'word' && kind !== 'number') {
      throw cursor.unknown();
    }
    ({ end } = cursor.next());
    name = { ...name, text: `${name.text}-${text}` };
  }
  return name;
}

/** The state of a table at a time. */
function version(cursor: Cursor, read: TableRead): TableRead {
  cursor.take('FOR');
  if (cursor.is('VERSION', 'TIMESTAMP', 'SYSTEM_VERSION', 'SYSTEM_TIME') && cursor.peek().key === 'AS') {
    cursor.next();
    cursor.next();
    cursor.expect('OF');
    cursor.expression();
  }
  return read;
}

/** A query or joined relations in brackets. */
function inBrackets(cursor: Cursor): Relation {
  const { at } = cursor.next();
  if (startsQuery(cursor)) {
    const query = cursor.query();
    cursor.expect(')');
    return { kind: 'derived', query, at };
  }
  const group = from(cursor);
  const [only] = group.joins as [Join];
  if (group.joins.length === 1 && only.relation.kind === 'derived' && !only.relation.alias && continuesQuery(cursor)) {
    const query = cursor.queryFrom(only.relation.query);
    cursor.expect(')');
    return { kind: 'derived', query, at };
  }
  cursor.expect(')');
  return { kind: 'group', from: group, at };
}

function continuesQuery(cursor: Cursor): boolean {
  return SET_OPERATORS.has(cursor.token.key) || cursor.is('ORDER', 'LIMIT', 'OFFSET');
}

function sampled(cursor: Cursor, read: Relation): Relation {
  const { key, at } = cursor.token;
  if (!cursor.take('TABLESAMPLE')) {
    return read;
  }
  skipBrackets(cursor);
  if (cursor.take('REPEATABLE')) {
    skipBrackets(cursor);
  }
  return { ...read, sample: { word: key, at } };
}

function skipBrackets(cursor: Cursor) {
  cursor.expect('(');
  let depth = 1;
  while (depth > 0) {
    const { key, kind } = cursor.next();
    depth += key === '(' ? 1 : key === ')' ? -1 : 0;
    if (kind === 'end') {
      throw cursor.unknown();
    }
  }
}

/** Reads the alias of a relation, and of its columns. */
export function alias(cursor: Cursor): { alias?: Name; columns?: readonly Name[] } {
  const as = cursor.take('AS');
  let name: Name | undefined;
  if (as ? cursor.isName() : startsAlias(cursor)) {
    name = cursor.name();
  } else if (!as || !cursor.is('(')) {
    if (as) {
      throw cursor.unknown();
    }
    return {};
  }
  if (!cursor.is('(')) {
    return { alias: name };
  }
  cursor.next();
  const columns = cursor.list(() => {
    const column = cursor.name();
    // A type can follow the name, which no query of ours needs.
    if (!cursor.is(',', ')')) {
      throw cursor.unknown();
    }
    return column;
  });
  cursor.expect(')');
  return { alias: name, columns };
}

function startsAlias(cursor: Cursor): boolean {
  const { kind, key } = cursor.token;
  if (kind === 'word') {
    // `WINDOW`, `SORT` and others are words of the syntax only before certain others.
    return !endsOperand(key);
  }
  return kind === 'name' || kind === 'quoted';
}

function pivotOf(cursor: Cursor): Pivot {
  const { key, at } = cursor.next();
  if (key === 'UNPIVOT') {
    if (cursor.is('INCLUDE', 'EXCLUDE')) {
      cursor.next();
      cursor.expect('NULLS');
    }
    skipBrackets(cursor);
    return { word: key, aggregates: [], at };
  }
  cursor.expect('(');
  const aggregates = cursor.list((): Expression => {
    const value = cursor.expression();
    if (cursor.take('AS') || !cursor.is('FOR', ',')) {
      cursor.name();
    }
    return value;
  });
  cursor.expect('FOR');
  const several = cursor.take('(');
  const columns = several ? cursor.list(() => cursor.name()) : [cursor.name()];
  if (several) {
    cursor.expect(')');
  }
  cursor.expect('IN');
  skipBrackets(cursor);
  cursor.expect(')');
  return { word: key, aggregates, columns, at };
}

function lateralView(cursor: Cursor): LateralView {
  const { at } = cursor.next();
  cursor.next();
  cursor.take('OUTER');
  const value = call(cursor);
  let name: Name | undefined;
  if (cursor.isName() && !cursor.is('AS') && startsAlias(cursor)) {
    name = cursor.name();
  }
  const columns = cursor.take('AS') ? cursor.list(() => cursor.name()) : [];
  return { call: value, alias: name, columns, at };
}
