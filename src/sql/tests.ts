import type { Cursor } from './cursor';
import { primary } from './primary';
import type { Expression } from './tree';

const PATTERNS: ReadonlySet<string> = new Set(['LIKE', 'ILIKE', 'RLIKE', 'REGEXP']);

/** Whether a predicate such as `IN` follows a value. */
export function startsTest(cursor: Cursor): boolean {
  const word = cursor.is('NOT') ? cursor.peek().key : cursor.token.key;
  if (word === 'SIMILAR') {
    return cursor.peek(cursor.is('NOT') ? 2 : 1).key === 'TO';
  }
  return word === 'IN' || word === 'BETWEEN' || PATTERNS.has(word) || (word === 'IS' && !cursor.is('NOT'));
}

/** Reads the predicate that follows a value. */
export function test(cursor: Cursor, subject: Expression, operand: (cursor: Cursor) => Expression): Expression {
  const { at } = cursor.token;
  if (cursor.take('IS')) {
    return is(cursor, subject, at, operand);
  }
  const negated = cursor.take('NOT');
  const operator = cursor.next().key;
  const operands = (others: readonly Expression[]): Expression => ({
    kind: 'test',
    at,
    operator: operator === 'SIMILAR' ? 'SIMILAR TO' : operator,
    negated,
    operands: [subject, ...others],
  });
  if (operator === 'IN') {
    return operands(elements(cursor));
  }
  if (operator === 'BETWEEN') {
    const low = operand(cursor);
    cursor.expect('AND');
    return operands([low, operand(cursor)]);
  }
  if (operator === 'SIMILAR') {
    cursor.expect('TO');
  }
  if (cursor.is('ANY', 'ALL', 'SOME') && cursor.peek().key === '(') {
    cursor.next();
    return operands(elements(cursor));
  }
  const pattern = operand(cursor);
  if (cursor.take('ESCAPE')) {
    operand(cursor);
  }
  return operands([pattern]);
}

function is(cursor: Cursor, subject: Expression, at: number, operand: (cursor: Cursor) => Expression): Expression {
  const negated = cursor.take('NOT');
  if (cursor.take('DISTINCT', 'FROM')) {
    return { kind: 'test', at, operator: 'IS DISTINCT FROM', negated, operands: [subject, operand(cursor)] };
  }
  if (!cursor.is('NULL', 'TRUE', 'FALSE', 'UNKNOWN')) {
    throw cursor.absent('NULL');
  }
  return { kind: 'test', at, operator: `IS ${cursor.next().key}`, negated, operands: [subject] };
}

/** A list in brackets, or a query. */
function elements(cursor: Cursor): readonly Expression[] {
  if (!cursor.is('(')) {
    // A parameter, or a value that is a list.
    return [operandOfIn(cursor)];
  }
  const list = primary(cursor);
  return list.kind === 'row' ? list.items : [list];
}

function operandOfIn(cursor: Cursor): Expression {
  const { kind, text, at } = cursor.token;
  if (kind !== 'parameter') {
    throw cursor.absent('a list');
  }
  cursor.next();
  return { kind: 'parameter', name: text, at };
}
