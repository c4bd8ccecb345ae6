import fc from 'fast-check';

/**
 * Random tests explore: fixed seeds find again what they found before, and one random seed of each run finds what nobody
 * has seen. `global-setup.ts` draws it and prints it; with the environment variable `RANDOM_SEED` a run has that one.
 */
export const RANDOM_SEED = seedOf(process.env.RANDOM_SEED);

/**
 * Titles say the seed, so that the name of a failing test says how to replay it. What fixed seeds have found does not depend
 * on the version of the CDK: with the newest one, only the random seed is tried.
 */
export const SEEDS: readonly number[] = process.env.CDK_LIB === 'newest' ? [RANDOM_SEED] : [20261122, RANDOM_SEED];

/** How often a property is tried for each seed: a bound on runs and not on time, so that every run has them all. */
export const RUNS = 50;

/** Tries a property on `RUNS` random values, and fails with the smallest that breaks it. */
export function holds<T>(property: fc.IRawProperty<T>, seed: number): void {
  fc.assert(property, { seed, numRuns: RUNS });
}

/** The seed that a text says. */
export function seedOf(text: string | undefined): number {
  if (text === undefined || !/^\d{1,10}$/.test(text) || Number(text) >= 2 ** 31) {
    throw new Error(`RANDOM_SEED must be an integer of 0 to ${2 ** 31 - 1}, not ${JSON.stringify(text)}`);
  }
  return Number(text);
}
