import { beforeEach, describe, expect, test } from 'vitest';
import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import { CONTRACT, type TrainedModelProperties } from '../../../src/custom-resources/audience-model/contract';
import { run } from '../../../src/custom-resources/audience-model/handler.lambda';
import { OWNER_TAG } from '../../../src/custom-resources/service/marks';
import { CREATOR, newService } from '../../local/cleanrooms/clean-room';
import { deliveriesTo } from '../support/deliver';
import { sendTo } from '../support/double';
import { eventOf } from '../support/virtual-world';
import { PROPERTIES } from './one-model';

const LONG = { seconds: 1e6 };

let service: CleanRoomsService;
let lost: string | undefined;
let { create, update, remove, deliver } = deliveriesTo(run, () => ({ status: 500, headers: {}, body: '' }));

beforeEach(() => {
  lost = undefined;
  service = newService({
    faults: {
      before: () => undefined,
      after: (operation) => {
        const isLost = operation === lost;
        lost = isLost ? undefined : lost;
        return isLost ? 'reset' : undefined;
      },
    },
  });
  ({ create, update, remove, deliver } = deliveriesTo(run, sendTo(service, CREATOR)));
});

function propertiesWith(more: Partial<TrainedModelProperties> = {}): object {
  return CONTRACT.encode({ ...PROPERTIES, ...more });
}

interface Model {
  readonly audienceModelArn: string;
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
}

function models(): Model[] {
  const { audienceModels } = service.look(CREATOR, 'ListAudienceModels');
  return (audienceModels as Model[]).map(
    ({ audienceModelArn }) => service.look(CREATOR, 'GetAudienceModel', { audienceModelArn }) as unknown as Model,
  );
}

describe('an audience model', () => {
  test('is in training when its creation is done, which states that', async () => {
    service.train = () => LONG;
    const answer = await create(
      propertiesWith({ tags: { team: 'films' }, trainingDataStartTime: '2026-01-01T00:00:00.000Z' }),
    );

    const [model] = models();
    expect(answer).toMatchObject({
      Status: 'SUCCESS',
      Data: { AudienceModelArn: model?.audienceModelArn, AudienceModelStatus: 'CREATE_IN_PROGRESS' },
    });
    expect(model).toMatchObject({
      name: 'Fans',
      status: 'CREATE_IN_PROGRESS',
      trainingDatasetArn: PROPERTIES.trainingDatasetArn,
      trainingDataStartTime: '2026-01-01T00:00:00.000Z',
      tags: { team: 'films', [OWNER_TAG]: expect.stringMatching(/^[\da-f]{32}-[\da-f]{16}$/) },
    });
  });

  test('F6: is trained once if the response is lost', async () => {
    lost = 'CreateAudienceModel';

    expect((await create(propertiesWith())).Status).toBe('SUCCESS');

    expect(models()).toHaveLength(1);
  });

  test('is tagged in place', async () => {
    const old = propertiesWith({ tags: { team: 'films', stage: 'test' } });
    const { PhysicalResourceId: physicalId } = await create(old);
    const [before] = models();

    const next = propertiesWith({ tags: { team: 'books' } });
    const answer = await deliver(eventOf('Update', next, { physicalId, old }));

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: physicalId });
    expect(models()).toMatchObject([{ audienceModelArn: before?.audienceModelArn, tags: { team: 'books' } }]);
    expect(Object.keys(models()[0]?.tags ?? {}).sort()).toEqual([OWNER_TAG, 'team']);
  });

  test('is replaced by one with another generated name, and deleted after that', async () => {
    const generated = { isNameGenerated: true };
    const { PhysicalResourceId: id } = await create(propertiesWith(generated));
    const { PhysicalResourceId: next } = await update(propertiesWith({ ...generated, description: 'x' }), id);
    const both = models().map(({ name }) => name);

    await remove(id, propertiesWith(generated));

    expect(next).not.toBe(id);
    expect(new Set(both).size).toBe(2);
    expect(models().map(({ name }) => name)).toEqual([both[1]]);
  });

  test('with a specified name is not replaced if the service refuses the name a second time', async () => {
    const { PhysicalResourceId: id } = await create(propertiesWith());

    const answer = await update(propertiesWith({ description: 'x' }), id);
    const rollback = await update(propertiesWith(), answer.PhysicalResourceId);

    expect(answer.Reason).toMatch(/already has the name "Fans", and is trained otherwise/);
    expect([answer.Status, rollback.Status]).toEqual(['FAILED', 'SUCCESS']);
    expect(models()).toHaveLength(1);
  });

  test('is deleted although no response to its creation arrived', async () => {
    await create(propertiesWith());

    expect((await remove('Publisher-Thing-1ABCDEF', propertiesWith())).Status).toBe('SUCCESS');

    expect(models()).toEqual([]);
  });

  test('F10: fails with the reason of the service if the dataset does not exist', async () => {
    const answer = await create(
      propertiesWith({ trainingDatasetArn: PROPERTIES.trainingDatasetArn.replace('111', '999') }),
    );

    expect(answer.Reason).toMatch(/^CreateAudienceModel: ResourceNotFoundException .* does not exist$/);
    expect(models()).toEqual([]);
  });
});

