import { expect } from 'vitest';
import { buildApp } from '../../../examples/campaign-reach/app';
import { describeTables, rewriteSql, setEpsilon } from '../../../local/demo/edits';
import { boundTo } from '../../../local/demo/role-trust';
import type { Rooms } from '../../../local/demo/room';
import { ADVERTISER, type LocalWorld, PUBLISHER, REGION } from '../local-world';
import { onlyMembership } from '../only-membership';
import type { Lifecycle, Program, SourceChange } from './lifecycle';

const DEPLOY = ['deploy', '--all', '--require-approval', 'never'];

const SECOND_VERSION: SourceChange = {
  typescript: (app) => {
    setEpsilon(app, 4);
    rewriteSql(app, (sql) => `-- second version\n${sql}`);
    // The advertiser's stack looks at the publisher's only if its own template changes.
    describeTables(app, 'Second version');
  },
  python: [
    { file: 'python/campaign_reach/publisher_stack.py', text: 'epsilon=3', by: 'epsilon=4' },
    {
      file: 'campaign-reach/reach-by-category.sql',
      text: '-- How many people who saw',
      by: '-- second version\n-- How many people who saw',
    },
    {
      file: 'python/campaign_reach/publisher_stack.py',
      text: 'allowed_columns=["uid", "campaign", "cat1"],',
      by: 'allowed_columns=["uid", "campaign", "cat1"], description="Second version",',
    },
    {
      file: 'python/campaign_reach/advertiser_stack.py',
      text: 'allowed_columns=["uid", "conversion_id", "conversion_timestamp"],',
      by: 'allowed_columns=["uid", "conversion_id", "conversion_timestamp"], description="Second version",',
    },
  ],
};

export const campaignReach: Lifecycle = {
  example: 'campaign-reach',
  build: buildApp,
  title: 'is deployed into two accounts, changed in place, replaced and destroyed',
  run,
};

async function run(world: LocalWorld, program: Program): Promise<void> {
  // As the README of the example asks.
  await world.bootstrap(PUBLISHER);
  await world.bootstrap(ADVERTISER, PUBLISHER);
  const [publisher, advertiser] = [world.rooms(PUBLISHER), world.rooms(ADVERTISER)];

  const first = await program.original('first');
  await world.cdk([...DEPLOY, '--strict', ...first.args], first);

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

  const context = { advertiserMembershipArn: theirs.arn };
  const joined = await program.later('joined', { context });
  await world.cdk([...DEPLOY, ...joined.args], joined);

  expect(trustIn(world, publisher)).toEqual([ours.arn, theirs.arn].sort());
  expect(await world.cdk(['diff', '--all', '--fail', '--app', joined.outdir])).toContain(
    'Number of stacks with differences: 0',
  );

  const next = await program.later('next', { context, source: SECOND_VERSION });
  await world.cdk([...DEPLOY, ...next.args], next);

  expect(epsilonOf(publisher)).toBe(4);
  const replacements = publisher.templates(ours.id);
  expect(replacements).toMatchObject([{ name: template?.name }]);
  expect(replacements[0]?.arn).not.toBe(template?.arn);
  expect([...analysesOf(publisher), ...analysesOf(advertiser)]).toEqual([replacements[0]?.arn, replacements[0]?.arn]);
  expect(onlyMembership(advertiser)).toEqual(theirs);

  await world.cdk(['destroy', '--all', '--force', '--app', next.outdir]);

  expect([world.statusOf(PUBLISHER, 'Publisher'), world.statusOf(ADVERTISER, 'Advertiser')]).toEqual([
    'DELETE_COMPLETE',
    'DELETE_COMPLETE',
  ]);
  expect(publisher.collaborations()).toMatchObject([{ id: collaboration?.id }]);
  expect([onlyMembership(publisher).status, onlyMembership(advertiser).status]).toEqual(['ACTIVE', 'ACTIVE']);
  expect([publisher.associations(ours.id), publisher.templates(ours.id)]).toEqual([[], []]);
  // What is spent of it stays spent.
  expect(publisher.budgets(ours.id)).toHaveLength(1);
  expect(epsilonOf(publisher)).toBe(4);
  expect([publisher.tables(), advertiser.tables(), advertiser.associations(theirs.id)]).toEqual([[], [], []]);
  expect(world.defects()).toEqual([]);
}

/** The epsilon of the only privacy budget. */
export function epsilonOf(rooms: Rooms): number | undefined {
  return rooms.budgets(onlyMembership(rooms).id)[0]?.parameters.differentialPrivacy?.epsilon;
}

/** The analyses that the tables of an account allow. */
export function analysesOf(rooms: Rooms): readonly string[] {
  return rooms.tables().flatMap(({ id }) => rooms.allowedAnalyses(id));
}

function trustIn(world: LocalWorld, rooms: Rooms): string[] {
  const roles = rooms.associations(onlyMembership(rooms).id).map(({ roleArn }) => roleArn);
  return roles.flatMap((role) => boundTo(world.cloud, role));
}

function anyMembershipOf(account: string): string {
  return `arn:aws:cleanrooms:${REGION}:${account}:membership/*`;
}
