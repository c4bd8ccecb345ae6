import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { CfnIdMappingTable, CfnIdNamespaceAssociation } from 'aws-cdk-lib/aws-cleanrooms';
import { expect, test } from 'vitest';
import { buildApp } from '../../examples/identity-matching/app';
import type { Membership, Rooms } from '../../local/demo/room';
import { synthesize } from '../../local/demo/synthesis';
import { ADVERTISER, LocalWorld, PUBLISHER } from './local-world';

const SOURCE = join(__dirname, '..', '..', 'examples', 'identity-matching');
const DEPLOY = ['deploy', '--all', '--require-approval', 'never', '--strict'];

test('identity matching: the IDs of both parties are mapped, from the first deployment to the last', async () => {
  const world = await LocalWorld.open();
  await world.bootstrap(PUBLISHER);
  await world.bootstrap(ADVERTISER, PUBLISHER);
  const [publisher, advertiser] = [world.rooms(PUBLISHER), world.rooms(ADVERTISER)];

  const printed = await world.cdk([...DEPLOY, '--output', world.path('source')], { cwd: SOURCE });

  expect(printed).not.toMatch(/\[(Warning|Info) at/);
  const [ours, theirs] = [onlyMembership(publisher), onlyMembership(advertiser)];
  const [viewers] = publisher.idNamespaces(ours.id);
  const [customers] = advertiser.idNamespaces(theirs.id);
  const [table] = advertiser.idMappingTables(theirs.id);
  expect(table).toMatchObject({
    name: 'identities',
    inputReferenceProperties: {
      idMappingTableInputSource: [
        { idNamespaceAssociationId: viewers?.id, type: 'SOURCE' },
        { idNamespaceAssociationId: customers?.id, type: 'TARGET' },
      ],
    },
  });
  expect(advertiser.intermediateTables(theirs.id)).toMatchObject([
    { name: 'loyal_customers', status: 'POPULATE_SUCCESS', analysisRuleTypes: ['CUSTOM'] },
  ]);

  const next = write(world, 'next', (app) => {
    describeNamespaces(app, 'Second version');
    renameTable(app, 'people');
  });
  // Without --strict: a warning states that the template still reads the table by its old name.
  await world.cdk(['deploy', '--all', '--require-approval', 'never', '--app', next]);

  expect(publisher.idNamespaces(ours.id)).toMatchObject([{ id: viewers?.id, description: 'Second version' }]);
  const [replacement] = advertiser.idMappingTables(theirs.id);
  expect(replacement?.name).toBe('people');
  expect(replacement?.id).not.toBe(table?.id);

  await world.cdk(['destroy', '--all', '--force', '--app', next]);

  expect([world.statusOf(PUBLISHER, 'Publisher'), world.statusOf(ADVERTISER, 'Advertiser')]).toEqual([
    'DELETE_COMPLETE',
    'DELETE_COMPLETE',
  ]);
  expect([publisher.idNamespaces(ours.id), advertiser.idNamespaces(theirs.id)]).toEqual([[], []]);
  expect([advertiser.idMappingTables(theirs.id), advertiser.intermediateTables(theirs.id)]).toEqual([[], []]);
  expect(world.defects()).toEqual([]);
});

test('identity matching: a first deployment of the advertiser that fails leaves only its membership behind', async () => {
  const world = await LocalWorld.open();
  await world.bootstrap(PUBLISHER);
  await world.bootstrap(ADVERTISER, PUBLISHER);
  const version = write(world, 'version');

  world.nextFault.denied = 'CreateIntermediateTableAnalysisRule';
  const output = await world.failingCdk([...DEPLOY, '--app', version]);

  expect(output).toContain('not authorized to perform: cleanrooms:CreateIntermediateTableAnalysisRule');
  expect(world.statusOf(ADVERTISER, 'Advertiser')).toBe('ROLLBACK_COMPLETE');
  // Memberships are retained, because an account that leaves a collaboration cannot join it again.
  const advertiser = world.rooms(ADVERTISER);
  const { id } = onlyMembership(advertiser);
  expect([advertiser.idNamespaces(id), advertiser.intermediateTables(id)]).toEqual([[], []]);
  expect(world.defects()).toEqual([]);
});

function write(world: LocalWorld, name: string, edit?: (app: App) => void): string {
  const outdir = world.path(name);
  synthesize({ example: 'identity-matching', build: buildApp, outdir, edit });
  return outdir;
}

function onlyMembership(rooms: Rooms): Membership {
  const [membership, ...others] = rooms.memberships();
  expect(others).toEqual([]);
  return membership as Membership;
}

/** Changes in place. */
function describeNamespaces(app: App, description: string): void {
  for (const construct of app.node.findAll()) {
    if (construct instanceof CfnIdNamespaceAssociation) {
      construct.description = description;
    }
  }
}

/** The name of an ID mapping table is fixed at its creation, so the table is replaced. */
function renameTable(app: App, name: string): void {
  for (const construct of app.node.findAll()) {
    if (construct instanceof CfnIdMappingTable) {
      construct.name = name;
    }
  }
}
