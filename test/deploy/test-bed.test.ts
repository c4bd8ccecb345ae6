import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { buildApp } from '../../examples/test-bed/app';
import { describeCollaboration, rewriteSql } from '../../local/demo/edits';
import { synthesize } from '../../local/demo/synthesis';
import { LocalWorld, PUBLISHER } from './local-world';

const SOURCE = join(__dirname, '..', '..', 'examples', 'test-bed');
const DEPLOY = ['deploy', '--require-approval', 'never'];

test('test-bed is created, changed in place, replaced, rolled back and destroyed by the CDK CLI, twice', async () => {
  const world = await LocalWorld.open();
  const rooms = world.rooms(PUBLISHER);
  await world.bootstrap(PUBLISHER);

  await world.cdk([...DEPLOY, '--output', world.path('source')], { cwd: SOURCE });

  const [collaboration] = rooms.collaborations();
  const [membership] = rooms.memberships();
  const membershipId = membership?.id ?? '';
  expect(rooms.members(collaboration?.id ?? '')).toMatchObject([
    { accountId: PUBLISHER, status: 'ACTIVE', abilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'] },
  ]);
  expect(namesOf(rooms.associations(membershipId))).toEqual(['custom', 'purchases', 'users']);
  const [template] = rooms.templates(membershipId);
  expect(world.outputsOf(PUBLISHER, 'CleanRoom')).toEqual(expect.arrayContaining([membershipId, template?.arn]));

  const second = write(world, 'second', (app) => {
    describeCollaboration(app, 'the second version');
    rewriteSql(app, (sql) => sql.replace('SELECT a', 'SELECT b'));
  });
  await world.cdk([...DEPLOY, '--app', second]);

  const [described, ...others] = rooms.collaborations();
  expect([described?.id, others]).toEqual([collaboration?.id, []]);
  expect(rooms.descriptionOf(described?.id ?? '')).toBe('the second version');
  const [replacement] = rooms.templates(membershipId);
  expect(replacement?.arn).not.toBe(template?.arn);
  expect(world.outputsOf(PUBLISHER, 'CleanRoom')).toContain(replacement?.arn);

  const third = write(world, 'third', (app) => {
    describeCollaboration(app, 'the third version');
    rewriteSql(app, (sql) => sql.replace('SELECT a', 'SELECT a, b'));
  });
  world.nextFault.denied = 'CreateAnalysisTemplate';
  await world.failingCdk([...DEPLOY, '--app', third]);

  expect(world.statusOf(PUBLISHER, 'CleanRoom')).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(rooms.descriptionOf(described?.id ?? '')).toBe('the second version');
  expect(namesOf(rooms.templates(membershipId))).toEqual(['custom_analysis']);
  expect(await world.cdk(['diff', '--fail', '--app', second])).toContain('Number of stacks with differences: 0');

  await world.cdk(['destroy', '--force', '--app', second]);

  expect(rooms.collaborations()).toMatchObject([{ id: collaboration?.id, memberStatus: 'ACTIVE' }]);
  expect([rooms.associations(membershipId), rooms.templates(membershipId), rooms.tables()]).toEqual([[], [], []]);

  await world.cdk([...DEPLOY, '--app', second]);
  expect(rooms.memberships().map(({ status }) => status)).toEqual(['ACTIVE', 'ACTIVE']);
  await world.cdk(['destroy', '--force', '--app', second]);

  expect(world.statusOf(PUBLISHER, 'CleanRoom')).toBe('DELETE_COMPLETE');
  expect(world.defects()).toEqual([]);
});

function write(world: LocalWorld, name: string, edit: (app: App) => void): string {
  const outdir = world.path(name);
  synthesize({ example: 'test-bed', build: buildApp, outdir, edit });
  return outdir;
}

function namesOf(items: ReadonlyArray<{ readonly name: string }>): string[] {
  return items.map(({ name }) => name).sort();
}
