import { type Cursor, Stop } from './cursor';
import { hintsIn } from './hints';
import { startsQuery } from './query-start';
import { alias, from, table } from './relations';
import type {
  Body,
  Construct,
  Cte,
  Distribution,
  Expression,
  From,
  Group,
  Hint,
  Item,
  Name,
  NamedWindow,
  Query,
  Select,
  SetBranch,
  Sort,
} from './tree';
import { namedWindows, sorts } from './windows';
import { endsOperand, SET_OPERATORS } from './words';

/** Reads a query with its common table expressions. */
export function query(cursor: Cursor): Query {
  const { at } = cursor.token;
  cursor.scope.open();
  let recursive = false;
  let ctes: readonly Cte[] = [];
  if (cursor.take('WITH')) {
    recursive = cursor.is('RECURSIVE') && cursor.peek().kind === 'word';
    if (recursive) {
      cursor.next();
    }
    ctes = cursor.list(() => cte(cursor, recursive));
    if (!cursor.is('(') && !startsBody(cursor)) {
      throw otherStatement(cursor) ?? cursor.absent('SELECT');
    }
  }
  const result = organized(cursor, at, setOperation(cursor, body(cursor)), { recursive, ctes });
  cursor.scope.close();
  return result;
}

/** The rest of a query whose first part has been read. */
export function queryFrom(cursor: Cursor, first: Query): Query {
  return organized(cursor, first.at, setOperation(cursor, first), { recursive: false, ctes: [] });
}

/** What can follow common table expressions instead of a query. */
const OTHER_STATEMENTS: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'CREATE']);

function otherStatement(cursor: Cursor): Stop | undefined {
  const { key, text, at } = cursor.token;
  const message = `${text} follows the common table expressions`;
  return OTHER_STATEMENTS.has(key) ? new Stop(at, { message, at }, 'statement') : undefined;
}

function startsBody(cursor: Cursor): boolean {
  return startsQuery(cursor) || cursor.is('SELECT', 'VALUES', 'TABLE', 'FROM');
}

/** A common table expression cannot read itself, unless it is recursive: its name is that of a table until it ends. */
function cte(cursor: Cursor, recursive: boolean): Cte {
  const name = cursor.name();
  let columns: readonly Name[] | undefined;
  if (cursor.is('(') && !startsQuery(cursor, 1) && cursor.peek().key !== '(') {
    cursor.next();
    columns = cursor.list(() => cursor.name());
    cursor.expect(')');
  }
  cursor.take('AS');
  cursor.expect('(');
  if (recursive) {
    cursor.scope.define(name);
  }
  const inner = cursor.query();
  cursor.expect(')');
  cursor.scope.define(name);
  return { name, columns, query: inner };
}

function setOperation(cursor: Cursor, first: Body): Body {
  const rest: SetBranch[] = [];
  while (SET_OPERATORS.has(cursor.token.key)) {
    const { key, at } = cursor.next();
    const all = cursor.take('ALL');
    if (!all) {
      cursor.take('DISTINCT');
    }
    if (cursor.is('BY') && cursor.peek().key === 'NAME') {
      throw cursor.unknown();
    }
    rest.push({ operator: key as SetBranch['operator'], all, body: body(cursor), at });
  }
  return rest.length === 0 ? first : { kind: 'set', first, rest, at: first.at };
}

function body(cursor: Cursor): Body {
  const { key, at } = cursor.token;
  if (cursor.take('(')) {
    const inner = cursor.query();
    cursor.expect(')');
    return inner;
  }
  if (key === 'SELECT') {
    return select(cursor);
  }
  if (cursor.take('VALUES')) {
    const rows = cursor.list(() => cursor.expression());
    return { kind: 'values', rows, ...alias(cursor), at };
  }
  if (cursor.take('TABLE')) {
    return { kind: 'table', table: table(cursor), at };
  }
  if (cursor.take('FROM')) {
    const relations = from(cursor);
    if (!cursor.is('SELECT')) {
      throw cursor.unknown();
    }
    return select(cursor, relations);
  }
  throw cursor.absent('a query');
}

function select(cursor: Cursor, relations?: From): Select {
  const { at } = cursor.next();
  const hints: Hint[] = [];
  while (cursor.token.kind === 'hint') {
    hints.push(...hintsIn(cursor.next()));
  }
  const distinct = cursor.take('DISTINCT');
  if (!distinct && cursor.is('ALL') && !/^[,.]$/.test(cursor.peek().key)) {
    cursor.next();
  }
  // DISTINCT ON is not Spark SQL.
  if (distinct && cursor.are('ON', '(')) {
    throw cursor.unknown();
  }
  const top = topOf(cursor);
  const items = cursor.list(() => item(cursor));
  const read = relations ?? (cursor.take('FROM') ? from(cursor) : undefined);
  const where = cursor.take('WHERE') ? cursor.expression() : undefined;
  const group = cursor.is('GROUP') ? groupOf(cursor) : undefined;
  const having = cursor.take('HAVING') ? cursor.expression() : undefined;
  const qualify = cursor.take('QUALIFY') ? cursor.expression() : undefined;
  const windows = windowClause(cursor);
  return { kind: 'select', hints, distinct, top, items, from: read, where, group, having, qualify, windows, at };
}

