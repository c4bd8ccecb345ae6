import { App, Stack } from 'aws-cdk-lib';
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

function synthesized(outdir: string, add: (stack: Stack) => void): string {
  const app = new App({ outdir });
  add(new Stack(app, 'Publisher', { env: { account: PUBLISHER, region: REGION } }));
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
    analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(PUBLISHER) }),
  });
  for (const construct of [collaboration, membership, table]) {
    (construct.node.defaultChild as CfnCollaboration).overrideLogicalId(construct.node.id);
  }
}
