import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { CfnConfiguredModelAlgorithm } from 'aws-cdk-lib/aws-cleanroomsml';
import { expect, test } from 'vitest';
import { buildApp } from '../../examples/custom-model/app';
import { synthesize } from '../../local/demo/synthesis';
import { LocalWorld, PUBLISHER as STREAMING, ADVERTISER as STUDIO } from './local-world';

const SOURCE = join(__dirname, '..', '..', 'examples', 'custom-model');
const DEPLOY = ['deploy', '--all', '--require-approval', 'never'];

test('custom-model is created, replaced by a new version of the model, and destroyed', async () => {
  const world = await LocalWorld.open();
  await world.bootstrap(STREAMING);
  await world.bootstrap(STUDIO, STREAMING);
  const { datasets, algorithms, associations } = world.machineLearning;

  const printed = await world.cdk([...DEPLOY, '--strict', '--output', world.path('source')], { cwd: SOURCE });

  expect(printed).not.toMatch(/\[(Warning|Info) at/);
  expect([...datasets.values()].map(({ properties }) => properties.Name)).toEqual(['views']);
  const [first] = algorithms.keys();
  const [association] = associations.values();
  const [membership] = world.rooms(STREAMING).memberships();
  expect(association).toMatchObject({
    membershipId: membership?.id,
    properties: { Name: 'recommender', ConfiguredModelAlgorithmArn: first },
  });

  const next = world.path('next');
  synthesize({ example: 'custom-model', build: buildApp, outdir: next, edit: retag });
  await world.cdk([...DEPLOY, '--app', next]);

  const [second, ...others] = algorithms.keys();
  expect(others).toEqual([]);
  expect(second).not.toBe(first);
  expect([...associations.values()].map(({ properties }) => properties.ConfiguredModelAlgorithmArn)).toEqual([second]);
  expect(await world.cdk(['diff', '--all', '--fail', '--app', next])).toContain('Number of stacks with differences: 0');

  await world.cdk(['destroy', '--all', '--force', '--app', next]);

  expect([world.statusOf(STREAMING, 'Streaming'), world.statusOf(STUDIO, 'Studio')]).toEqual([
    'DELETE_COMPLETE',
    'DELETE_COMPLETE',
  ]);
  expect([datasets.size, algorithms.size, associations.size]).toEqual([0, 0, 0]);
  expect(world.defects()).toEqual([]);
});

/** Another version of the training image. */
function retag(app: App): void {
  const models = app.node.findAll().filter(CfnConfiguredModelAlgorithm.isCfnConfiguredModelAlgorithm);
  for (const model of models) {
    model.addPropertyOverride(
      'TrainingContainerConfig.ImageUri',
      `${STREAMING}.dkr.ecr.us-east-1.amazonaws.com/m:2.0.0`,
    );
  }
}
