import { App, Stack } from 'aws-cdk-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  AutoApprovedChange,
  Collaboration,
  CollaborationMember,
  GrantableMemberAbility,
  MemberAbility,
} from '../../src';
import { bundled } from '../custom-resources/support/bundled';
import { creatorMembership } from '../support/creator-membership';
import { LocalWorld, PUBLISHER, REGION } from './local-world';

const DEPLOY = ['deploy', '--require-approval', 'never', '--app'];
const PARTNER = '333333333333';
const OTHER_PARTNER = '444444444444';

interface Version {
  /** The account that is a member; nobody, unless told. */
  readonly late?: string;
  readonly abilities?: GrantableMemberAbility[];
  /** Made after the added member. */
  readonly hasMembership?: boolean;
}

describe('a member that is added later, deployed by the CDK CLI with its function', () => {
  beforeAll(bundled);

  test('is invited, changed in place, replaced by another account and removed', async () => {
    const world = await withCollaboration();

    await world.cdk([...DEPLOY, write(world, 'added', { late: PARTNER })]);
    expect(addedMembers(world)).toEqual([[PARTNER, 'INVITED', []]]);

    const abilities = [GrantableMemberAbility.RECEIVE_RESULTS];
    await world.cdk([...DEPLOY, write(world, 'able', { late: PARTNER, abilities })]);
    expect(addedMembers(world)).toEqual([[PARTNER, 'INVITED', abilities]]);

    await world.cdk([...DEPLOY, write(world, 'other', { late: OTHER_PARTNER })]);
    expect(addedMembers(world)).toEqual([
      [PARTNER, 'REMOVED', abilities],
      [OTHER_PARTNER, 'INVITED', []],
    ]);

    await world.cdk(['destroy', '--force', '--app', world.path('other')]);
    expect(addedMembers(world).map(([, status]) => status)).toEqual(['REMOVED', 'REMOVED']);
    expect(world.defects()).toEqual([]);
  });

  test('is invited once, although the answer to the request for it is lost', async () => {
    const world = await withCollaboration();

    world.nextFault.lost = 'CreateCollaborationChangeRequest';
    await world.cdk([...DEPLOY, write(world, 'added', { late: PARTNER })]);

    expect(world.nextFault.lost).toBeUndefined();
    expect(addedMembers(world)).toEqual([[PARTNER, 'INVITED', []]]);
    expect(world.defects()).toEqual([]);
  });

  test('is removed again when a later resource fails', async () => {
    const world = await withCollaboration();

    world.nextFault.denied = 'CreateMembership';
    await world.failingCdk([...DEPLOY, write(world, 'failing', { late: PARTNER, hasMembership: true })]);

    expect(world.statusOf(PUBLISHER, 'Late')).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(addedMembers(world)).toEqual([[PARTNER, 'REMOVED', []]]);
    expect(world.defects()).toEqual([]);
  });
});

/** A cloud with a collaboration whose creator has not invited anybody. */
async function withCollaboration(): Promise<LocalWorld> {
  const world = await LocalWorld.open();
  await world.bootstrap(PUBLISHER);
  await world.cdk([...DEPLOY, write(world, 'alone', {})]);
  return world;
}

function write(world: LocalWorld, name: string, { late, abilities, hasMembership }: Version): string {
  const app = new App({ outdir: world.path(name) });
  const stack = new Stack(app, 'Late', { env: { account: PUBLISHER, region: REGION } });
  const collaboration = new Collaboration(stack, 'Collaboration', {
    description: 'Grows',
    creator: { displayName: 'Creator', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
    autoApprovedChanges: Object.values(AutoApprovedChange),
  });
  const member =
    late === undefined
      ? undefined
      : new CollaborationMember(stack, 'Partner', {
          collaboration,
          accountId: late,
          displayName: 'Partner',
          abilities,
        });
  if (hasMembership) {
    const membership = creatorMembership(collaboration);
    membership.node.addDependency(...(member ? [member] : []));
  }
  app.synth();
  return world.path(name);
}

function addedMembers(world: LocalWorld): Array<[account: string, status: string, abilities: readonly string[]]> {
  const rooms = world.rooms(PUBLISHER);
  const members = rooms.collaborations().flatMap(({ id }) => rooms.members(id));
  return members.slice(1).map(({ accountId, status, abilities }) => [accountId, status, abilities]);
}
