import { expect, test } from 'vitest';
import { repeated, unique } from '../../src/model/unique';

test.each<[values: readonly string[], once: readonly string[], twice: readonly string[]]>([
  [[], [], []],
  [['a'], ['a'], []],
  [['a', 'b'], ['a', 'b'], []],
  [['a', 'a'], ['a'], ['a']],
  [['b', 'a', 'b'], ['b', 'a'], ['b']],
  [
    ['a', 'b', 'b', 'a', 'b', 'c'],
    ['a', 'b', 'c'],
    ['b', 'a'],
  ],
])('the values %j are, each once, %j, of which are repeated %j', (values, once, twice) => {
  expect(unique(values)).toEqual(once);
  expect(repeated(values)).toEqual(twice);
});
