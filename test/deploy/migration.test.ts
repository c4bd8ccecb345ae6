import { writeFile } from 'node:fs/promises';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnCollaboration, CfnConfiguredTable, CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { expect, test } from 'vitest';
import {
  AllowedAnalyses,
  AnalysisRule,
  Collaboration,
  ConfiguredTable,
  MemberAbility,
  Membership,
  Payment,
  TableSource,
} from '../../src';
import { LocalWorld, PUBLISHER, REGION } from './local-world';

const DEPLOY = ['deploy', '--all', '--require-approval', 'never'];

test('an app of L1s moves to this library, and each resource stays what it is', async () => {
  const world = await LocalWorld.open();
  await world.bootstrap(PUBLISHER);
  await world.cdk([...DEPLOY, '--app', synthesized(world.path('l1'), addL1s)]);
  const before = world.rooms(PUBLISHER);
  const identities = () => [before.collaborations(), before.memberships(), before.tables()].flat().map(({ id }) => id);
  const existing = identities();

  const moved = synthesized(world.path('l2'), addConstructs);
  const difference = await world.cdk(['diff', '--app', moved]);
  await world.cdk([...DEPLOY, '--app', moved]);

  expect(difference).not.toMatch(/requires replacement|may be replaced|\[-\]|\[\+\] AWS::/);
  expect(existing).toHaveLength(3);
  expect(identities()).toEqual(existing);
  expect(world.defects()).toEqual([]);
});

test('resources move to another stack: they are retained, and then imported', async () => {
  const world = await LocalWorld.open();
  await world.bootstrap(PUBLISHER);
  await world.cdk([...DEPLOY, '--app', synthesized(world.path('former'), addConstructs)]);
  const rooms = world.rooms(PUBLISHER);
  const [collaboration] = rooms.collaborations();
  const [membership] = rooms.memberships();
  const [table] = rooms.tables();
  await world.cdk(['destroy', '--force', '--app', world.path('former')]);
  expect(rooms.memberships().map(({ id }) => id)).toEqual([membership?.id]);

  const mapping = {
    Ads: { CollaborationIdentifier: collaboration?.id },
    Membership: { MembershipIdentifier: membership?.id },
    Sales: { ConfiguredTableIdentifier: table?.id },
  };
  const file = world.path('mapping.json');
  await writeFile(file, JSON.stringify(mapping));
  const moved = synthesized(world.path('moved'), addConstructs, 'CleanRoom');
  await world.cdk(['import', '--resource-mapping', file, '--app', moved]);

  expect(world.statusOf(PUBLISHER, 'CleanRoom')).toBe('IMPORT_COMPLETE');
  // The CLI imports resources only; parameters of the template follow with the next deployment.
  await world.cdk([...DEPLOY, '--app', moved]);
  expect(world.statusOf(PUBLISHER, 'CleanRoom')).toBe('UPDATE_COMPLETE');
  expect(rooms.collaborations().map(({ id }) => id)).toEqual([collaboration?.id]);
  expect(rooms.memberships().map(({ id }) => id)).toEqual([membership?.id]);
  expect(rooms.tables().map(({ id }) => id)).toEqual([table?.id]);
  expect(world.defects()).toEqual([]);
});

function synthesized(outdir: string, add: (stack: Stack) => void, id = 'Publisher'): string {
  const app = new App({ outdir, analyticsReporting: false });
  add(new Stack(app, id, { env: { account: PUBLISHER, region: REGION } }));
  app.synth();
  return outdir;
}

function addL1s(stack: Stack): void {
  const collaboration = new CfnCollaboration(stack, 'Ads', {
    name: 'Ads',
    description: 'Reach of the spring campaign',
    analyticsEngine: 'SPARK',
    creatorDisplayName: 'Publisher',
    creatorMemberAbilities: ['CAN_RECEIVE_RESULTS', 'CAN_QUERY'],
    creatorPaymentConfiguration: { queryCompute: { isResponsible: true }, jobCompute: { isResponsible: false } },
    members: [],
    queryLogStatus: 'ENABLED',
  });
  new CfnMembership(stack, 'Membership', {
    collaborationIdentifier: collaboration.attrCollaborationIdentifier,
    queryLogStatus: 'ENABLED',
    paymentConfiguration: { queryCompute: { isResponsible: true } },
  });
  new CfnConfiguredTable(stack, 'Sales', {
    name: 'sales',
    allowedColumns: ['user_id', 'city'],
    analysisMethod: 'DIRECT_QUERY',
    tableReference: { glue: { databaseName: 'shop', tableName: 'sales' } },
    analysisRules: [
      {
        type: 'CUSTOM',
        policy: { v1: { custom: { allowedAnalyses: ['ANY_QUERY'], allowedAnalysisProviders: [PUBLISHER] } } },
      },
    ],
  });
}

function addConstructs(stack: Stack): void {
  const collaboration = new Collaboration(stack, 'Ads', {
    description: 'Reach of the spring campaign',
    creator: {
      displayName: 'Publisher',
      abilities: [MemberAbility.RECEIVE_RESULTS, MemberAbility.QUERY],
      paymentResponsibilities: [Payment.QUERY_COMPUTE],
      declinedPayments: [Payment.JOB_COMPUTE],
    },
  });
  const membership = new Membership(stack, 'Membership', { collaboration });
  const table = new ConfiguredTable(stack, 'Sales', {
    configuredTableName: 'sales',
    source: TableSource.glueByName({ databaseName: 'shop', tableName: 'sales' }),
    allowedColumns: ['user_id', 'city'],
    removalPolicy: RemovalPolicy.RETAIN,
    analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(PUBLISHER) }),
  });
  for (const construct of [collaboration, membership, table]) {
    (construct.node.defaultChild as CfnCollaboration).overrideLogicalId(construct.node.id);
  }
}
