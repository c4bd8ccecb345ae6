import { expect } from 'vitest';
import { buildApp } from '../../../examples/added-member/app';
import { boundTo } from '../../../local/demo/role-trust';
import type { LocalWorld } from '../local-world';
import type { Lifecycle, Program } from './lifecycle';

export const [CREATOR, AGENCY, BROADCASTER] = ['111111111111', '222222222222', '333333333333'] as const;

export const addedMember: Lifecycle = {
  example: 'added-member',
  build: buildApp,
  title: 'is joined by the broadcaster without an id that anybody pastes, and destroyed',
  run,
};

/** In the steps of the README of the example. */
async function run(world: LocalWorld, program: Program): Promise<void> {
  await bootstrapAccounts(world);
  const [creator, agency, broadcaster] = [CREATOR, AGENCY, BROADCASTER].map((account) => world.rooms(account));

  const before = await program.original('before', { withoutBroadcaster: 'true' });
  await world.cdk(deployment('Creator', ['--strict', ...before.args]), before);
  await world.cdk(deployment('Agency', ['--app', before.outdir]));
  expect(statuses(world)).toEqual(['ACTIVE', 'ACTIVE']);
  expect(partnersOfTable(world)).toEqual([`arn:aws:cleanrooms:us-east-1:${AGENCY}:membership/*`]);

  const requested = await program.later('requested', {});
  await world.cdk(deployment('Creator', requested.args), requested);
  expect(statuses(world)).toEqual(['ACTIVE', 'ACTIVE']);
  await world.cdk(deployment('Agency', ['--app', requested.outdir]));
  expect(world.callersOf('UpdateCollaborationChangeRequest')).toEqual([AGENCY]);

  const committed = await program.later('committed', { context: { revision: '2' } });
  await world.cdk(deployment('Creator', committed.args), committed);
  expect(world.callersOf('UpdateCollaborationChangeRequest')).toEqual([AGENCY, CREATOR]);
  expect(statuses(world)).toEqual(['ACTIVE', 'ACTIVE', 'INVITED']);
  const [joined] = agency?.memberships() ?? [];
  expect(partnersOfTable(world)).toEqual([`arn:aws:cleanrooms:us-east-1:${AGENCY}:membership/${joined?.id}`]);
  await world.cdk(deployment('Broadcaster', ['--app', committed.outdir]));

  expect(statuses(world)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE']);
  const [collaboration] = creator?.collaborations() ?? [];
  expect(agency?.collaborations()).toMatchObject([{ id: collaboration?.id }]);
  expect(broadcaster?.collaborations()).toMatchObject([{ id: collaboration?.id }]);

  await world.cdk(['destroy', '--all', '--force', '--app', committed.outdir]);

  expect([
    world.statusOf(CREATOR, 'Creator'),
    world.statusOf(AGENCY, 'Agency'),
    world.statusOf(BROADCASTER, 'Broadcaster'),
  ]).toEqual(['DELETE_COMPLETE', 'DELETE_COMPLETE', 'DELETE_COMPLETE']);
  expect(world.defects()).toEqual([]);
}

/** The creator can deploy into the accounts of its partners, as long as the example is one app. */
export async function bootstrapAccounts(world: LocalWorld): Promise<void> {
  for (const account of [CREATOR, AGENCY, BROADCASTER]) {
    await world.bootstrap(account, account === CREATOR ? undefined : CREATOR);
  }
}

/** The command that deploys one stack. */
export function deployment(stack: string, args: readonly string[]): string[] {
  return ['deploy', stack, '--exclusively', '--require-approval', 'never', ...args];
}

/** For which memberships of others the role of the table trusts Clean Rooms. */
function partnersOfTable(world: LocalWorld): string[] {
  const rooms = world.rooms(CREATOR);
  const [membership] = rooms.memberships();
  const [association] = rooms.associations(membership?.id ?? '');
  return boundTo(world.cloud, association?.roleArn ?? '').filter((arn) => !arn.includes(`:${CREATOR}:`));
}

/** Of the members in the only collaboration, in the order in which they came. */
function statuses(world: LocalWorld): string[] {
  const rooms = world.rooms(CREATOR);
  return rooms.collaborations().flatMap(({ id }) => rooms.members(id).map(({ status }) => status));
}
