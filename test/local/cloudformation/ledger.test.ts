import { expect, test } from 'vitest';
import { ENGINE_LEDGER } from '../../../local/cloudformation/ledger';

test('every behaviour rests on a public source or says that it is an assumption, and is told once', () => {
  const behaviours = ENGINE_LEDGER.map(({ behaviour }) => behaviour);

  expect(ENGINE_LEDGER.filter(({ source }) => !/^https:|assumption/.test(source))).toEqual([]);
  expect(new Set(behaviours).size).toBe(behaviours.length);
});
