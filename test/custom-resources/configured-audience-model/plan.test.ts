import { describe, expect, test } from 'vitest';
import type { AudienceModelProperties } from '../../../src/custom-resources/configured-audience-model/contract';
import { type Observed, oldestFirst } from '../../../src/custom-resources/configured-audience-model/observation';
import {
  parsePhysicalId,
  physicalIdOf,
  targetOf,
} from '../../../src/custom-resources/configured-audience-model/physical-id';
import { accepted, decide } from '../../../src/custom-resources/configured-audience-model/plan';
import type { Step } from '../../../src/custom-resources/configured-audience-model/step';
import { SETTLING_MS } from '../../../src/custom-resources/engine/reconciler';
import { isMarkedBy, OWNER_TAG } from '../../../src/custom-resources/service/marks';
import { ADVERTISER, arnOf, COLLABORATION, model, OWNER, PROPERTIES } from './one-model';

const ID = `${OWNER}/configured-audience-model/Fans`;
const ARN = arnOf('one');
const DONE = { next: 'done', physicalId: ID, attributes: { ConfiguredAudienceModelArn: ARN } };
const OWN_STATEMENT = `CdkCleanRooms222222222222${COLLABORATION.replaceAll('-', '')}`;

interface Circumstances {
  readonly properties?: Partial<AudienceModelProperties>;
  readonly previous?: Partial<AudienceModelProperties>;
  readonly physicalId?: string;
  readonly done?: readonly Step[];
  readonly waited?: number;
  readonly isRefused?: boolean;
}

function decided(type: 'Create' | 'Update' | 'Delete', found: Partial<Observed>, more: Circumstances = {}) {
  const { done = [], waited = SETTLING_MS, isRefused = false, previous } = more;
  const physicalId = type === 'Create' ? undefined : (more.physicalId ?? ID);
  const properties = { ...PROPERTIES, ...more.properties };
  const before = type === 'Update' ? accepted(physicalId ?? '', properties) : undefined;
  const request = {
    type,
    properties,
    previous: previous && { ...PROPERTIES, ...previous },
    owner: OWNER,
    physicalId,
    accepted: before,
  };
  const decision = decide(request, { own: [], foreign: [], ...found }, { done, waited, isRefused });
  return 'reason' in decision ? `${decision.next}: ${decision.reason}` : decision;
}

function stepOf(...args: Parameters<typeof decided>): unknown {
  const decision = decided(...args);
  return typeof decision === 'object' && decision.next === 'act' ? decision.step : decision;
}

describe('a creation', () => {
  test('creates a model that does not exist, with an id that needs no response', () => {
    expect(decided('Create', {}, { waited: 0 })).toEqual({ next: 'act', step: { do: 'create' }, physicalId: ID });
  });

  test('is done at once if a delivery of it has created the model', () => {
    expect(decided('Create', { own: [model()] }, { waited: 0 })).toEqual(DONE);
  });

  test('takes the oldest model if two deliveries have created one each', () => {
    expect(decided('Create', { own: [model(), model('two')] })).toEqual(DONE);
  });

  test('waits shortly until the service shows what it has created, and is then done', () => {
    const done: Step[] = [{ do: 'create', arn: ARN }];

    expect(decided('Create', {}, { done, waited: SETTLING_MS - 1 })).toBe(
      'wait: the service does not show the new configured audience model yet',
    );
    expect(decided('Create', {}, { done })).toEqual(DONE);
  });

  test('creates a model beside another one with its name, which it does not touch', () => {
    expect(stepOf('Create', { foreign: [arnOf('other')] })).toEqual({ do: 'create' });
  });

  test('fails if the service refuses the name because another model has it', () => {
    expect(decided('Create', { foreign: [arnOf('other')] }, { isRefused: true })).toBe(
      `fail: the configured audience model ${arnOf('other')} already has the name "Fans" and was not created by this ` +
        'resource: use another name, or delete that model',
    );
  });

  test('repeats what the service refuses for another reason, so that its error is reported', () => {
    expect(stepOf('Create', {}, { isRefused: true })).toEqual({ do: 'create' });
  });
});

