import { expect, test } from 'vitest';
import { isNewer } from '../../scripts/newest/is-newer.mjs';

test.each([
  ['1.10.0', '1.9.0', true],
  ['2.0', '1.9.9', true],
  ['1.0.0.1', '1.0.0', true],
  ['1.0.0', '1.0.0', false],
  ['1.0', '1.0.0', false],
  ['2.72.1', '2.262.2-alpha.0', false],
])('%s after %s: %s', (version, other, expected) => {
  expect(isNewer(version, other)).toBe(expected);
});
