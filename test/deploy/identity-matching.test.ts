import { expect, test } from 'vitest';
import { buildApp } from '../../examples/identity-matching/app';
import { synthesize } from '../../local/demo/synthesis';
import { ADVERTISER, LocalWorld, PUBLISHER } from './local-world';
import { onlyMembership } from './only-membership';

const DEPLOY = ['deploy', '--all', '--require-approval', 'never', '--strict'];

test('identity matching: a first deployment of the advertiser that fails leaves only its membership behind', async () => {
  const world = await LocalWorld.open();
  await world.bootstrap(PUBLISHER);
  await world.bootstrap(ADVERTISER, PUBLISHER);
  const version = world.path('version');
  synthesize({ example: 'identity-matching', build: buildApp, outdir: version });

  world.nextFault.denied = 'CreateIntermediateTableAnalysisRule';
  const output = await world.failingCdk([...DEPLOY, '--app', version]);

  expect(output).toContain('not authorized to perform: cleanrooms:CreateIntermediateTableAnalysisRule');
  expect(world.statusOf(ADVERTISER, 'Advertiser')).toBe('ROLLBACK_COMPLETE');
  // Memberships are retained, because an account that leaves a collaboration cannot join it again.
  const advertiser = world.rooms(ADVERTISER);
  const { id } = onlyMembership(advertiser);
  expect([advertiser.idNamespaces(id), advertiser.intermediateTables(id)]).toEqual([[], []]);
  expect(world.defects()).toEqual([]);
});
