import type { App } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { buildApp } from '../../examples/campaign-reach/app';
import { rewriteSql, setEpsilon } from '../../local/demo/edits';
import { synthesize } from '../../local/demo/synthesis';
import { analysesOf, epsilonOf } from './lifecycles/campaign-reach';
import { ADVERTISER, LocalWorld, PUBLISHER } from './local-world';
import { onlyMembership } from './only-membership';

const DEPLOY = ['deploy', '--all', '--require-approval', 'never'];

describe('campaign-reach, deployed by the CDK CLI into two accounts', () => {
  test('rolls back a first deployment that fails, and is deployed by the next', async () => {
    const world = await twoAccounts();
    const [publisher, advertiser] = [world.rooms(PUBLISHER), world.rooms(ADVERTISER)];
    const version = write(world, 'version');

    world.nextFault.denied = 'CreateConfiguredTableAssociation';
    const output = await world.failingCdk([...DEPLOY, '--app', version]);

    expect(output).toContain('not authorized to perform: cleanrooms:CreateConfiguredTableAssociation');
    expect(world.statusOf(PUBLISHER, 'Publisher')).toBe('ROLLBACK_COMPLETE');
    expect([publisher.collaborations(), publisher.memberships(), publisher.tables()]).toEqual([[], [], []]);

    await world.cdk([...DEPLOY, '--app', version]);

    const [collaboration] = publisher.collaborations();
    expect(publisher.members(collaboration?.id ?? '').map(({ status }) => status)).toEqual(['ACTIVE', 'ACTIVE']);
    expect(advertiser.collaborations()).toHaveLength(1);
    expect(world.defects()).toEqual([]);
  });

  test('rolls back an update that fails', async () => {
    const world = await twoAccounts();
    const [publisher, advertiser] = [world.rooms(PUBLISHER), world.rooms(ADVERTISER)];
    const version = write(world, 'version');
    await world.cdk([...DEPLOY, '--app', version]);
    const [template] = publisher.templates(onlyMembership(publisher).id);

    const refused = write(world, 'refused', (app) => {
      setEpsilon(app, 5);
      rewriteSql(app, (sql) => `-- second version\n${sql}`);
    });
    world.nextFault.denied = 'UpdateConfiguredTableAnalysisRule';
    await world.failingCdk([...DEPLOY, '--app', refused]);

    expect(world.statusOf(PUBLISHER, 'Publisher')).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(epsilonOf(publisher)).toBe(3);
    // Templates are deleted before they are made anew, so the old one is back under another ARN.
    const [restored] = publisher.templates(onlyMembership(publisher).id);
    expect(restored).toMatchObject({ name: template?.name });
    expect(restored?.arn).not.toBe(template?.arn);
    expect(analysesOf(publisher)).toEqual([restored?.arn]);

    expect(world.outputsOf(PUBLISHER, 'Publisher')).toContain(restored?.arn);
    expect(await world.cdk(['diff', '--all', '--fail', '--app', version])).toContain(
      'Number of stacks with differences: 0',
    );
    // No template shows that an output of the publisher has changed.
    expect(await world.cdk([...DEPLOY, '--app', version])).toContain('Advertiser (no changes)');
    expect(analysesOf(advertiser)).toEqual([template?.arn]);
    expect(world.defects()).toEqual([]);
  });

  test('is deployed again beside what an earlier deployment has left', async () => {
    const world = await twoAccounts();
    const publisher = world.rooms(PUBLISHER);
    const version = write(world, 'version');
    await world.cdk([...DEPLOY, '--app', version]);
    const [retained] = publisher.collaborations();
    await world.cdk(['destroy', '--all', '--force', '--app', version]);

    await world.cdk([...DEPLOY, '--app', version]);

    const [, second, ...others] = publisher.collaborations();
    expect(others).toEqual([]);
    for (const account of [PUBLISHER, ADVERTISER]) {
      const joined = world
        .rooms(account)
        .memberships()
        .map(({ collaborationId }) => collaborationId);
      expect(joined).toEqual([retained?.id, second?.id]);
    }
    expect(world.defects()).toEqual([]);
  });
});

/** A cloud whose two accounts are bootstrapped as the README of the example asks. */
async function twoAccounts(): Promise<LocalWorld> {
  const world = await LocalWorld.open();
  await world.bootstrap(PUBLISHER);
  await world.bootstrap(ADVERTISER, PUBLISHER);
  return world;
}

function write(world: LocalWorld, name: string, edit?: (app: App) => void): string {
  const outdir = world.path(name);
  synthesize({ example: 'campaign-reach', build: buildApp, outdir, edit });
  return outdir;
}
