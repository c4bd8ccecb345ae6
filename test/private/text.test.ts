import { describe, expect, test } from 'vitest';
import { code, join, partsOf, render, text } from '../../src/private/text';

const inBrackets = (marked: ReturnType<typeof text>) => render(marked, (part) => `[${part.write()}]`);

describe('a text', () => {
  test('keeps its marks wherever it becomes part of another one', () => {
    const inner = text`add ${code('Payment.QUERY_COMPUTE')}`;

    expect(inBrackets(text`${inner} to ${code('acceptedPayments')}, ${2} times`)).toBe(
      'add [Payment.QUERY_COMPUTE] to [acceptedPayments], 2 times',
    );
    expect(inBrackets(join([inner, 'none', code('role')], ' or '))).toBe(
      'add [Payment.QUERY_COMPUTE] or none or [role]',
    );
    expect(inBrackets(join([], ' or '))).toBe('');
  });

  test('is one line, however many lines its template has; values keep theirs', () => {
    expect(
      inBrackets(text`pass ${'a\n  b'}
      to ${code('role')}`),
    ).toBe('pass a\n  b to [role]');
  });

  test('has no marks without code', () => {
    expect(partsOf('allowedColumns')).toEqual(['allowedColumns']);
    expect(inBrackets('allowedColumns')).toBe('allowedColumns');
  });

  test.each([
    ['a text', text`add ${code('role')}`],
    ['a code', code('role')],
  ])('cannot lose its marks: %s in a plain template throws', (_, part) => {
    expect(() => `${part}`).toThrow('would lose its mark');
  });
});
