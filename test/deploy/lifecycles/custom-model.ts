import type { App } from 'aws-cdk-lib';
import { CfnConfiguredModelAlgorithm } from 'aws-cdk-lib/aws-cleanroomsml';
import { expect } from 'vitest';
import { buildApp } from '../../../examples/custom-model/app';
import { type LocalWorld, PUBLISHER as STREAMING, ADVERTISER as STUDIO } from '../local-world';
import type { Lifecycle, Program, SourceChange } from './lifecycle';

const DEPLOY = ['deploy', '--all', '--require-approval', 'never'];

/** Another version of the training image. */
const SECOND_MODEL: SourceChange = {
  typescript: retag,
  python: [{ file: 'python/custom_model/streaming_stack.py', text: 'training-1.0.0', by: 'training-2.0.0' }],
};

export const customModel: Lifecycle = {
  example: 'custom-model',
  build: buildApp,
  title: 'is deployed into two accounts, replaced by a new version of the model, and destroyed',
  run,
};

async function run(world: LocalWorld, program: Program): Promise<void> {
  await world.bootstrap(STREAMING);
  await world.bootstrap(STUDIO, STREAMING);
  const { datasets, algorithms, associations } = world.machineLearning;

  const first = await program.original('first');
  const printed = await world.cdk([...DEPLOY, '--strict', ...first.args], first);

  expect(printed).not.toMatch(/\[(Warning|Info) at/);
  expect([...datasets.values()].map(({ properties }) => properties.Name)).toEqual(['views']);
  const [model] = algorithms.keys();
  const [association] = associations.values();
  const [membership] = world.rooms(STREAMING).memberships();
  expect(association).toMatchObject({
    membershipId: membership?.id,
    properties: { Name: 'recommender', ConfiguredModelAlgorithmArn: model },
  });

  const next = await program.later('next', { source: SECOND_MODEL });
  await world.cdk([...DEPLOY, ...next.args], next);

  const [second, ...others] = algorithms.keys();
  expect(others).toEqual([]);
  expect(second).not.toBe(model);
  expect([...associations.values()].map(({ properties }) => properties.ConfiguredModelAlgorithmArn)).toEqual([second]);
  expect(await world.cdk(['diff', '--all', '--fail', '--app', next.outdir])).toContain(
    'Number of stacks with differences: 0',
  );

  await world.cdk(['destroy', '--all', '--force', '--app', next.outdir]);

  expect([world.statusOf(STREAMING, 'Streaming'), world.statusOf(STUDIO, 'Studio')]).toEqual([
    'DELETE_COMPLETE',
    'DELETE_COMPLETE',
  ]);
  expect([datasets.size, algorithms.size, associations.size]).toEqual([0, 0, 0]);
  expect(world.defects()).toEqual([]);
}

function retag(app: App): void {
  const models = app.node.findAll().filter(CfnConfiguredModelAlgorithm.isCfnConfiguredModelAlgorithm);
  for (const model of models) {
    model.addPropertyOverride(
      'TrainingContainerConfig.ImageUri',
      `${STREAMING}.dkr.ecr.us-east-1.amazonaws.com/m:2.0.0`,
    );
  }
}
