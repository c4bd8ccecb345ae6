import { beforeEach, describe, expect, test } from 'vitest';
import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import {
  type AudienceModelAssociationProperties,
  CONTRACT,
} from '../../../src/custom-resources/configured-audience-model-association/contract';
import { run } from '../../../src/custom-resources/configured-audience-model-association/handler.lambda';
import { OWNER_TAG } from '../../../src/custom-resources/service/marks';
import { CREATOR, join, newCollaboration, newService, PARTNER } from '../../local/cleanrooms/clean-room';
import { deliveriesTo } from '../support/deliver';
import { sendTo } from '../support/double';
import { eventOf } from '../support/virtual-world';
import { PROPERTIES } from './one-association';

let service: CleanRoomsService;
let lost: string | undefined;
let collaborationId: string;
let membershipId: string;
let configuredAudienceModelArn: string;
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
  const collaboration = newCollaboration(service);
  collaborationId = collaboration.id;
  membershipId = join(service, PARTNER, collaboration).id;
  configuredAudienceModelArn = configure('first');
  ({ create, update, remove, deliver } = deliveriesTo(run, sendTo(service, PARTNER)));
});

function configure(name: string): string {
  const trainingDatasetArn = `arn:aws:cleanrooms-ml:us-east-1:${PARTNER.account}:training-dataset/views`;
  const { audienceModelArn } = service.call(PARTNER, 'CreateAudienceModel', { name, trainingDatasetArn });
  const created = service.call(PARTNER, 'CreateConfiguredAudienceModel', {
    name,
    audienceModelArn,
    outputConfig: {
      destination: { s3Destination: { s3Uri: 's3://audiences' } },
      roleArn: `arn:aws:iam::${PARTNER.account}:role/audiences`,
    },
    sharedAudienceMetrics: ['NONE'],
  });
  return String(created.configuredAudienceModelArn);
}

function propertiesWith(more: Partial<AudienceModelAssociationProperties> = {}): object {
  return CONTRACT.encode({ ...PROPERTIES, membershipId, configuredAudienceModelArn, ...more });
}

interface Association {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
}

function associations(membershipIdentifier = membershipId) {
  const listed = service.look(PARTNER, 'ListConfiguredAudienceModelAssociations', { membershipIdentifier });
  return (listed.configuredAudienceModelAssociationSummaries as Association[]).map(({ id, arn }) => ({
    ...(service.look(PARTNER, 'GetConfiguredAudienceModelAssociation', {
      membershipIdentifier,
      configuredAudienceModelAssociationIdentifier: id,
    }).configuredAudienceModelAssociation as Association),
    tags: service.look(PARTNER, 'ListTagsForResource', { resourceArn: arn }).tags,
  }));
}

/** As a user of the console does it. */
function associate(): Association {
  const { configuredAudienceModelAssociation } = service.call(PARTNER, 'CreateConfiguredAudienceModelAssociation', {
    membershipIdentifier: membershipId,
    configuredAudienceModelArn,
    configuredAudienceModelAssociationName: 'Viewers',
    manageResourcePolicies: true,
    tags: { team: 'others' },
  });
  return configuredAudienceModelAssociation as Association;
}

function hasPolicy(arn: string): boolean {
  try {
    service.look(PARTNER, 'GetConfiguredAudienceModelPolicy', { configuredAudienceModelArn: arn });
    return true;
  } catch {
    return false;
  }
}

const changes = () => service.calls.map(({ operation }) => operation).filter((it) => !/^(Get|List)/.test(it));

