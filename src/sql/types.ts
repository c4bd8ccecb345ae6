import type { Cursor } from './cursor';

const NESTED: ReadonlySet<string> = new Set(['ARRAY', 'MAP', 'STRUCT']);

/** Reads a data type, and returns its name in uppercase. */
export function type(cursor: Cursor): string {
  const { key, kind } = cursor.token;
  if (kind !== 'word') {
    throw cursor.unknown();
  }
  cursor.next();
  const nested = NESTED.has(key);
  if (nested && cursor.take('<>')) {
    return key;
  }
  if (nested && cursor.take('<')) {
    cursor.nested(() => cursor.list(() => (key === 'STRUCT' ? field(cursor) : type(cursor))));
    cursor.expect('>');
    return key;
  }
  if (key === 'INTERVAL') {
    units(cursor);
  }
  if (key === 'DOUBLE') {
    cursor.take('PRECISION');
  }
  if (key === 'CHARACTER' || key === 'CHAR') {
    cursor.take('VARYING');
  }
  if (cursor.take('(')) {
    cursor.list(() => cursor.next());
    cursor.expect(')');
  }
  if (key.startsWith('TIME') && cursor.is('WITH', 'WITHOUT') && cursor.peek().key.startsWith('TIME')) {
    cursor.next();
    cursor.next();
    cursor.take('ZONE');
  }
  return key;
}

function units(cursor: Cursor) {
  if (cursor.token.kind === 'word' && !cursor.is('FROM')) {
    cursor.next();
    if (cursor.take('TO')) {
      cursor.next();
    }
  }
}

/** A field of a struct: `name: TYPE`. The colon is read as the start of a parameter if no blank follows it. */
function field(cursor: Cursor) {
  cursor.name();
  if (cursor.token.kind === 'parameter') {
    // `a :INT`
    cursor.next();
    if (cursor.is('(', '<')) {
      throw cursor.unknown();
    }
  } else {
    cursor.take(':');
    type(cursor);
  }
  if (cursor.take('NOT', 'NULL')) {
    return;
  }
  if (cursor.take('COMMENT')) {
    cursor.next();
  }
}
