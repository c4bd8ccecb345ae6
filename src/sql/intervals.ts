import type { Cursor } from './cursor';
import type { Expression, Interval } from './tree';
import { UNITS } from './words';

/** Whether `INTERVAL` starts an interval, and is not a name. */
export function startsInterval(cursor: Cursor): boolean {
  if (!cursor.is('INTERVAL')) {
    return false;
  }
  const next = cursor.peek();
  if (next.kind === 'word') {
    return UNITS.has(cursor.peek(2).key);
  }
  return next.kind === 'string' || next.kind === 'number' || next.kind === 'parameter' || /^[-(]$/.test(next.key);
}

/** Reads `INTERVAL '1' DAY`, `INTERVAL 1 week 2 days`, `INTERVAL '1-2' YEAR TO MONTH` or `INTERVAL '1 DAY'`. */
export function interval(cursor: Cursor): Expression {
  const { at } = cursor.next();
  const operands: Expression[] = [];
  do {
    operands.push(amount(cursor));
    if (!UNITS.has(cursor.token.key)) {
      return finished(true);
    }
    cursor.next();
    if (cursor.is('TO') && UNITS.has(cursor.peek().key)) {
      cursor.next();
      cursor.next();
    }
  } while (startsAmount(cursor));
  return finished(false);

  function finished(withoutUnit: boolean): Interval {
    return { kind: 'interval', at, operands, unitInString: withoutUnit && operands[0]?.kind === 'literal' };
  }
}

function startsAmount(cursor: Cursor): boolean {
  const { kind, key } = cursor.token;
  const unit = cursor.peek(key === '-' ? 2 : 1).key;
  return (kind === 'number' || kind === 'string' || key === '-') && UNITS.has(unit);
}

function amount(cursor: Cursor): Expression {
  cursor.take('-');
  const { kind, text, at } = cursor.token;
  switch (kind) {
    case 'string':
    case 'number':
      cursor.next();
      return { kind: 'literal', type: kind, text, at };
    case 'parameter':
      cursor.next();
      return { kind: 'parameter', name: text, at };
    case 'word':
      return { kind: 'column', path: [cursor.name()], at };
    default: {
      cursor.expect('(');
      const value = cursor.expression();
      cursor.expect(')');
      return value;
    }
  }
}
