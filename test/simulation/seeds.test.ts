import { expect, test } from 'vitest';
import { simulate } from '../../local/simulation/history';

/**
 * Histories that have found something, and what it was. The first four fail again without the cure of the handlers; the
 * others show where the invariants have to stop (docs/failure-stories.md). A change to the generator or to the fault
 * plan changes the histories: then look for others that show the same.
 */
const SEEDS: ReadonlyArray<readonly [seed: number, what: string]> = [
  [2163, 'of two deliveries the slower one is refused, looks again, and sees that the work is done'],
  [291, 'a Delete that overtakes a Create waits for it'],
  [669, 'somebody acts between the listings of a Delete'],
  [565, 'a founding member is asked for another ability, and deleted before people have decided'],
  [453580, 'a founding member was removed by people, and one of two deliveries adds it again'],
  [27, 'a Delete that CloudFormation was told has failed is not made good by one of another id'],
  [256, 'a request that nobody waits for any more has changed something'],
  [872, 'a resource whose account is a parameter asks for another account, and its update does not succeed'],
  [3670, 'one copy of a Create makes the member, another is throttled and says that nothing was created'],
];

test.each(SEEDS)('seed %i: %s', async (seed) => {
  expect((await simulate({ seed })).violations).toEqual([]);
});
