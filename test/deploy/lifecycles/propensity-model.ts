import { expect } from 'vitest';
import { buildApp } from '../../../examples/propensity-model/app';
import { PUBLISHER as ADVERTISER, type LocalWorld } from '../local-world';
import { onlyMembership } from '../only-membership';
import type { Lifecycle, Program } from './lifecycle';

const DEPLOY = ['deploy', '--require-approval', 'never'];

export const propensityModel: Lifecycle = {
  example: 'propensity-model',
  build: buildApp,
  title: 'is deployed with the names of the sample, moved to the bucket of another run, and destroyed',
  run,
};

async function run(world: LocalWorld, program: Program): Promise<void> {
  await world.bootstrap(ADVERTISER);
  const rooms = world.rooms(ADVERTISER);
  const { algorithms, associations } = world.machineLearning;

  const first = await program.original('first');
  const printed = await world.cdk([...DEPLOY, '--strict', ...first.args], first);

  expect(printed).not.toMatch(/\[(Warning|Info) at/);
  expect(rooms.collaborations().map(({ name }) => name)).toEqual(['cleanrooms-ml-demo-collaboration']);
  const { id } = onlyMembership(rooms);
  // CloudFormation creates what does not depend on each other in any order.
  const names = rooms.associations(id).map(({ name }) => name);
  expect([...names].sort()).toEqual(['advertiser_association', 'retailer_association']);
  const columns = rooms.tables().map((table) => rooms.allowedColumns(table.id).length);
  expect([...columns].sort()).toEqual([7, 8]);
  const [algorithm] = algorithms.values();
  expect(algorithm?.properties).toMatchObject({
    Name: 'cleanrooms-ml-demo-propensity-model',
    InferenceContainerConfig: {
      ImageUri: `${ADVERTISER}.dkr.ecr.us-east-1.amazonaws.com/cleanrooms-ml-demo-inference:latest`,
    },
  });
  expect([...associations.values()].map(({ properties }) => properties.Name)).toEqual([
    'cleanrooms-ml-demo-propensity-assoc',
  ]);
  const outputOf = () => world.service.look(rooms, 'GetMLConfiguration', { membershipIdentifier: id });
  expect(outputOf()).toMatchObject({
    defaultOutputLocation: {
      destination: {
        s3Destination: { s3Uri: `s3://cleanrooms-ml-output-${ADVERTISER}-demo/cleanrooms-ml-output` },
      },
    },
  });

  const next = await program.later('next', { context: { runId: '202603141530' } });
  await world.cdk([...DEPLOY, ...next.args], next);

  expect(onlyMembership(rooms).id).toBe(id);
  expect(JSON.stringify(outputOf())).toContain(`cleanrooms-ml-output-${ADVERTISER}-202603141530`);

  await world.cdk(['destroy', '--force', '--app', next.outdir]);

  expect(world.statusOf(ADVERTISER, 'Propensity')).toBe('DELETE_COMPLETE');
  expect([rooms.associations(id), rooms.tables(), algorithms.size, associations.size]).toEqual([[], [], 0, 0]);
  expect(world.defects()).toEqual([]);
}
