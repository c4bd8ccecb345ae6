import { describe, expect, test } from 'vitest';
import { DOUBLE_LEDGER } from '../../../local/cleanrooms/ledger';

describe('the ledger of the double', () => {
  test('says everything once, with a public page or as an assumption', () => {
    const behaviors = DOUBLE_LEDGER.map(({ behavior }) => behavior);

    expect(new Set(behaviors).size).toBe(behaviors.length);
    for (const { behavior, source } of DOUBLE_LEDGER) {
      expect(behavior).toMatch(/^[A-Z].*\.$/);
      expect(source).toMatch(/^(assumption|https:\/\/\S+)$/);
    }
  });
});
