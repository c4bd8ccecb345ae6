import type { App, CfnResource } from 'aws-cdk-lib';
import { expect } from 'vitest';
import { buildApp } from '../../../examples/lookalike-model/app';
import { type LocalWorld, PUBLISHER as STREAMING } from '../local-world';
import type { Lifecycle, Program, SourceChange } from './lifecycle';

const DEPLOY = ['deploy', '--require-approval', 'never'];
const FILE = 'python/lookalike_model/streaming_stack.py';

/** A lower minimum, which changes the model in place. */
const SMALLER_SEEDS: SourceChange = {
  typescript: (app) => override(app, 'Custom::CleanRoomsConfiguredAudienceModel', 'MinMatchingSeedSize', 500),
  python: [{ file: FILE, text: 'min_matching_seed_size=1000', by: 'min_matching_seed_size=500' }],
};

/** A still lower minimum, and a name of the association that the service refuses after that: it has 101 characters. */
const REFUSED_NAME: SourceChange = {
  typescript: (app) => {
    override(app, 'Custom::CleanRoomsConfiguredAudienceModel', 'MinMatchingSeedSize', 250);
    override(app, 'Custom::CleanRoomsConfiguredAudienceModelAssociation', 'Name', 'v'.repeat(101));
  },
  python: [
    { file: FILE, text: 'min_matching_seed_size=1000', by: 'min_matching_seed_size=250' },
    { file: FILE, text: 'association_name="viewers"', by: 'association_name="v" * 101' },
  ],
};

export const lookalikeModel: Lifecycle = {
  example: 'lookalike-model',
  build: buildApp,
  title:
    'trains a model, which is configured when it is trained, changed in place, rolled back, and destroyed except for it',
  run,
};

async function run(world: LocalWorld, program: Program): Promise<void> {
  await world.bootstrap(STREAMING);
  const audiences = world.audiences(STREAMING);

  const first = await program.original('first');
  const printed = await world.cdk([...DEPLOY, '--strict', '--all', ...first.args], first);

  expect(printed).not.toMatch(/\[(Warning|Info) at/);
  const [trained] = audiences.trained();
  expect(audiences.trained()).toMatchObject([{ status: 'ACTIVE', name: expect.stringMatching(/^TrainingModel/) }]);
  const [model] = audiences.configured();
  const configuredAudienceModelArn = model?.configuredAudienceModelArn ?? '';
  expect(model).toMatchObject({
    audienceModelArn: trained?.audienceModelArn,
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

  const next = await program.later('next', { source: SMALLER_SEEDS });
  await world.cdk([...DEPLOY, '--all', ...next.args], next);
  const changed = [{ configuredAudienceModelArn, minMatchingSeedSize: 500 }];
  expect(audiences.configured()).toMatchObject(changed);

  const refused = await program.later('refused', { source: REFUSED_NAME });
  const printedLater = await world.failingCdk([...DEPLOY, '--all', ...refused.args], refused);
  expect(printedLater).toContain('UpdateConfiguredAudienceModelAssociation: ValidationException');
  expect(world.statusOf(STREAMING, 'Lookalikes')).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(audiences.configured()).toMatchObject(changed);
  expect(audiences.associated()).toMatchObject([{ id: association?.id, name: 'viewers' }]);

  await world.cdk(['destroy', '--force', '--all', '--app', next.outdir]);

  expect(world.statusOf(STREAMING, 'Lookalikes')).toBe('DELETE_COMPLETE');
  expect(world.statusOf(STREAMING, 'Training')).toBe('DELETE_COMPLETE');
  expect(audiences.configured()).toEqual([]);
  expect(audiences.associated()).toEqual([]);
  expect(audiences.trained()).toMatchObject([{ audienceModelArn: trained?.audienceModelArn }]);
  expect(world.defects()).toEqual([]);
}

function override(app: App, type: string, property: string, value: unknown): void {
  for (const resource of app.node.findAll() as CfnResource[]) {
    if (resource.cfnResourceType === type) {
      resource.addPropertyOverride(property, value);
    }
  }
}
