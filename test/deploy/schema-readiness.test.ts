import { App, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { beforeAll, expect, test } from 'vitest';
import {
  AllowedAnalyses,
  AnalysisRule,
  Collaboration,
  CollaborationTable,
  ConfiguredTable,
  MemberAbility,
  Membership,
  NotReadyAction,
  SchemaReadiness,
  TableSource,
} from '../../src';
import { bundled } from '../custom-resources/support/bundled';
import { LocalWorld, PUBLISHER, REGION } from './local-world';

const DEPLOY = ['deploy', '--all', '--require-approval', 'never'];
const STACK = 'CleanRoom';

beforeAll(bundled);

test('a table that is not ready fails a deployment with the fix or is reported, until it is ready', async () => {
  const world = await LocalWorld.open();
  await world.bootstrap(PUBLISHER);

  world.judgeTables('RESULT_RECEIVERS_NOT_ALLOWED');

  const failing = synthesized(world, 'failing', NotReadyAction.FAIL);
  const output = await world.failingCdk([...DEPLOY, '--app', failing]);
  const failed = world.statusOf(PUBLISHER, STACK);
  const reporting = synthesized(world, 'reporting', NotReadyAction.REPORT);
  await world.cdk([...DEPLOY, '--app', reporting]);
  const reported = world.outputsOf(PUBLISHER, STACK);
  world.judgeTables();
  await world.cdk([...DEPLOY, '--app', failing]);

  expect(output.replace(/\s+/g, ' ')).toContain(
    `table "sales" of account ${PUBLISHER} is not ready for direct analyses: RESULT_RECEIVERS_NOT_ALLOWED: a ` +
      'test has set it; fix: specify only result receivers of the association',
  );
  expect(failed).toBe('ROLLBACK_COMPLETE');
  expect(reported).toContain('NOT_READY');
  expect(world.outputsOf(PUBLISHER, STACK)).toContain('READY');
  await world.cdk(['destroy', '--force', '--app', failing]);
  expect(world.statusOf(PUBLISHER, STACK)).toBe('DELETE_COMPLETE');
  expect(world.defects()).toEqual([]);
});

/** Synthesizes a collaboration of one account with one table, and the check of it. */
function synthesized(world: LocalWorld, folder: string, onNotReady: NotReadyAction): string {
  const outdir = world.path(folder);
  const app = new App({ outdir });
  const stack = new Stack(app, STACK, { env: { account: PUBLISHER, region: REGION } });
  const collaboration = new Collaboration(stack, 'Collaboration', {
    description: 'A collaboration of one account',
    creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const membership = new Membership(stack, 'Membership', { collaboration });
  const table = new ConfiguredTable(stack, 'Sales', {
    source: TableSource.glueByName({
      databaseName: 'shop',
      tableName: 'sales',
      bucket: Bucket.fromBucketName(stack, 'Data', 'lake'),
      keyPrefix: 'sales',
    }),
    allowedColumns: ['user_id', 'city'],
    analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(PUBLISHER) }),
  });
  const association = membership.associate('Association', { table, associationName: 'sales' });
  const readiness = new SchemaReadiness(stack, 'Ready', {
    membership,
    table: CollaborationTable.association(association),
    onNotReady,
  });
  new CfnOutput(stack, 'Status', { value: readiness.readinessStatus });
  app.synth();
  return outdir;
}
