import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { buildApp } from '../../examples/campaign-reach/app';
import { describeTables, rewriteSql, setEpsilon } from '../../local/demo/edits';
import { boundTo } from '../../local/demo/role-trust';
import type { Membership, Rooms } from '../../local/demo/room';
import { synthesize } from '../../local/demo/synthesis';
import { ADVERTISER, LocalWorld, PUBLISHER, REGION } from './local-world';

const SOURCE = join(__dirname, '..', '..', 'examples', 'campaign-reach');
const DEPLOY = ['deploy', '--all', '--require-approval', 'never'];

describe('campaign-reach, deployed by the CDK CLI into two accounts', () => {
  test('is created, changed in place, replaced and destroyed', async () => {
    const world = await twoAccounts();
    const [publisher, advertiser] = [world.rooms(PUBLISHER), world.rooms(ADVERTISER)];

    await world.cdk([...DEPLOY, '--output', world.path('source')], { cwd: SOURCE });

    const [collaboration] = publisher.collaborations();
    expect(advertiser.collaborations()).toMatchObject([{ id: collaboration?.id, creatorAccountId: PUBLISHER }]);
    const ours = onlyMembership(publisher);
    const theirs = onlyMembership(advertiser);
    expect(publisher.members(collaboration?.id ?? '')).toMatchObject([
      { accountId: PUBLISHER, displayName: 'Publisher', status: 'ACTIVE', abilities: [], membershipArn: ours.arn },
      {
        accountId: ADVERTISER,
        displayName: 'Advertiser',
        status: 'ACTIVE',
        abilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
        membershipArn: theirs.arn,
      },
    ]);
    expect(theirs.defaultResultConfiguration?.roleArn).toContain(`arn:aws:iam::${ADVERTISER}:role/`);
    expect(epsilonOf(publisher)).toBe(3);
    const [template] = publisher.templates(ours.id);
    expect([...analysesOf(publisher), ...analysesOf(advertiser)]).toEqual([template?.arn, template?.arn]);
    // Before it has joined, only its account is known to the publisher.
    expect(trustIn(world, publisher)).toEqual([ours.arn, anyMembershipOf(ADVERTISER)].sort());
    expect(trustIn(world, advertiser)).toEqual([anyMembershipOf(PUBLISHER), theirs.arn].sort());

    const joined = { advertiserMembershipArn: theirs.arn };
    await world.cdk([...DEPLOY, '--output', world.path('source'), '-c', `advertiserMembershipArn=${theirs.arn}`], {
      cwd: SOURCE,
    });

    expect(trustIn(world, publisher)).toEqual([ours.arn, theirs.arn].sort());
    const unchanged = write(world, 'unchanged', { context: joined });
    expect(await world.cdk(['diff', '--all', '--fail', '--app', unchanged])).toContain(
      'Number of stacks with differences: 0',
    );

    const next = write(world, 'next', {
      context: joined,
      edit: (app) => {
        setEpsilon(app, 4);
        rewriteSql(app, (sql) => `-- second version\n${sql}`);
        // The advertiser's stack looks at the publisher's only if its own template changes.
        describeTables(app, 'Second version');
      },
    });
    await world.cdk([...DEPLOY, '--app', next]);

    expect(epsilonOf(publisher)).toBe(4);
    const replacements = publisher.templates(ours.id);
    expect(replacements).toMatchObject([{ name: template?.name }]);
    expect(replacements[0]?.arn).not.toBe(template?.arn);
    expect([...analysesOf(publisher), ...analysesOf(advertiser)]).toEqual([replacements[0]?.arn, replacements[0]?.arn]);
    expect(onlyMembership(advertiser)).toEqual(theirs);

    await world.cdk(['destroy', '--all', '--force', '--app', next]);

    expect([world.statusOf(PUBLISHER, 'Publisher'), world.statusOf(ADVERTISER, 'Advertiser')]).toEqual([
      'DELETE_COMPLETE',
      'DELETE_COMPLETE',
    ]);
    expect(publisher.collaborations()).toMatchObject([{ id: collaboration?.id }]);
    expect([onlyMembership(publisher).status, onlyMembership(advertiser).status]).toEqual(['ACTIVE', 'ACTIVE']);
    expect([publisher.associations(ours.id), publisher.templates(ours.id), publisher.budgets(ours.id)]).toEqual([
      [],
      [],
      [],
    ]);
    expect([publisher.tables(), advertiser.tables(), advertiser.associations(theirs.id)]).toEqual([[], [], []]);
    expect(world.defects()).toEqual([]);
  });

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

    const refused = write(world, 'refused', {
      edit: (app) => {
        setEpsilon(app, 5);
        rewriteSql(app, (sql) => `-- second version\n${sql}`);
      },
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

interface Changes {
  readonly context?: { readonly [key: string]: string };
  readonly edit?: (app: App) => void;
}

function write(world: LocalWorld, name: string, changes: Changes = {}): string {
  const outdir = world.path(name);
  synthesize({ example: 'campaign-reach', build: buildApp, outdir, ...changes });
  return outdir;
}

function onlyMembership(rooms: Rooms): Membership {
  const [membership, ...others] = rooms.memberships();
  expect(others).toEqual([]);
  return membership as Membership;
}

function epsilonOf(rooms: Rooms): number | undefined {
  return rooms.budgets(onlyMembership(rooms).id)[0]?.parameters.differentialPrivacy?.epsilon;
}

function analysesOf(rooms: Rooms): readonly string[] {
  return rooms.tables().flatMap(({ id }) => rooms.allowedAnalyses(id));
}

function trustIn(world: LocalWorld, rooms: Rooms): string[] {
  const roles = rooms.associations(onlyMembership(rooms).id).map(({ roleArn }) => roleArn);
  return roles.flatMap((role) => boundTo(world.cloud, role));
}

function anyMembershipOf(account: string): string {
  return `arn:aws:cleanrooms:${REGION}:${account}:membership/*`;
}
