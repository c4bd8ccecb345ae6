import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holds, RANDOM_SEED, RUNS, SEEDS, seedOf } from './support/exploration';

/** The values on which a property that holds is tried. */
function valuesFrom(seed: number): string[] {
  const values: string[] = [];
  holds(
    fc.property(fc.string(), (value) => {
      values.push(value);
    }),
    seed,
  );
  return values;
}

describe('a property', () => {
  test('is tried as often as it says', () => {
    expect(valuesFrom(7)).toHaveLength(RUNS);
  });

  test('is tried on the same values for the same seed, and on others for another', () => {
    expect(valuesFrom(7)).toEqual(valuesFrom(7));
    expect(valuesFrom(7)).not.toEqual(valuesFrom(8));
  });

  test('fails if one value breaks it, and the error says the seed', () => {
    const broken = fc.property(fc.nat(), (value) => value < 1000);

    expect(() => holds(broken, 7)).toThrow(/seed: 7\b/);
  });
});

describe('the seeds', () => {
  test('are a fixed one and the one of this run', () => {
    const own = seedOf(process.env.RANDOM_SEED);

    expect(RANDOM_SEED).toBe(own);
    // What fixed seeds have found does not depend on the version of the CDK.
    expect(SEEDS).toEqual(process.env.CDK_LIB === 'newest' ? [own] : [20261122, own]);
  });

  test.each([undefined, '', '-1', '1.5', 'x', String(2 ** 31)])('cannot be %s', (text) => {
    expect(() => seedOf(text)).toThrow('RANDOM_SEED must be an integer of 0 to 2147483647');
  });
});
