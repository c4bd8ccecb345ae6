import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { describe, expect, test } from 'vitest';
import type { Caller } from '../../../local/cleanrooms/service';
import type { Properties } from '../../../local/cloudformation/provider';
import { MACHINE_LEARNING_LEDGER } from '../../../local/machine-learning/ledger';
import { MachineLearning } from '../../../local/machine-learning/machine-learning';
import { machineLearningProviders } from '../../../local/machine-learning/providers';
import { CREATOR, join, NOWHERE, newCollaboration, newService, PARTNER, ROLE, refusal } from '../cleanrooms/clean-room';

const MODEL = { Name: 'recommender', RoleArn: ROLE };

function newWorld() {
  const service = newService();
  const ml = new MachineLearning(service);
  const collaboration = newCollaboration(service);
  join(service, CREATOR, collaboration);
  const membership = join(service, PARTNER, collaboration);
  const providers = machineLearningProviders(ml);
  const providerOf = (type: string) => {
    const found = providers[`AWS::CleanRoomsML::${type}`];
    if (found === undefined) {
      throw new Error(type);
    }
    return found;
  };
  const contextOf = ({ account, region }: Caller) => ({ stackName: 'stack', logicalId: 'Thing', account, region });
  return {
    service,
    ml,
    collaboration,
    membership,
    create: async (type: string, properties: Properties, caller = PARTNER) =>
      await providerOf(type).create(properties, contextOf(caller)),
    update: async (type: string, id: string, properties: Properties) =>
      await providerOf(type).update(id, properties, {}, contextOf(PARTNER)),
    read: async (type: string, id: string) => await providerOf(type).read?.(id, contextOf(PARTNER)),
    remove: async (type: string, id: string) => await providerOf(type).delete(id, {}, contextOf(PARTNER)),
  };
}

const OWN = { ...MODEL, RoleArn: ROLE.replace(CREATOR.account, PARTNER.account) };
const TYPES = ['TrainingDataset', 'ConfiguredModelAlgorithm', 'ConfiguredModelAlgorithmAssociation'];

async function oneOfEach(world: ReturnType<typeof newWorld>) {
  const dataset = await world.create('TrainingDataset', OWN);
  const algorithm = await world.create('ConfiguredModelAlgorithm', OWN);
  const association = await world.create('ConfiguredModelAlgorithmAssociation', {
    Name: 'recommender',
    MembershipIdentifier: world.membership.id,
    ConfiguredModelAlgorithmArn: algorithm.physicalId,
  });
  return [dataset, algorithm, association] as const;
}

test('the attributes are those of the service specification', async () => {
  const world = newWorld();
  const spec = loadAwsServiceSpecSync();

  const all = await oneOfEach(world);

  for (const [index, type] of TYPES.entries()) {
    const found = spec.lookup('resource', 'cloudFormationType', 'equals', `AWS::CleanRoomsML::${type}`).only();
    expect(Object.keys(all[index]?.attributes ?? {}).sort(), type).toEqual(Object.keys(found.attributes).sort());
  }
  expect(all[2].attributes.CollaborationIdentifier).toBe(world.collaboration.id);
});

test('an update writes the tags', async () => {
  const world = newWorld();
  const [dataset] = await oneOfEach(world);

  const updated = await world.update('TrainingDataset', dataset.physicalId, {
    ...OWN,
    Tags: [{ Key: 'a', Value: 'b' }],
  });

  expect(updated).toEqual(await world.read('TrainingDataset', dataset.physicalId));
  expect(world.ml.datasets.get(dataset.physicalId)?.properties.Tags).toEqual([{ Key: 'a', Value: 'b' }]);
});

test.each(['TrainingDataset', 'ConfiguredModelAlgorithm'])('a %s takes no role of another account', async (type) => {
  await expect(newWorld().create(type, MODEL)).rejects.toThrow('is of another account');
});

describe('an association is refused', () => {
  test('through the membership of another account, or one that does not exist', async () => {
    const world = newWorld();
    const algorithm = await world.create('ConfiguredModelAlgorithm', MODEL, CREATOR);
    const properties = { Name: 'recommender', ConfiguredModelAlgorithmArn: algorithm.physicalId };

    for (const MembershipIdentifier of [world.membership.id, NOWHERE]) {
      const associate = world.create(
        'ConfiguredModelAlgorithmAssociation',
        { ...properties, MembershipIdentifier },
        CREATOR,
      );
      await expect(associate).rejects.toThrow();
    }
  });

  test('with a model of another account', async () => {
    const world = newWorld();
    const { physicalId } = await world.create('ConfiguredModelAlgorithm', MODEL, CREATOR);

    const associate = world.create('ConfiguredModelAlgorithmAssociation', {
      Name: 'recommender',
      MembershipIdentifier: world.membership.id,
      ConfiguredModelAlgorithmArn: physicalId,
    });

    await expect(associate).rejects.toThrow('does not exist');
  });
});

test('what is used is not deleted: neither a model nor a membership', async () => {
  const world = newWorld();
  const [dataset, algorithm, association] = await oneOfEach(world);
  const leave = { membershipIdentifier: world.membership.id };

  await expect(world.remove('ConfiguredModelAlgorithm', algorithm.physicalId)).rejects.toThrow('is associated');
  expect(refusal(() => world.service.call(PARTNER, 'DeleteMembership', leave))).toBe(
    'ConflictException SUBRESOURCES_EXIST',
  );

  await world.remove('ConfiguredModelAlgorithmAssociation', association.physicalId);
  await world.remove('ConfiguredModelAlgorithmAssociation', association.physicalId);
  await world.remove('ConfiguredModelAlgorithm', algorithm.physicalId);
  await world.remove('TrainingDataset', dataset.physicalId);
  world.service.call(PARTNER, 'DeleteMembership', leave);
  expect([world.ml.datasets.size, world.ml.algorithms.size, world.ml.associations.size]).toEqual([0, 0, 0]);
});

test('the ledger says everything once, with a public page or as an assumption', () => {
  const behaviors = MACHINE_LEARNING_LEDGER.map(({ behavior }) => behavior);

  expect(new Set(behaviors).size).toBe(behaviors.length);
  for (const { behavior, source } of MACHINE_LEARNING_LEDGER) {
    expect(behavior).toMatch(/^[A-Z].*\.$/);
    expect(source).toMatch(/^(assumption|https:\/\/\S+)$/);
  }
});
