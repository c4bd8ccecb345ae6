import { expect, test } from 'vitest';
import { ENGINE_LEDGER } from '../../../local/cloudformation/ledger';

test('every behavior rests on a public source or says that it is an assumption, and is told once', () => {
  const behaviors = ENGINE_LEDGER.map(({ behavior }) => behavior);

  expect(ENGINE_LEDGER.filter(({ source }) => !/^https:|assumption/.test(source))).toEqual([]);
  expect(new Set(behaviors).size).toBe(behaviors.length);
});
