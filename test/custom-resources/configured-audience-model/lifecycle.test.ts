import { beforeEach, describe, expect, test } from 'vitest';
import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import {
  type AudienceModelProperties,
  CONTRACT,
} from '../../../src/custom-resources/configured-audience-model/contract';
import { run } from '../../../src/custom-resources/configured-audience-model/handler.lambda';
import { OWNER_TAG } from '../../../src/custom-resources/service/marks';
import { CREATOR, newService } from '../../local/cleanrooms/clean-room';
import { deliveriesTo } from '../support/deliver';
import { sendTo } from '../support/double';
import { eventOf } from '../support/virtual-world';
import { ADVERTISER, PROPERTIES } from './one-model';

let service: CleanRoomsService;
let lost: string | undefined;
let audienceModelArn: string;
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
  audienceModelArn = train('first');
  ({ create, update, remove, deliver } = deliveriesTo(run, sendTo(service, CREATOR)));
});

function train(name: string): string {
  const trainingDatasetArn = 'arn:aws:cleanrooms-ml:us-east-1:111111111111:training-dataset/views';
  return String(service.call(CREATOR, 'CreateAudienceModel', { name, trainingDatasetArn }).audienceModelArn);
}

function propertiesWith(more: Partial<AudienceModelProperties> = {}): object {
  return CONTRACT.encode({ ...PROPERTIES, audienceModelArn, ...more });
}

interface Model {
  readonly configuredAudienceModelArn: string;
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
}

function models(): Model[] {
  const { configuredAudienceModels } = service.look(CREATOR, 'ListConfiguredAudienceModels');
  return (configuredAudienceModels as Model[]).map(
    ({ configuredAudienceModelArn }) =>
      service.look(CREATOR, 'GetConfiguredAudienceModel', { configuredAudienceModelArn }) as unknown as Model,
  );
}

/** As somebody creates it in the console. */
function createNamesake(): string {
  const { configuredAudienceModelArn } = service.call(CREATOR, 'CreateConfiguredAudienceModel', {
    name: 'Fans',
    audienceModelArn,
    outputConfig: { destination: { s3Destination: { s3Uri: 's3://others' } }, roleArn: PROPERTIES.roleArn },
    sharedAudienceMetrics: ['ALL'],
    tags: { team: 'others' },
  });
  return String(configuredAudienceModelArn);
}

function sidsOf(configuredAudienceModelArn: string): string[] {
  const { configuredAudienceModelPolicy } = service.look(CREATOR, 'GetConfiguredAudienceModelPolicy', {
    configuredAudienceModelArn,
  });
  return JSON.parse(String(configuredAudienceModelPolicy)).Statement.map(({ Sid }: { Sid: string }) => Sid);
}

const changes = () => service.calls.map(({ operation }) => operation).filter((it) => !/^(Get|List)/.test(it));

describe('a configured audience model', () => {
  test('is created with its tags, and returns its ARN', async () => {
    const answer = await create(propertiesWith({ tags: { team: 'films' } }));

    const [model] = models();
    expect(answer).toMatchObject({
      Status: 'SUCCESS',
      Data: { ConfiguredAudienceModelArn: model?.configuredAudienceModelArn },
    });
    expect(model).toMatchObject({
      name: 'Fans',
      audienceModelArn,
      minMatchingSeedSize: 500,
      tags: { team: 'films', [OWNER_TAG]: expect.stringMatching(/^[\da-f]{32}$/) },
    });
  });

  test('F6: is created once if the response is lost', async () => {
    lost = 'CreateConfiguredAudienceModel';

    expect((await create(propertiesWith())).Status).toBe('SUCCESS');

    expect(models()).toHaveLength(1);
  });

  test('is changed in place, with one call for the configuration and one for the tags', async () => {
    const { PhysicalResourceId: id } = await create(propertiesWith({ tags: { team: 'films', stage: 'test' } }));
    const [before] = models();
    const next = { audienceModelArn: train('second'), minMatchingSeedSize: 25, tags: { team: 'books' } };

    const more = { physicalId: id, old: propertiesWith({ tags: { team: 'films', stage: 'test' } }) };
    const answer = await deliver(eventOf('Update', propertiesWith(next), more));

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(models()).toMatchObject([
      {
        configuredAudienceModelArn: before?.configuredAudienceModelArn,
        audienceModelArn: next.audienceModelArn,
        minMatchingSeedSize: 25,
      },
    ]);
    expect(Object.keys(models()[0]?.tags ?? {}).sort()).toEqual([OWNER_TAG, 'team']);
    expect(changes().slice(-3)).toEqual([
      'UpdateConfiguredAudienceModel',
      'cleanrooms-ml:TagResource',
      'cleanrooms-ml:UntagResource',
    ]);
  });

  test.each([
    ['an audience model that does not exist', () => ({ audienceModelArn: `${audienceModelArn}0` })],
    ['a number that the service refuses', () => ({ minMatchingSeedSize: 1 })],
  ])('stays as it is after an update with %s, which fails', async (_, wrong) => {
    const { PhysicalResourceId: id } = await create(propertiesWith());
    const before = models();

    const answer = await deliver(eventOf('Update', propertiesWith(wrong()), { physicalId: id, old: propertiesWith() }));
    const back = { physicalId: answer.PhysicalResourceId, old: propertiesWith(wrong()) };
    const rollback = await deliver(eventOf('Update', propertiesWith(), back));

    expect(answer.Reason).toMatch(/^UpdateConfiguredAudienceModel: /);
    expect([answer.Status, rollback.Status, rollback.PhysicalResourceId]).toEqual(['FAILED', 'SUCCESS', id]);
    expect(models()).toEqual(before);
  });

  test('is not deleted by the end of an update that has created another one', async () => {
    const { PhysicalResourceId: id } = await create(propertiesWith());
    const { PhysicalResourceId: next } = await update(propertiesWith({ name: 'Readers' }), id);

    await remove(id, propertiesWith());

    expect(next).not.toBe(id);
    expect(models().map(({ name }) => name)).toEqual(['Readers']);
  });

  test('is deleted although no response to its creation arrived', async () => {
    await create(propertiesWith());

    expect((await remove('Publisher-Thing-1ABCDEF', propertiesWith())).Status).toBe('SUCCESS');

    expect(models()).toEqual([]);
  });

  test('F10: fails with the reason of the service if the audience model does not exist', async () => {
    const answer = await create(propertiesWith({ audienceModelArn: `${audienceModelArn}0` }));

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toMatch(/^CreateConfiguredAudienceModel: ResourceNotFoundException .* does not exist$/);
    expect(models()).toEqual([]);
  });
});

