import type { Cursor } from './cursor';
import type { Expression, NamedWindow, Sort, Window } from './tree';

/** Reads what follows `ORDER BY`. */
export function sorts(cursor: Cursor): readonly Sort[] {
  return cursor.list(() => {
    const { at } = cursor.token;
    const value = cursor.expression();
    if (cursor.is('ASC', 'DESC')) {
      cursor.next();
    }
    if (cursor.take('NULLS') && !(cursor.take('FIRST') || cursor.take('LAST'))) {
      throw cursor.unknown();
    }
    return { value, at };
  });
}

/** Words that start a part of a window, so that they are not its name. */
const STARTS: ReadonlySet<string> = new Set(['PARTITION', 'DISTRIBUTE', 'CLUSTER', 'ORDER', 'SORT', 'ROWS', 'RANGE']);

/** Reads what follows `OVER`: the name of a window, or a window in brackets. */
export function windowOf(cursor: Cursor): Window {
  const { at, text } = cursor.token;
  if (!cursor.is('(')) {
    cursor.name();
    return { name: text.toLowerCase(), partition: [], order: [], running: false, at };
  }
  cursor.next();
  let name: string | undefined;
  let partition: readonly Expression[] = [];
  let order: readonly Sort[] = [];
  if (cursor.isName() && !STARTS.has(cursor.token.key)) {
    name = cursor.name().text.toLowerCase();
  }
  if (cursor.take('PARTITION', 'BY') || cursor.take('DISTRIBUTE', 'BY') || cursor.take('CLUSTER', 'BY')) {
    partition = cursor.list(() => cursor.expression());
  }
  if (cursor.take('ORDER', 'BY') || cursor.take('SORT', 'BY')) {
    order = sorts(cursor);
  }
  const framed = cursor.is('ROWS', 'RANGE');
  if (framed) {
    cursor.next();
    frame(cursor);
  }
  cursor.expect(')');
  return { name, partition, order, running: framed || order.length > 0, at };
}

function frame(cursor: Cursor) {
  if (cursor.take('BETWEEN')) {
    bound(cursor);
    cursor.expect('AND');
  }
  bound(cursor);
}

function bound(cursor: Cursor) {
  if (cursor.take('CURRENT', 'ROW')) {
    return;
  }
  if (!cursor.take('UNBOUNDED')) {
    cursor.expression();
  }
  if (!cursor.is('PRECEDING', 'FOLLOWING')) {
    throw cursor.unknown();
  }
  cursor.next();
}

/** More windows than this are not read, since each can take its parts from all others. */
const MAX_WINDOWS = 100;

/** Reads the windows after `WINDOW`. */
export function namedWindows(cursor: Cursor): readonly NamedWindow[] {
  let count = 0;
  return cursor.list(() => {
    if (++count > MAX_WINDOWS) {
      throw cursor.unknown();
    }
    const { text, at } = cursor.name();
    cursor.expect('AS');
    return { name: text.toLowerCase(), window: windowOf(cursor), at };
  });
}