describe('the training of an audience model', () => {
  test('that fails at once fails the creation, after which the model is deleted', async () => {
    service.train = () => ({ seconds: 1, failure: 'too few users' });
    const answer = await create(propertiesWith());

    expect(answer).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(/failed: too few users$/) });
    expect((await remove(answer.PhysicalResourceId, propertiesWith())).Status).toBe('SUCCESS');
    expect(models()).toEqual([]);
  });

  test('prevents the deletion, which fails with what to do', async () => {
    service.train = () => LONG;
    const { PhysicalResourceId: id } = await create(propertiesWith());

    const answer = await remove(id, propertiesWith());

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toMatch(/cannot be deleted while it is trained, .* delete it again after its training$/);
    expect(models()).toHaveLength(1);
  });

  test('is waited for by a deletion if it ends soon', async () => {
    // Each look at the clock takes a second.
    service.train = () => ({ seconds: 12 });
    const { PhysicalResourceId: id } = await create(propertiesWith());

    expect((await remove(id, propertiesWith())).Status).toBe('SUCCESS');
    expect(models()).toEqual([]);
  });
});

describe('a model that is in use', () => {
  test('is not deleted, with the reason of the service', async () => {
    const { PhysicalResourceId: id } = await create(propertiesWith());
    service.call(CREATOR, 'CreateConfiguredAudienceModel', {
      name: 'configured',
      audienceModelArn: models()[0]?.audienceModelArn,
      outputConfig: {
        destination: { s3Destination: { s3Uri: 's3://audiences' } },
        roleArn: `arn:aws:iam::${CREATOR.account}:role/audiences`,
      },
      sharedAudienceMetrics: ['NONE'],
    });

    const answer = await remove(id, propertiesWith());

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toMatch(/DeleteAudienceModel: ConflictException .* has configured audience models/);
  });
});

describe('an audience model of others with the same name', () => {
  test.each([true, false])('is never taken over or deleted (names are unique: %s)', async (isUnique) => {
    service.hasUniqueMlNames = isUnique;
    const { trainingDatasetArn } = PROPERTIES;
    const others = { name: 'Fans', trainingDatasetArn, tags: { team: 'others' } };
    const { audienceModelArn } = service.call(CREATOR, 'CreateAudienceModel', others);

    const answer = await create(propertiesWith());
    await remove(answer.PhysicalResourceId, propertiesWith());

    expect(answer.Status).toBe(isUnique ? 'FAILED' : 'SUCCESS');
    expect(models()).toMatchObject([{ audienceModelArn }]);
    expect(models()[0]?.tags).toEqual({ team: 'others' });
  });
});
