import type { Cursor } from './cursor';
import { primary } from './primary';
import type { Expression } from './tree';
import { type } from './types';

/** Reads a value with what follows it: fields, elements, paths into semi-structured values, and casts. */
export function postfixed(cursor: Cursor): Expression {
  const value = primary(cursor);
  // Most values have nothing of it.
  return cursor.is('[', '.', ':', '::') ? followed(cursor, value) : value;
}

function followed(cursor: Cursor, start: Expression): Expression {
  let value = start;
  const indexes: Expression[] = [];
  const { at } = value;
  let accessed = false;
  // Casts in a row are nested in the tree; real texts have few of them.
  let casts = 0;
  const access = () => {
    value = accessed ? { kind: 'access', at, base: value, indexes: indexes.splice(0) } : value;
    accessed = false;
  };
  for (;;) {
    if (cursor.take('[')) {
      indexes.push(cursor.expression());
      cursor.expect(']');
      accessed = true;
    } else if (cursor.is('.') || cursor.is(':')) {
      cursor.next();
      if (!cursor.take('*') && !cursor.is('[')) {
        cursor.name();
      }
      accessed = true;
    } else if (cursor.take('::')) {
      access();
      if (++casts > 20) {
        throw cursor.unknown();
      }
      value = { kind: 'cast', at, operand: value, type: type(cursor), written: '::' };
    } else {
      access();
      return value;
    }
  }
}