describe('a configured audience model association', () => {
  test('is created with its tags, and returns its ID and its ARN', async () => {
    const answer = await create(propertiesWith({ tags: { team: 'films' } }));

    const [association] = associations();
    expect(answer).toMatchObject({
      Status: 'SUCCESS',
      Data: {
        ConfiguredAudienceModelAssociationArn: association?.arn,
        ConfiguredAudienceModelAssociationId: association?.id,
      },
    });
    expect(association).toMatchObject({
      name: 'Viewers',
      configuredAudienceModelArn,
      manageResourcePolicies: true,
      tags: { team: 'films', [OWNER_TAG]: expect.stringMatching(/^[\da-f]{32}$/) },
    });
    expect(hasPolicy(configuredAudienceModelArn)).toBe(true);
  });

  test('F6: is created once if the response is lost', async () => {
    lost = 'CreateConfiguredAudienceModelAssociation';

    expect((await create(propertiesWith())).Status).toBe('SUCCESS');

    expect(associations()).toHaveLength(1);
  });

  test('is changed in place, with one call for name and description and one for each change of tags', async () => {
    const old = propertiesWith({ description: 'x', tags: { team: 'films', stage: 'test' } });
    const { PhysicalResourceId: physicalId } = await create(old);
    const [before] = associations();

    const answer = await deliver(
      eventOf('Update', propertiesWith({ name: 'Readers', tags: { team: 'books' } }), { physicalId, old }),
    );

    expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: physicalId });
    expect(associations()).toMatchObject([{ id: before?.id, name: 'Readers', tags: { team: 'books' } }]);
    expect(associations()[0]).not.toHaveProperty('description');
    expect(Object.keys(associations()[0]?.tags ?? {}).sort()).toEqual([OWNER_TAG, 'team']);
    expect(changes().slice(-3)).toEqual(['UpdateConfiguredAudienceModelAssociation', 'TagResource', 'UntagResource']);
  });

  test.each([true, false])('is exchanged for another model, and back (one at a time: %s)', async (isUnique) => {
    service.hasUniqueMlNames = isUnique;
    const second = configure('second');
    const { PhysicalResourceId: id } = await create(propertiesWith());

    const there = await update(propertiesWith({ configuredAudienceModelArn: second }), id);
    const moved = associations();
    const back = await update(propertiesWith(), there.PhysicalResourceId);

    expect([there, back]).toMatchObject([
      { Status: 'SUCCESS', PhysicalResourceId: id, Data: { ConfiguredAudienceModelAssociationId: moved[0]?.id } },
      {
        Status: 'SUCCESS',
        PhysicalResourceId: id,
        Data: { ConfiguredAudienceModelAssociationId: associations()[0]?.id },
      },
    ]);
    expect(moved).toMatchObject([{ configuredAudienceModelArn: second }]);
    expect(associations()).toMatchObject([{ configuredAudienceModelArn }]);
    expect([hasPolicy(configuredAudienceModelArn), hasPolicy(second)]).toEqual([true, false]);
  });

  test('is created again if the service refuses its exchange', async () => {
    const { PhysicalResourceId: id } = await create(propertiesWith());

    const answer = await update(propertiesWith({ configuredAudienceModelArn: `${configuredAudienceModelArn}0` }), id);
    const rollback = await update(propertiesWith(), answer.PhysicalResourceId);

    expect(answer.Reason).toMatch(/^CreateConfiguredAudienceModelAssociation: ResourceNotFoundException/);
    expect([answer.Status, rollback.Status, rollback.PhysicalResourceId]).toEqual(['FAILED', 'SUCCESS', id]);
    expect(associations()).toMatchObject([{ configuredAudienceModelArn }]);
  });

  test('whose name is refused stays as it is', async () => {
    const { PhysicalResourceId: id } = await create(propertiesWith());

    const answer = await update(propertiesWith({ name: 'v'.repeat(101) }), id);

    expect(answer.Reason).toMatch(/^UpdateConfiguredAudienceModelAssociation: ValidationException/);
    expect((await update(propertiesWith(), id)).Status).toBe('SUCCESS');
    expect(associations()).toMatchObject([{ name: 'Viewers' }]);
  });

  test('is exchanged for one that does not manage policies', async () => {
    const { PhysicalResourceId: id } = await create(propertiesWith());

    await update(propertiesWith({ manageResourcePolicies: false }), id);

    expect(associations()).toMatchObject([{ manageResourcePolicies: false }]);
    expect(hasPolicy(configuredAudienceModelArn)).toBe(false);
  });

  test('is not deleted by the end of an update that has created one in another membership', async () => {
    const other = join(service, PARTNER, newCollaboration(service)).id;
    const { PhysicalResourceId: id } = await create(propertiesWith());
    const { PhysicalResourceId: next } = await update(propertiesWith({ membershipId: other }), id);

    await remove(id, propertiesWith());

    expect(next).not.toBe(id);
    expect([associations(), associations(other)]).toMatchObject([[], [{ name: 'Viewers' }]]);
  });

  test('is deleted although no response to its creation arrived', async () => {
    await create(propertiesWith());

    expect((await remove('Publisher-Thing-1ABCDEF', propertiesWith())).Status).toBe('SUCCESS');

    expect(associations()).toEqual([]);
  });

  test('F10: fails with the reason of the service if the model does not exist', async () => {
    const answer = await create(propertiesWith({ configuredAudienceModelArn: `${configuredAudienceModelArn}0` }));

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toMatch(
      /^CreateConfiguredAudienceModelAssociation: ResourceNotFoundException .*does not exist/,
    );
  });

  test('whose membership has ended is deleted without a call that changes something', async () => {
    const { PhysicalResourceId: id } = await create(propertiesWith());
    service.call(CREATOR, 'DeleteCollaboration', { collaborationIdentifier: collaborationId });
    const { id: associationId } = associations()[0] as Association;
    service.call(PARTNER, 'DeleteConfiguredAudienceModelAssociation', {
      membershipIdentifier: membershipId,
      configuredAudienceModelAssociationIdentifier: associationId,
    });
    service.call(PARTNER, 'DeleteMembership', { membershipIdentifier: membershipId });
    const before = changes().length;

    const answer = await remove(id, propertiesWith());
    const rollback = await update(propertiesWith(), id);

    expect([answer.Status, rollback.Status]).toEqual(['SUCCESS', 'SUCCESS']);
    expect(changes()).toHaveLength(before);
  });
});

describe('an association of others with the same name and model', () => {
  test.each([true, false])('is never taken over, changed or deleted (one at a time: %s)', async (isUnique) => {
    service.hasUniqueMlNames = isUnique;
    const { id } = associate();

    const answer = await create(propertiesWith());
    await update(propertiesWith({ description: 'x' }), answer.PhysicalResourceId);
    await remove(answer.PhysicalResourceId, propertiesWith());

    expect(answer.Status).toBe(isUnique ? 'FAILED' : 'SUCCESS');
    expect(answer.Reason ?? '').toMatch(isUnique ? /already has the name "Viewers".* was not created by this/ : /^$/);
    expect(associations()).toMatchObject([{ id, tags: { team: 'others' } }]);
    expect(associations()[0]?.tags).toEqual({ team: 'others' });
  });
});
