import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { beforeAll, expect, test } from 'vitest';
import { Collaboration, Member, MemberAbility, Payment } from '../../src';
import { bundled } from '../custom-resources/support/bundled';
import { LocalWorld, PUBLISHER, REGION, ADVERTISER as RETAILER } from './local-world';

const SOURCE = join(__dirname, '..', '..', 'examples', 'invited');

beforeAll(bundled);

test('invited: the retailer deploys its side alone, once the publisher has invited it', async () => {
  const world = await LocalWorld.open();
  await world.bootstrap(PUBLISHER);
  await world.bootstrap(RETAILER);
  await world.cdk(['deploy', '--require-approval', 'never', '--app', publisherApp(world.path('publisher'))]);

  const deploy = ['deploy', '--require-approval', 'never', '--strict', '--output', world.path('retailer')];
  const printed = await world.cdk(deploy, { account: RETAILER, cwd: SOURCE });

  expect(printed).not.toMatch(/\[(Warning|Info) at/);
  const rooms = world.rooms(RETAILER);
  const [collaboration] = rooms.collaborations();
  expect(rooms.members(collaboration?.id ?? '').map(({ status }) => status)).toEqual(['INVITED', 'ACTIVE']);
  const [membership] = rooms.memberships();
  expect(rooms.associations(membership?.id ?? '')).toMatchObject([
    { name: 'purchases', analysisRuleTypes: ['CUSTOM'] },
  ]);

  await world.cdk(['destroy', '--force', '--app', world.path('retailer')], { account: RETAILER });

  expect(world.statusOf(RETAILER, 'Retailer')).toBe('DELETE_COMPLETE');
  expect(world.defects()).toEqual([]);
});

/** The publisher, whose app the retailer does not know. */
function publisherApp(outdir: string): string {
  const app = new App({ outdir });
  const stack = new Stack(app, 'Publisher', { env: { account: PUBLISHER, region: REGION } });
  new Collaboration(stack, 'Collaboration', {
    collaborationName: 'Spring campaign',
    description: 'Buyers among the people who saw the spring campaign',
    creator: { displayName: 'Publisher' },
    members: [
      Member.account(RETAILER, {
        displayName: 'Retailer',
        abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        paymentResponsibilities: [Payment.QUERY_COMPUTE],
      }),
    ],
  });
  app.synth();
  return outdir;
}
