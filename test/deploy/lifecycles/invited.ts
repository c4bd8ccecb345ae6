import { App, Stack } from 'aws-cdk-lib';
import { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { expect } from 'vitest';
import { buildApp } from '../../../examples/invited/app';
import { Collaboration, Member, MemberAbility, Payment } from '../../../src';
import { type LocalWorld, PUBLISHER, REGION, ADVERTISER as RETAILER } from '../local-world';
import type { Lifecycle, Program, SourceChange } from './lifecycle';

const DEPLOY = ['deploy', '--require-approval', 'never'];
const ACCOUNT = { account: RETAILER };

/** Fewer columns, which changes the table in place. */
const WITHOUT_DATES: SourceChange = {
  typescript: (app) => allowColumns(app, ['customer_id', 'category']),
  python: [
    {
      file: 'python/invited/retailer_stack.py',
      text: '["customer_id", "category", "purchased_at"]',
      by: '["customer_id", "category"]',
    },
  ],
};

export const invited: Lifecycle = {
  example: 'invited',
  build: buildApp,
  title: 'is deployed by the retailer alone once the publisher has invited it, changed in place, and destroyed',
  run,
};

async function run(world: LocalWorld, program: Program): Promise<void> {
  await world.bootstrap(PUBLISHER);
  await world.bootstrap(RETAILER);
  await world.cdk([...DEPLOY, '--app', publisherApp(world.path('publisher'))]);

  const first = await program.original('first');
  const printed = await world.cdk([...DEPLOY, '--strict', ...first.args], { ...first, ...ACCOUNT });

  expect(printed).not.toMatch(/\[(Warning|Info) at/);
  const rooms = world.rooms(RETAILER);
  const [collaboration] = rooms.collaborations();
  expect(rooms.members(collaboration?.id ?? '').map(({ status }) => status)).toEqual(['INVITED', 'ACTIVE']);
  const [membership] = rooms.memberships();
  expect(rooms.associations(membership?.id ?? '')).toMatchObject([
    { name: 'purchases', analysisRuleTypes: ['CUSTOM'] },
  ]);
  const [table] = rooms.tables();
  expect(rooms.allowedColumns(table?.id ?? '')).toEqual(['customer_id', 'category', 'purchased_at']);

  const next = await program.later('next', { source: WITHOUT_DATES });
  await world.cdk([...DEPLOY, ...next.args], { ...next, ...ACCOUNT });

  expect(rooms.tables()).toMatchObject([{ id: table?.id }]);
  expect(rooms.allowedColumns(table?.id ?? '')).toEqual(['customer_id', 'category']);

  await world.cdk(['destroy', '--force', '--app', next.outdir], ACCOUNT);

  expect(world.statusOf(RETAILER, 'Retailer')).toBe('DELETE_COMPLETE');
  expect(rooms.tables()).toEqual([]);
  expect(world.defects()).toEqual([]);
}

function allowColumns(app: App, columns: string[]): void {
  for (const construct of app.node.findAll()) {
    if (construct instanceof CfnConfiguredTable) {
      construct.allowedColumns = columns;
    }
  }
}

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
