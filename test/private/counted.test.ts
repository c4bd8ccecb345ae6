import { expect, test } from 'vitest';
import { counted, grouped } from '../../src/private/counted';

test.each([
  [0, '0 characters'],
  [1, '1 character'],
  [2, '2 characters'],
  [90_000, '90,000 characters'],
])('%i has the number of its noun', (count, words) => {
  expect(counted(count, 'character')).toBe(words);
});

test('a number has separators', () => {
  expect(grouped(1_000_000)).toBe('1,000,000');
});