describe('a configured audience model of somebody else with the same name', () => {
  test.each([true, false])('is never taken over, changed or deleted (names are unique: %s)', async (isUnique) => {
    service.hasUniqueMlNames = isUnique;
    const namesake = createNamesake();

    const answer = await create(propertiesWith());
    await update(propertiesWith({ minMatchingSeedSize: 25 }), answer.PhysicalResourceId);
    await remove(answer.PhysicalResourceId, propertiesWith());

    expect(answer.Status).toBe(isUnique ? 'FAILED' : 'SUCCESS');
    expect(answer.Reason ?? '').toMatch(isUnique ? /already has the name "Fans" and was not created by this/ : /^$/);
    expect(models()).toMatchObject([{ configuredAudienceModelArn: namesake, tags: { team: 'others' } }]);
    expect(models()[0]?.tags).toEqual({ team: 'others' });
  });
});

describe('the policy of a configured audience model', () => {
  const shared = { sharedWith: [ADVERTISER] };

  async function createShared() {
    const { PhysicalResourceId: id } = await create(propertiesWith(shared));
    return { id, arn: models()[0]?.configuredAudienceModelArn ?? '' };
  }

  /** As Clean Rooms does for an association that manages resource policies. */
  function addStatement(configuredAudienceModelArn: string): void {
    const { configuredAudienceModelPolicy } = service.look(CREATOR, 'GetConfiguredAudienceModelPolicy', {
      configuredAudienceModelArn,
    });
    const policy = JSON.parse(String(configuredAudienceModelPolicy));
    const statements = [...policy.Statement, { Sid: 'Clean-Rooms-1', Effect: 'Allow' }];
    service.call(CREATOR, 'PutConfiguredAudienceModelPolicy', {
      configuredAudienceModelArn,
      configuredAudienceModelPolicy: JSON.stringify({ ...policy, Statement: statements }),
    });
  }

  test('keeps the statements that Clean Rooms adds', async () => {
    const { id, arn } = await createShared();
    addStatement(arn);

    await update(propertiesWith({ sharedWith: [{ ...ADVERTISER, accountId: '333333333333' }] }), id);
    expect(sidsOf(arn)).toEqual(['Clean-Rooms-1', expect.stringMatching(/^CdkCleanRooms333333333333/)]);

    await update(propertiesWith(), id);
    expect(sidsOf(arn)).toEqual(['Clean-Rooms-1']);
  });

  test('is read again if somebody changes it while it is replaced', async () => {
    const { id, arn } = await createShared();
    let isChanged = false;
    const send = sendTo(service, CREATOR);
    const { update: updateConcurrently } = deliveriesTo(run, (request) => {
      if (request.method === 'PUT' && !isChanged) {
        isChanged = true;
        addStatement(arn);
      }
      return send(request);
    });

    const next = { sharedWith: [{ ...ADVERTISER, accountId: '333333333333' }] };
    const answer = await updateConcurrently(propertiesWith(next), id);

    expect(answer.Status).toBe('SUCCESS');
    expect(sidsOf(arn)).toEqual(['Clean-Rooms-1', expect.stringMatching(/^CdkCleanRooms333333333333/)]);
  });

  test('is deleted with its last statement', async () => {
    const { id, arn } = await createShared();

    await update(propertiesWith(), id);

    expect(() => sidsOf(arn)).toThrow('has no policy');
  });
});