function topOf(cursor: Cursor): Construct | undefined {
  const { key, at } = cursor.token;
  const next = cursor.peek();
  const after = cursor.peek(2);
  if (key !== 'TOP' || next.kind !== 'number' || after.key === ',' || after.key === 'FROM') {
    return undefined;
  }
  cursor.next();
  cursor.next();
  return { word: key, at };
}

function item(cursor: Cursor): Item {
  const { at } = cursor.token;
  const value = cursor.expression();
  if (cursor.take('AS')) {
    if (cursor.take('(')) {
      const aliases = cursor.list(() => cursor.name());
      cursor.expect(')');
      return { value, aliases, at };
    }
    return { value, alias: aliasOf(cursor), at };
  }
  if (cursor.isName() && !endsOperand(cursor.token.key)) {
    return { value, alias: aliasOf(cursor), at };
  }
  // A string beside a value is an alias in other dialects only.
  return { value, at };
}

function aliasOf(cursor: Cursor): Name {
  return cursor.name();
}

function groupOf(cursor: Cursor): Group {
  const { at } = by(cursor);
  if (cursor.is('ALL') && cursor.peek().key !== '.' && cursor.peek().key !== ',') {
    cursor.next();
    return { items: [], all: true, sets: [], at };
  }
  const sets: Construct[] = [];
  const items = cursor.list(() => groupItem(cursor, sets)).flat();
  if (cursor.is('WITH') && (cursor.peek().key === 'CUBE' || cursor.peek().key === 'ROLLUP')) {
    cursor.next();
    const { key, at: start } = cursor.next();
    sets.push({ word: key, at: start });
  }
  if (cursor.take('GROUPING', 'SETS', '(')) {
    sets.push({ word: 'GROUPING SETS', at: cursor.token.at });
    cursor.list(() => groupSet(cursor, sets));
    cursor.expect(')');
  }
  return { items, all: false, sets, at };
}

/** A value, or several in brackets, or `()`, which is one group, or sets of them. */
function groupItem(cursor: Cursor, sets: Construct[]): readonly Expression[] {
  const { key, at } = cursor.token;
  if (cursor.take('(', ')')) {
    return [];
  }
  if (cursor.take('GROUPING', 'SETS', '(')) {
    sets.push({ word: 'GROUPING SETS', at });
    const items = cursor.list(() => groupSet(cursor, sets)).flat();
    cursor.expect(')');
    return items;
  }
  if ((key === 'ROLLUP' || key === 'CUBE') && cursor.peek().key === '(') {
    cursor.next();
    cursor.next();
    sets.push({ word: key, at });
    const items = cursor.list(() => groupSet(cursor, sets)).flat();
    cursor.expect(')');
    return items;
  }
  const value = cursor.expression();
  return value.kind === 'row' ? value.items : [value];
}

function groupSet(cursor: Cursor, sets: Construct[]): readonly Expression[] {
  return cursor.nested(() => groupItem(cursor, sets));
}

/** `GROUP BY` or `ORDER BY`. These words are reserved, so that `BY` must follow them. */
function by(cursor: Cursor) {
  const first = cursor.next();
  if (!cursor.take('BY')) {
    throw new Stop(cursor.at, { message: `BY is missing after ${first.text}`, at: cursor.at });
  }
  return first;
}

function windowClause(cursor: Cursor): readonly NamedWindow[] {
  return cursor.take('WINDOW') ? namedWindows(cursor) : [];
}

/** Reads the order and the limits of a query. */
function organized(cursor: Cursor, at: number, rows: Body, start: Pick<Query, 'recursive' | 'ctes'>): Query {
  let order: readonly Sort[] = [];
  const distribution: Distribution[] = [];
  let windows: readonly NamedWindow[] = [];
  let limit: Expression | undefined;
  let offset: Expression | undefined;
  for (;;) {
    const { key, at: place } = cursor.token;
    if (key === 'ORDER') {
      by(cursor);
      order = sorts(cursor);
    } else if ((key === 'CLUSTER' || key === 'DISTRIBUTE' || key === 'SORT') && cursor.peek().key === 'BY') {
      cursor.next();
      cursor.next();
      distribution.push({ word: `${key} BY`, values: sorts(cursor).map(({ value }) => value), at: place });
    } else if (key === 'WINDOW') {
      windows = windowClause(cursor);
    } else if (cursor.is('LIMIT', 'OFFSET') && cursor.peek().kind === 'end') {
      // Spark takes it for an alias.
      throw cursor.unknown();
    } else if (cursor.take('LIMIT')) {
      limit = cursor.is('ALL') ? allRows(cursor) : cursor.expression();
    } else if (cursor.take('OFFSET')) {
      offset = cursor.expression();
    } else {
      return { kind: 'query', ...start, body: rows, order, distribution, windows, limit, offset, at };
    }
  }
}

function allRows(cursor: Cursor): undefined {
  cursor.next();
}