describe('an update', () => {
  test('back to a model that the service does not create any more succeeds without it', () => {
    const attributes = { ConfiguredAudienceModelArn: 'UNKNOWN' };

    expect(decided('Update', { foreign: [arnOf('other')] }, { isRefused: true })).toEqual({ ...DONE, attributes });
  });

  const changes: [string, Partial<AudienceModelProperties>][] = [
    ['the audience model', { audienceModelArn: 'arn:aws:cleanrooms-ml:us-east-1:111111111111:audience-model/two' }],
    ['the destination', { s3Uri: 's3://audiences/others' }],
    ['the role', { roleArn: 'arn:aws:iam::111111111111:role/others' }],
    ['the description', { description: 'Fans of films' }],
    ['the shared metrics', { sharedAudienceMetrics: 'ALL' }],
    ['the seed size', { minMatchingSeedSize: 25 }],
    ['the sizes', { audienceSizeType: 'ABSOLUTE', audienceSizeBins: [10] }],
  ];

  test.each(changes)('changes %s in place', (_, properties) => {
    expect(decided('Update', { own: [model()] }, { properties })).toEqual({
      next: 'act',
      step: { do: 'update', arn: ARN },
      physicalId: ID,
    });
  });

  test.each<[string, Partial<ReturnType<typeof model>>, Partial<AudienceModelProperties>]>([
    ['a removed description', { description: 'Fans of films' }, {}],
    [
      'another type of sizes',
      { audienceSizeConfig: { audienceSizeType: 'ABSOLUTE', audienceSizeBins: [10] } },
      { audienceSizeType: 'PERCENTAGE', audienceSizeBins: [10] },
    ],
    [
      'another size',
      { audienceSizeConfig: { audienceSizeType: 'ABSOLUTE', audienceSizeBins: [10] } },
      { audienceSizeType: 'ABSOLUTE', audienceSizeBins: [10, 20] },
    ],
  ])('changes a model with %s', (_, actual, properties) => {
    expect(stepOf('Update', { own: [model('one', actual)] }, { properties })).toEqual({ do: 'update', arn: ARN });
  });

  test.each<[string, Partial<ReturnType<typeof model>>, Partial<AudienceModelProperties>]>([
    ['the same description', { description: 'x' }, { description: 'x' }],
    [
      'the same sizes',
      { audienceSizeConfig: { audienceSizeType: 'ABSOLUTE', audienceSizeBins: [10] } },
      { audienceSizeType: 'ABSOLUTE', audienceSizeBins: [10] },
    ],
    ['a seed size that the service does not return', { minMatchingSeedSize: undefined }, {}],
    ['a tag of somebody else', { tags: { [OWNER_TAG]: OWNER, team: 'x' } }, {}],
    ['a policy for tags that is not requested', { childResourceTagOnCreatePolicy: 'NONE' }, {}],
    ['a requested policy for tags', {}, { childResourceTagOnCreatePolicy: 'NONE' }],
  ])('changes nothing of a model with %s', (_, actual, properties) => {
    expect(decided('Update', { own: [model('one', actual)] }, { properties })).toEqual(DONE);
  });

  test('waits shortly before it is done without a step: what a former request did is not always shown yet', () => {
    expect(decided('Update', { own: [model()] }, { waited: SETTLING_MS - 1 })).toBe(
      'wait: another request can still be in progress, or is not shown yet',
    );
  });

  test('waits shortly until the service shows its step, and is then done', () => {
    const done: Step[] = [{ do: 'update', arn: ARN }];
    const properties = { minMatchingSeedSize: 25 };

    expect(decided('Update', { own: [model()] }, { properties, done, waited: 0 })).toBe(
      'wait: the service does not show the accepted change yet',
    );
    expect(decided('Update', { own: [model()] }, { properties, done })).toEqual(DONE);
  });

  test('takes one step after the other', () => {
    const properties = { minMatchingSeedSize: 25, tags: { team: 'films' } };

    expect(stepOf('Update', { own: [model()] }, { properties, done: [{ do: 'update', arn: ARN }] })).toEqual({
      do: 'tag',
      arn: ARN,
      tags: { team: 'films' },
    });
  });

  test('creates a model that somebody has deleted, with the same id', () => {
    expect(decided('Update', {})).toEqual({ next: 'act', step: { do: 'create' }, physicalId: ID });
  });

  test('to another name creates another model, and leaves the former one to its deletion', () => {
    const decision = decided('Update', {}, { properties: { name: 'Readers' } });

    expect(decision).toMatchObject({
      step: { do: 'create' },
      physicalId: `${OWNER}/configured-audience-model/Readers`,
    });
  });

  test('fails for what nothing can change', () => {
    const properties = { childResourceTagOnCreatePolicy: 'FROM_PARENT_RESOURCE' };

    expect(decided('Update', { own: [model('one', { childResourceTagOnCreatePolicy: 'NONE' })] }, { properties })).toBe(
      `fail: ${ARN} has the policy NONE for the tags of its jobs, not FROM_PARENT_RESOURCE, and Clean Rooms ML cannot ` +
        'change that: use another construct ID',
    );
  });

  test('that the service refuses fails, whether it leads forward or back', () => {
    const properties = { minMatchingSeedSize: 25 };

    expect(decided('Update', { own: [model()] }, { properties, isRefused: true })).toMatchObject({
      next: 'act',
      step: { do: 'update' },
    });
  });

  test('forward repeats what the service refuses, so that its error is reported', () => {
    const more = { properties: { minMatchingSeedSize: 25 }, physicalId: 'another', isRefused: true };

    expect(stepOf('Update', { own: [model()] }, more)).toEqual({ do: 'update', arn: ARN });
  });
});

