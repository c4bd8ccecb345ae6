import { expect } from 'vitest';
import { buildApp } from '../../../examples/test-bed/app';
import { describeCollaboration, rewriteSql } from '../../../local/demo/edits';
import { type LocalWorld, PUBLISHER } from '../local-world';
import type { Lifecycle, Program, SourceChange } from './lifecycle';

const DEPLOY = ['deploy', '--require-approval', 'never'];

export const testBed: Lifecycle = {
  example: 'test-bed',
  build: buildApp,
  title: 'is deployed, changed in place, replaced, rolled back and destroyed, and deployed again',
  run,
};

async function run(world: LocalWorld, program: Program): Promise<void> {
  const rooms = world.rooms(PUBLISHER);
  await world.bootstrap(PUBLISHER);

  const first = await program.original('first');
  await world.cdk([...DEPLOY, '--strict', ...first.args], first);

  const [collaboration] = rooms.collaborations();
  const [membership] = rooms.memberships();
  const membershipId = membership?.id ?? '';
  expect(rooms.members(collaboration?.id ?? '')).toMatchObject([
    { accountId: PUBLISHER, status: 'ACTIVE', abilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'] },
  ]);
  expect(namesOf(rooms.associations(membershipId))).toEqual(['custom', 'purchases', 'users']);
  const [template] = rooms.templates(membershipId);
  expect(world.outputsOf(PUBLISHER, 'CleanRoom')).toEqual(expect.arrayContaining([membershipId, template?.arn]));

  const second = await program.later('second', { source: version('the second version', 'b') });
  await world.cdk([...DEPLOY, ...second.args], second);

  const [described, ...others] = rooms.collaborations();
  expect([described?.id, others]).toEqual([collaboration?.id, []]);
  expect(rooms.descriptionOf(described?.id ?? '')).toBe('the second version');
  const [replacement] = rooms.templates(membershipId);
  expect(replacement?.arn).not.toBe(template?.arn);
  expect(world.outputsOf(PUBLISHER, 'CleanRoom')).toContain(replacement?.arn);

  const third = await program.later('third', { source: version('the third version', 'a, b') });
  world.nextFault.denied = 'CreateAnalysisTemplate';
  await world.failingCdk([...DEPLOY, ...third.args], third);

  expect(world.statusOf(PUBLISHER, 'CleanRoom')).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(rooms.descriptionOf(described?.id ?? '')).toBe('the second version');
  expect(namesOf(rooms.templates(membershipId))).toEqual(['custom_analysis']);
  expect(await world.cdk(['diff', '--fail', '--app', second.outdir])).toContain('Number of stacks with differences: 0');

  await world.cdk(['destroy', '--force', '--app', second.outdir]);

  expect(rooms.collaborations()).toMatchObject([{ id: collaboration?.id, memberStatus: 'ACTIVE' }]);
  expect([rooms.associations(membershipId), rooms.templates(membershipId), rooms.tables()]).toEqual([[], [], []]);

  await world.cdk([...DEPLOY, '--app', second.outdir]);
  expect(rooms.memberships().map(({ status }) => status)).toEqual(['ACTIVE', 'ACTIVE']);
  await world.cdk(['destroy', '--force', '--app', second.outdir]);

  expect(world.statusOf(PUBLISHER, 'CleanRoom')).toBe('DELETE_COMPLETE');
  expect(world.defects()).toEqual([]);
}

function version(description: string, columns: string): SourceChange {
  const file = 'python/test_bed/app.py';
  return {
    typescript: (app) => {
      describeCollaboration(app, description);
      rewriteSql(app, (sql) => sql.replace('SELECT a', `SELECT ${columns}`));
    },
    python: [
      { file, text: 'Collaboration Room for AWS SDK for pandas test infrastructure', by: description },
      { file, text: 'SELECT a', by: `SELECT ${columns}` },
    ],
  };
}

function namesOf(items: ReadonlyArray<{ readonly name: string }>): string[] {
  return items.map(({ name }) => name).sort();
}
