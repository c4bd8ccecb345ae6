import { beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../examples/added-member/app';
import { synthesize } from '../../local/demo/synthesis';
import { bundled } from '../custom-resources/support/bundled';
import { LocalWorld } from './local-world';

/** Before anybody thought of the broadcaster. */
const BEFORE = { withoutBroadcaster: 'true' };
const [CREATOR, AGENCY, BROADCASTER] = ['111111111111', '222222222222', '333333333333'] as const;

describe('added-member, deployed by the CDK CLI with its functions', () => {
  beforeAll(bundled);

  test('is joined by the broadcaster without an id that anybody pastes, and destroyed', async () => {
    const { world, deploy, write } = await threeAccounts();
    const [creator, agency, broadcaster] = [CREATOR, AGENCY, BROADCASTER].map((account) => world.rooms(account));

    await deploy('Creator', BEFORE);
    await deploy('Agency', BEFORE);
    expect(statuses(world)).toEqual(['ACTIVE', 'ACTIVE']);

    await deploy('Creator');
    expect(statuses(world)).toEqual(['ACTIVE', 'ACTIVE']);
    await deploy('Agency');
    expect(world.callersOf('UpdateCollaborationChangeRequest')).toEqual([AGENCY]);

    await deploy('Creator', { revision: '2' });
    expect(world.callersOf('UpdateCollaborationChangeRequest')).toEqual([AGENCY, CREATOR]);
    expect(statuses(world)).toEqual(['ACTIVE', 'ACTIVE', 'INVITED']);
    await deploy('Broadcaster');

    expect(statuses(world)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE']);
    const [collaboration] = creator?.collaborations() ?? [];
    expect(agency?.collaborations()).toMatchObject([{ id: collaboration?.id }]);
    expect(broadcaster?.collaborations()).toMatchObject([{ id: collaboration?.id }]);

    await world.cdk(['destroy', '--all', '--force', '--app', write('last')]);

    expect(['Creator', 'Agency', 'Broadcaster'].map((name, at) => world.statusOf(accountAt(at), name))).toEqual([
      'DELETE_COMPLETE',
      'DELETE_COMPLETE',
      'DELETE_COMPLETE',
    ]);
    expect(world.defects()).toEqual([]);
  });

  test('is rolled back when the service finds its template unfit, with the reason of the service', async () => {
    const { world, write } = await threeAccounts();
    world.judgeTemplates('INVALID', 'a privacy budget cannot protect this query');

    const said = await world.failingCdk(deployment('Creator', write('Creator')));

    expect(said).toContain('a privacy budget cannot protect this query');
    expect(world.statusOf(CREATOR, 'Creator')).toBe('ROLLBACK_COMPLETE');
    // Nobody has joined but the creator, whose collaboration went with it.
    expect(world.rooms(CREATOR).collaborations()).toEqual([]);
    expect(world.defects()).toEqual([]);
  });

  test('tells the agency that it has no invitation', async () => {
    const { world, write } = await threeAccounts();

    const said = await world.failingCdk(deployment('Agency', write('Agency')));

    expect(said).toContain(
      'no pending invitation or active membership found for collaboration "Viewer panel" of account ' +
        `${CREATOR} in this Region`,
    );
    expect(world.statusOf(AGENCY, 'Agency')).toBe('ROLLBACK_COMPLETE');
    expect(world.defects()).toEqual([]);
  });
});

function accountAt(at: number): string {
  return [CREATOR, AGENCY, BROADCASTER][at] ?? '';
}

function deployment(stack: string, assembly: string): string[] {
  return ['deploy', stack, '--exclusively', '--require-approval', 'never', '--app', assembly];
}

async function threeAccounts() {
  const world = await LocalWorld.open();
  for (const account of [CREATOR, AGENCY, BROADCASTER]) {
    await world.bootstrap(account, account === CREATOR ? undefined : CREATOR);
  }
  const write = (name: string, context: { readonly [key: string]: string } = {}) => {
    const outdir = world.path([name, ...Object.keys(context)].join('-'));
    synthesize({ example: 'added-member', build: buildApp, outdir, context });
    return outdir;
  };
  const deploy = (stack: string, context?: { readonly [key: string]: string }) =>
    world.cdk(deployment(stack, write(stack, context)));
  return { world, write, deploy };
}

/** Of the members in the only collaboration, in the order in which they came. */
function statuses(world: LocalWorld): string[] {
  const rooms = world.rooms(CREATOR);
  return rooms.collaborations().flatMap(({ id }) => rooms.members(id).map(({ status }) => status));
}