describe('tags', () => {
  const tagged = (tags: Readonly<Record<string, string>>) => ({
    own: [model('one', { tags: { [OWNER_TAG]: OWNER, ...tags } })],
  });

  test('that are missing or differ are added', () => {
    const properties = { tags: { team: 'films', stage: 'test', same: 'x' } };

    expect(stepOf('Update', tagged({ stage: 'live', same: 'x' }), { properties })).toEqual({
      do: 'tag',
      arn: ARN,
      tags: { team: 'films', stage: 'test' },
    });
  });

  test('that were requested before are removed one by one', () => {
    const previous = { tags: { team: 'films', stage: 'test', gone: 'x', kept: 'x' } };
    const found = tagged({ team: 'films', stage: 'test', kept: 'x', other: 'x' });
    const properties = { tags: { kept: 'x' } };
    const first: Step = { do: 'untag', arn: ARN, key: 'team' };

    expect(stepOf('Update', found, { properties, previous })).toEqual(first);
    expect(stepOf('Update', found, { properties, previous, done: [first] })).toEqual({ ...first, key: 'stage' });
    expect(stepOf('Update', tagged({ kept: 'x', other: 'x' }), { properties, previous })).toEqual(DONE);
  });
});

describe('the tags of a model that a former deletion has left', () => {
  const found = { own: [model('one', { tags: { [OWNER_TAG]: OWNER, 'aws:system': 'x', team: 'films' } })] };

  test('are removed by a creation, except for those of AWS', () => {
    expect(stepOf('Create', found)).toEqual({ do: 'untag', arn: ARN, key: 'team' });
    expect(stepOf('Create', found, { properties: { tags: { team: 'films' } } })).toEqual(DONE);
  });

  test('are removed by an update from another name', () => {
    expect(stepOf('Update', found, { previous: { name: 'Readers' } })).toEqual({ do: 'untag', arn: ARN, key: 'team' });
    expect(stepOf('Update', found, { previous: {} })).toEqual(DONE);
  });
});

