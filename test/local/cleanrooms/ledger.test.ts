import { describe, expect, test } from 'vitest';
import { DOUBLE_LEDGER } from '../../../local/cleanrooms/ledger';

describe('the ledger of the double', () => {
  test('says everything once, with a public page or as an assumption', () => {
    const behaviours = DOUBLE_LEDGER.map(({ behaviour }) => behaviour);

    expect(new Set(behaviours).size).toBe(behaviours.length);
    for (const { behaviour, source } of DOUBLE_LEDGER) {
      expect(behaviour).toMatch(/^[A-Z].*\.$/);
      expect(source).toMatch(/^(assumption|https:\/\/\S+)$/);
    }
  });
});
