import { beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../examples/added-member/app';
import { synthesize } from '../../local/demo/synthesis';
import { bundled } from '../custom-resources/support/bundled';
import { AGENCY, bootstrapAccounts, CREATOR, deployment } from './lifecycles/added-member';
import { LocalWorld } from './local-world';

describe('added-member, deployed by the CDK CLI with its functions', () => {
  beforeAll(bundled);

  test('is rolled back when the service finds its template unfit, with the reason of the service', async () => {
    const { world, app } = await threeAccounts();
    world.judgeTemplates('INVALID', 'a privacy budget cannot protect this query');

    const said = await world.failingCdk(deployment('Creator', app));

    expect(said).toContain('a privacy budget cannot protect this query');
    expect(world.statusOf(CREATOR, 'Creator')).toBe('ROLLBACK_COMPLETE');
    // Nobody has joined but the creator, whose collaboration went with it.
    expect(world.rooms(CREATOR).collaborations()).toEqual([]);
    expect(world.defects()).toEqual([]);
  });

  test('tells the agency that it has no invitation', async () => {
    const { world, app } = await threeAccounts();

    const said = await world.failingCdk(deployment('Agency', app));

    expect(said).toContain(
      'no pending invitation or active membership found for collaboration "Viewer panel" of account ' +
        `${CREATOR} in this Region`,
    );
    expect(world.statusOf(AGENCY, 'Agency')).toBe('ROLLBACK_COMPLETE');
    expect(world.defects()).toEqual([]);
  });
});

async function threeAccounts() {
  const world = await LocalWorld.open();
  await bootstrapAccounts(world);
  const outdir = world.path('app');
  synthesize({ example: 'added-member', build: buildApp, outdir });
  return { world, app: ['--app', outdir] };
}
