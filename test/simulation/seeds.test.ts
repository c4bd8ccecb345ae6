import { expect, test } from 'vitest';
import { simulate } from '../../local/simulation/history';

/**
 * Histories that have found a defect, and what it was. The last ones show the limits of the invariants
 * (docs/failure-stories.md). A change of the generator or of the fault plan changes the histories: then search for others
 * that show the same.
 */
const SEEDS: ReadonlyArray<readonly [seed: number, what: string]> = [
  [1169, 'an Update that CloudFormation did not wait for has changed an ability, and the rollback does not see it yet'],
  [872, 'a copy of a Create finds the member before the list shows the request that has added it'],
  [139, 'a rollback requests a member whose return the service refuses'],
  [15430, 'a rollback commits the request of a member whose return the service refuses'],
  [14303, 'an Update that CloudFormation did not wait for cancels the request of the rollback'],
  [17629, 'the same, and the rollback requests the change again'],
  [4801, 'two rollbacks from a renamed collaboration, after which the name has changed again'],
  [6964, 'a Create that was canceled has just added a member, and the list does not show that to the Delete'],
  [2232, 'a change request is canceled while the account that approves it still sees it as approved'],
  [1_937_162_330, 'the list hides a founding member from a Create, which then takes it for one that it has added'],
  [4982, 'the list hides a founding member from a Create that has to revoke what it has'],
  [971, 'a rollback would have to rename a member'],
  [505_756, 'others add an account after a creation that had no effect'],
];

test.each(SEEDS)('seed %i: %s', async (seed) => {
  expect((await simulate({ seed })).violations).toEqual([]);
});

const SEEDS_OF_AUDIENCE_MODELS: ReadonlyArray<readonly [seed: number, what: string]> = [
  [1095, 'a Create finds a model that a failed deletion has left, with tags that its template does not have'],
  [1814, 'the same, by an Update to the name that the model had before'],
  [1455, 'an Update in place to another name creates a model and fails, and no Delete contains that name'],
  [4123, 'two copies of a request create a model each, because the list hides that of the other one'],
];

test.each(SEEDS_OF_AUDIENCE_MODELS)('seed %i of configured audience models: %s', async (seed) => {
  expect((await simulate({ story: 'configured-audience-model', seed })).violations).toEqual([]);
});

test('seed 17013 of populations: a function begins in the second in which CloudFormation gives up', async () => {
  const { violations } = await simulate({ story: 'id-mapping-table-population', seed: 17_013 });

  expect(violations).toEqual([]);
});

test('seed 822886908 of populations: a request that is delivered late is throttled until CloudFormation gives up', async () => {
  const { violations } = await simulate({ story: 'id-mapping-table-population', seed: 822_886_908 });

  expect(violations).toEqual([]);
});

test('seed 1985 of audience models: a Create that makes nothing follows a Delete that has failed', async () => {
  const { violations } = await simulate({ story: 'audience-model', seed: 1985 });

  expect(violations).toEqual([]);
});

test('seed 3002 of audience models: an Update leads back to what a failed deletion has left', async () => {
  const { violations } = await simulate({ story: 'audience-model', seed: 3002 });

  expect(violations).toEqual([]);
});

test('seed 12844 of audience models: an Update leads back to what an Update without a response has left', async () => {
  const { violations } = await simulate({ story: 'audience-model', seed: 12_844 });

  expect(violations).toEqual([]);
});

test('seed 15631 of associations of audience models: what remains is of the resource that could not delete it', async () => {
  const { violations } = await simulate({ story: 'configured-audience-model-association', seed: 15_631 });

  expect(violations).toEqual([]);
});

test('seed 10183 of configured audience models: what another resource has left has the name', async () => {
  const { violations } = await simulate({ story: 'configured-audience-model', seed: 10_183 });

  expect(violations).toEqual([]);
});

test('seed 525079864 of ML configurations: a later Delete of the same resource has other properties', async () => {
  const { violations } = await simulate({ story: 'ml-configuration', seed: 525_079_864 });

  expect(violations).toEqual([]);
});

test('seed 771134972 of configured audience models: no rollback leads to an audience model that a user has deleted', async () => {
  const { violations } = await simulate({ story: 'configured-audience-model', seed: 771_134_972 });

  expect(violations).toEqual([]);
});
