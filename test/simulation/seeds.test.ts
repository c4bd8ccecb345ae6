import { expect, test } from 'vitest';
import { simulate } from '../../local/simulation/history';

/**
 * Histories that have found a defect, and what it was. The first four fail again without the fix of the handlers; the
 * others show the limits of the invariants (docs/failure-stories.md). A change of the generator or of the fault plan
 * changes the histories: then search for others that show the same.
 */
const SEEDS: ReadonlyArray<readonly [seed: number, what: string]> = [
  [2163, 'the slower of two deliveries is refused, observes again, and finds the requested state'],
  [291, 'a Delete that overtakes a Create waits for it'],
  [669, 'a change request changes between the lists of a Delete'],
  [565, 'a change of the abilities of a founding member is requested, and deleted before it is decided'],
  [453580, 'a founding member was removed in the console, and one of two deliveries adds it again'],
  [27, 'a Delete whose failure CloudFormation received is not repaired by one with another id'],
  [256, 'a superseded request has changed something'],
  [872, 'a resource whose account is a parameter requests another account, and its update fails'],
  [3670, 'one copy of a Create adds the member, another is throttled and responds that nothing was created'],
];

test.each(SEEDS)('seed %i: %s', async (seed) => {
  expect((await simulate({ seed })).violations).toEqual([]);
});
