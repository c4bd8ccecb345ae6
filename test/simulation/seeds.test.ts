import { expect, test } from 'vitest';
import { simulate } from '../../local/simulation/history';

/**
 * Histories that have found something, and what it was. The first four fail again without the cure of the handlers; the
 * others show where the invariants have to stop (docs/failure-stories.md). A change to the generator or to the fault
 * plan changes the histories: then look for others that show the same.
 */
const SEEDS: ReadonlyArray<readonly [seed: number, what: string]> = [
  [339, 'of two deliveries the slower one is refused, looks again, and sees that the work is done'],
  [894, 'a Delete that overtakes a Create waits for it, also if the account was added in an earlier life'],
  [1037, 'the same, when people act in between'],
  [21173, 'a Create commits its request between the two listings of a Delete'],
  [49, 'a Delete that CloudFormation was told has failed is not made good by one of another id'],
  [412, 'one copy of a Create makes the member, another is throttled and says that nothing was created'],
  [1694, 'the same, with clocks that jump'],
];

test.each(SEEDS)('seed %i: %s', async (seed) => {
  expect((await simulate({ seed })).violations).toEqual([]);
});
