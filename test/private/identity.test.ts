import { describe, expect, test } from 'vitest';
import { isMarked, mark } from '../../src/private/identity';

describe('a mark', () => {
  const MARK = Symbol.for('cdk-cleanrooms.test.Mark');

  test('is known by every copy of the library', () => {
    const instance = {};

    mark(instance, MARK);

    expect(isMarked(instance, Symbol.for('cdk-cleanrooms.test.Mark'))).toBe(true);
    expect(Object.keys(instance)).toEqual([]);
  });

  test.each([[{}], [null], [undefined], ['text'], [7]])('is not on %o', (other) => {
    expect(isMarked(other, MARK)).toBe(false);
  });
});