describe('sharing', () => {
  const properties = { sharedWith: [ADVERTISER] };
  const policyOf = (...sids: string[]) => ({
    configuredAudienceModelPolicy: JSON.stringify({ Version: '2012-10-17', Statement: sids.map((Sid) => ({ Sid })) }),
    policyHash: 'hash',
  });

  test('makes a policy for the model and its jobs, in one collaboration', () => {
    const step = stepOf('Create', { own: [model()] }, { properties }) as { readonly policy: string };

    expect(step).toMatchObject({ do: 'share', arn: ARN, previousHash: undefined });
    expect(JSON.parse(step.policy)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: OWN_STATEMENT,
          Effect: 'Allow',
          Principal: { AWS: ['222222222222'] },
          Action: ['cleanrooms-ml:StartAudienceGenerationJob'],
          Resource: [ARN, 'arn:aws:cleanrooms-ml:us-east-1:111111111111:audience-generation-job/*'],
          Condition: { StringEquals: { 'cleanrooms-ml:CollaborationId': [COLLABORATION] } },
        },
      ],
    });
  });

  test('keeps the statements of others, on the condition that nobody has changed them meanwhile', () => {
    const policy = policyOf('Clean-Rooms-1', 'CdkCleanRoomsFormer');
    const step = stepOf('Update', { own: [model()], policy }, { properties }) as { readonly policy: string };

    expect(step).toMatchObject({ do: 'share', previousHash: 'hash' });
    expect(JSON.parse(step.policy).Statement.map(({ Sid }: { Sid: string }) => Sid)).toEqual([
      'Clean-Rooms-1',
      OWN_STATEMENT,
    ]);
  });

  test('keeps what else the policy of others has, and one statement without an ID', () => {
    const configuredAudienceModelPolicy = JSON.stringify({
      Version: '2008-10-17',
      Id: 'x',
      Statement: { Effect: 'Deny' },
    });
    const policy = { configuredAudienceModelPolicy, policyHash: 'hash' };
    const step = stepOf('Update', { own: [model()], policy }, { properties }) as { readonly policy: string };

    expect(JSON.parse(step.policy)).toMatchObject({
      Version: '2008-10-17',
      Id: 'x',
      Statement: [{ Effect: 'Deny' }, { Sid: OWN_STATEMENT }],
    });
  });

  test('that ends keeps the policy of others, and deletes one without statements', () => {
    const shared = policyOf(OWN_STATEMENT, 'Clean-Rooms-1');
    const step = stepOf('Update', { own: [model()], policy: shared }) as { readonly policy: string };

    expect(JSON.parse(step.policy).Statement).toEqual([{ Sid: 'Clean-Rooms-1' }]);
    expect(stepOf('Update', { own: [model()], policy: policyOf(OWN_STATEMENT) })).toEqual({ do: 'unshare', arn: ARN });
  });

  test.each([
    ['no policy, and nobody is to have access', undefined, {}],
    ['only the policy of others', policyOf('Clean-Rooms-1'), {}],
    ['the statement, in another form', policyOf(OWN_STATEMENT), properties],
    ['the statement, which is requested twice', policyOf(OWN_STATEMENT), { sharedWith: [ADVERTISER, ADVERTISER] }],
  ])('changes nothing if there is %s', (_, policy, requested) => {
    expect(decided('Update', { own: [model()], policy }, { properties: requested })).toEqual(DONE);
  });

  test('is compared without the order', () => {
    const other = { ...ADVERTISER, accountId: '111111111111' };
    const policy = policyOf(OWN_STATEMENT, OWN_STATEMENT.replace('222222222222', '111111111111'));

    expect(decided('Update', { own: [model()], policy }, { properties: { sharedWith: [other, ADVERTISER] } })).toEqual(
      DONE,
    );
  });

  test('does not replace a policy that it cannot read', () => {
    const policy = { configuredAudienceModelPolicy: 'x', policyHash: 'hash' };

    expect(() => decided('Update', { own: [model()], policy }, { properties })).toThrow(
      new Error('the resource policy of the configured audience model is not valid JSON: replace or delete it'),
    );
  });
});

