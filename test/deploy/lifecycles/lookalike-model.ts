import type { App, CfnResource } from 'aws-cdk-lib';
import { expect } from 'vitest';
import { buildApp } from '../../../examples/lookalike-model/app';
import { type LocalWorld, PUBLISHER as STREAMING } from '../local-world';
import type { Lifecycle, Program, SourceChange } from './lifecycle';

const DEPLOY = ['deploy', '--require-approval', 'never'];
const TYPE = 'Custom::CleanRoomsConfiguredAudienceModel';

/** A lower minimum, which changes the model in place. */
const SMALLER_SEEDS: SourceChange = {
  typescript: lowerSeedSize,
  python: [
    {
      file: 'python/lookalike_model/streaming_stack.py',
      text: 'min_matching_seed_size=1000',
      by: 'min_matching_seed_size=500',
    },
  ],
};

export const lookalikeModel: Lifecycle = {
  example: 'lookalike-model',
  build: buildApp,
  title: 'is deployed with a trained model, changed in place and moved to another trained model, and destroyed',
  run,
};

async function run(world: LocalWorld, program: Program): Promise<void> {
  await world.bootstrap(STREAMING);
  const audiences = world.audiences(STREAMING);
  const trained = audiences.train('first');
  const trainedLater = audiences.train('second');

  const first = await program.original('first', { audienceModelArn: trained });
  const printed = await world.cdk([...DEPLOY, '--strict', ...first.args], first);

  expect(printed).not.toMatch(/\[(Warning|Info) at/);
  const [model] = audiences.configured();
  const configuredAudienceModelArn = model?.configuredAudienceModelArn ?? '';
  expect(model).toMatchObject({
    audienceModelArn: trained,
    minMatchingSeedSize: 1000,
    audienceSizeConfig: { audienceSizeType: 'PERCENTAGE', audienceSizeBins: [5, 10, 20] },
    sharedAudienceMetrics: ['ALL'],
    tags: { team: 'advertising' },
  });
  const [association] = audiences.associated();
  expect(audiences.associated()).toMatchObject([{ configuredAudienceModelArn, name: 'viewers' }]);
  expect(audiences.statementsOf(configuredAudienceModelArn)).toMatchObject([
    { Condition: { StringEquals: { 'cleanrooms-ml:CollaborationId': [association?.collaborationId] } } },
  ]);

  const next = await program.later('next', { source: SMALLER_SEEDS, context: { audienceModelArn: trainedLater } });
  await world.cdk([...DEPLOY, ...next.args], next);

  expect(audiences.configured()).toMatchObject([
    { configuredAudienceModelArn, audienceModelArn: trainedLater, minMatchingSeedSize: 500 },
  ]);
  expect(audiences.associated()).toMatchObject([{ id: association?.id, name: 'viewers' }]);

  await world.cdk(['destroy', '--force', '--app', next.outdir]);

  expect(world.statusOf(STREAMING, 'Lookalikes')).toBe('DELETE_COMPLETE');
  expect(audiences.configured()).toEqual([]);
  expect(audiences.associated()).toEqual([]);
  expect(world.defects()).toEqual([]);
}

function lowerSeedSize(app: App): void {
  for (const resource of app.node.findAll() as CfnResource[]) {
    if (resource.cfnResourceType === TYPE) {
      resource.addPropertyOverride('MinMatchingSeedSize', 500);
    }
  }
}
