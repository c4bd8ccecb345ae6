import type { App } from 'aws-cdk-lib';
import { CfnIdMappingTable, CfnIdNamespaceAssociation } from 'aws-cdk-lib/aws-cleanrooms';
import { expect } from 'vitest';
import { buildApp } from '../../../examples/identity-matching/app';
import { ADVERTISER, type LocalWorld, PUBLISHER } from '../local-world';
import { onlyMembership } from '../only-membership';
import type { Lifecycle, Program, SourceChange } from './lifecycle';

const DEPLOY = ['deploy', '--all', '--require-approval', 'never'];

const SECOND_VERSION: SourceChange = {
  typescript: (app) => {
    describeNamespaces(app, 'Second version');
    renameTable(app, 'people');
  },
  python: [
    {
      file: 'python/identity_matching/publisher_stack.py',
      text: 'id_namespace_association_name="viewers",',
      by: 'id_namespace_association_name="viewers", description="Second version",',
    },
    {
      file: 'python/identity_matching/advertiser_stack.py',
      text: 'id_namespace_association_name="customers"',
      by: 'id_namespace_association_name="customers", description="Second version"',
    },
    {
      file: 'python/identity_matching/advertiser_stack.py',
      text: 'id_mapping_table_name="identities"',
      by: 'id_mapping_table_name="people"',
    },
  ],
};

export const identityMatching: Lifecycle = {
  example: 'identity-matching',
  build: buildApp,
  title: 'maps the IDs of both parties, from the first deployment to the last',
  run,
};

async function run(world: LocalWorld, program: Program): Promise<void> {
  await world.bootstrap(PUBLISHER);
  await world.bootstrap(ADVERTISER, PUBLISHER);
  const [publisher, advertiser] = [world.rooms(PUBLISHER), world.rooms(ADVERTISER)];

  const first = await program.original('first');
  const printed = await world.cdk([...DEPLOY, '--strict', ...first.args], first);

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

  const next = await program.later('next', { source: SECOND_VERSION });
  // Without --strict: a warning states that the template still reads the table by its old name.
  await world.cdk([...DEPLOY, ...next.args], next);

  expect(publisher.idNamespaces(ours.id)).toMatchObject([{ id: viewers?.id, description: 'Second version' }]);
  const [replacement] = advertiser.idMappingTables(theirs.id);
  expect(replacement?.name).toBe('people');
  expect(replacement?.id).not.toBe(table?.id);

  await world.cdk(['destroy', '--all', '--force', '--app', next.outdir]);

  expect([world.statusOf(PUBLISHER, 'Publisher'), world.statusOf(ADVERTISER, 'Advertiser')]).toEqual([
    'DELETE_COMPLETE',
    'DELETE_COMPLETE',
  ]);
  expect([publisher.idNamespaces(ours.id), advertiser.idNamespaces(theirs.id)]).toEqual([[], []]);
  expect([advertiser.idMappingTables(theirs.id), advertiser.intermediateTables(theirs.id)]).toEqual([[], []]);
  expect(world.defects()).toEqual([]);
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