describe('a deletion', () => {
  const deleted: Step = { do: 'delete', arn: ARN };

  test('deletes what the resource has created, one after the other', () => {
    const own = [model(), model('two')];

    expect(decided('Delete', { own })).toEqual({ next: 'act', step: deleted, physicalId: ID });
    expect(stepOf('Delete', { own }, { done: [deleted] })).toEqual({ do: 'delete', arn: arnOf('two') });
  });

  test('deletes nothing of others', () => {
    expect(decided('Delete', { foreign: [ARN] })).toEqual({ next: 'done', physicalId: ID });
  });

  test('waits shortly before it finds nothing: a list can hide what a former request has created', () => {
    expect(decided('Delete', {}, { waited: SETTLING_MS - 1 })).toBe(
      'wait: another request can still be in progress, or is not shown yet',
    );
  });

  test('waits shortly until the service shows it, and is then done', () => {
    expect(decided('Delete', { own: [model()] }, { done: [deleted], waited: SETTLING_MS - 1 })).toBe(
      'wait: the service does not show the deletion yet',
    );
    expect(decided('Delete', { own: [model()] }, { done: [deleted] })).toEqual({ next: 'done', physicalId: ID });
    expect(decided('Delete', {}, { done: [deleted], waited: 0 })).toEqual({ next: 'done', physicalId: ID });
  });
});

describe('a physical id', () => {
  test.each(['Fans', 'Fans after all', 'a/b', 'Ünï'])(
    'contains owner and name, in a form without spaces: %s',
    (name) => {
      const id = physicalIdOf({ owner: OWNER, name });

      expect(id).toMatch(/^[\w/%-]+$/);
      expect(parsePhysicalId(id)).toEqual({ owner: OWNER, name });
    },
  );

  test.each([
    undefined,
    'Stack-Model-1ABC',
    `x${ID}`,
    `${ID}/x`,
    'not-created/1',
    `${OWNER}/configured-audience-model/`,
  ])('is not one of ours: %s', (id) => {
    expect(parsePhysicalId(id)).toBeUndefined();
  });

  test('states what a deletion is about; what another request is about, its properties do', () => {
    const former = `${'f'.repeat(32)}/configured-audience-model/Readers`;
    const request = { properties: PROPERTIES, owner: OWNER };

    expect(targetOf({ ...request, type: 'Delete', physicalId: former })).toEqual({
      owner: 'f'.repeat(32),
      name: 'Readers',
    });
    expect(targetOf({ ...request, type: 'Delete', physicalId: 'x' })).toEqual({ owner: OWNER, name: 'Fans' });
    expect(targetOf({ ...request, type: 'Update', physicalId: former })).toEqual({
      owner: 'f'.repeat(32),
      name: 'Fans',
    });
    expect(targetOf({ ...request, type: 'Create' })).toEqual({ owner: OWNER, name: 'Fans' });
  });

  test('was accepted with the properties if it has their name', () => {
    expect(accepted(ID, PROPERTIES)).toEqual({ ...DONE, attributes: { ConfiguredAudienceModelArn: 'UNKNOWN' } });
    expect(accepted(ID, { ...PROPERTIES, name: 'Readers' })).toBeUndefined();
    expect(accepted('x', PROPERTIES)).toBeUndefined();
  });
});

describe('the models of a resource', () => {
  test('have its mark', () => {
    expect(isMarkedBy(model().tags, OWNER)).toBe(true);
    expect(isMarkedBy(model().tags, 'another')).toBe(false);
    expect(isMarkedBy(undefined, OWNER)).toBe(false);
  });

  test('have an order that does not depend on that of the list', () => {
    const [one, two] = [model('one'), model('two')];
    const older = model('zero', { createTime: '2026-10-01T00:00:00Z' });
    const sorted = [older, one, two];

    expect(oldestFirst([two, one, older])).toEqual(sorted);
    expect(oldestFirst([one, older, two])).toEqual(sorted);
  });
});
