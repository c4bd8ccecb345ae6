import { beforeEach, describe, expect, test } from 'vitest';
import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import { CREATOR, call, newService, PARTNER, refusal } from '../cleanrooms/clean-room';

const ROLE = `arn:aws:iam::${CREATOR.account}:role/audiences`;
const trainingDatasetArn = `arn:aws:cleanrooms-ml:us-east-1:${CREATOR.account}:training-dataset/views`;

let service: CleanRoomsService;
let audienceModelArn: string;
let configuredAudienceModelArn: string;

const run = (operation: string, input: object = {}, caller = CREATOR) =>
  call(service, caller, operation, input as Record<string, unknown>);
const configuration = (more: object = {}) => ({
  name: 'viewers',
  audienceModelArn,
  outputConfig: { destination: { s3Destination: { s3Uri: 's3://audiences' } }, roleArn: ROLE },
  sharedAudienceMetrics: ['NONE'],
  ...more,
});
const get = () => run('GetConfiguredAudienceModel', { configuredAudienceModelArn });

beforeEach(() => {
  service = newService({ pageSize: 1 });
  ({ audienceModelArn } = run('CreateAudienceModel', { name: 'first', trainingDatasetArn, tags: { a: 'b' } }));
  ({ configuredAudienceModelArn } = run('CreateConfiguredAudienceModel', configuration({ tags: { team: 'x' } })));
});

describe('an audience model', () => {
  test('is read, listed, and deleted after what is configured with it', () => {
    expect(run('GetAudienceModel', { audienceModelArn })).toMatchObject({ status: 'ACTIVE', tags: { a: 'b' } });
    expect(run('ListAudienceModels').audienceModels).toMatchObject([{ audienceModelArn, name: 'first' }]);
    expect(refusal(() => run('DeleteAudienceModel', { audienceModelArn }))).toBe('ConflictException');

    run('DeleteConfiguredAudienceModel', { configuredAudienceModelArn });
    run('DeleteAudienceModel', { audienceModelArn });

    expect(refusal(() => run('GetAudienceModel', { audienceModelArn }))).toBe('ResourceNotFoundException');
  });
});

describe('a configured audience model', () => {
  test('is read with its tags, which the list does not contain', () => {
    const { configuredAudienceModels } = run('ListConfiguredAudienceModels');

    expect(get()).toMatchObject({ name: 'viewers', minMatchingSeedSize: 500, status: 'ACTIVE', tags: { team: 'x' } });
    expect(configuredAudienceModels).toMatchObject([{ configuredAudienceModelArn }]);
    expect(configuredAudienceModels[0]).not.toHaveProperty('tags');
  });

  test('is changed where the request has a value', () => {
    const before = get();
    run('UpdateConfiguredAudienceModel', { configuredAudienceModelArn, minMatchingSeedSize: 25, description: 'x' });
    const changed = get();
    run('UpdateConfiguredAudienceModel', { configuredAudienceModelArn, description: '' });

    expect(changed).toMatchObject({ minMatchingSeedSize: 25, description: 'x', outputConfig: before.outputConfig });
    expect(Date.parse(changed.updateTime)).toBeGreaterThan(Date.parse(before.updateTime));
    expect(get()).not.toHaveProperty('description');
  });

  test('has tags that are added and removed', () => {
    run('cleanrooms-ml:TagResource', { resourceArn: configuredAudienceModelArn, tags: { stage: 'y' } });
    run('cleanrooms-ml:UntagResource', { resourceArn: configuredAudienceModelArn, tagKeys: ['team'] });

    expect(get().tags).toEqual({ stage: 'y' });
  });

  test.each([
    ['has the name of another one', {}, 'ConflictException'],
    [
      'is based on nothing',
      { name: 'y', audienceModelArn: `${trainingDatasetArn}x` },
      'ValidationException FIELD_VALIDATION_FAILED',
    ],
    [
      'is based on an audience model that does not exist',
      { name: 'y', audienceModelArn: `arn:aws:cleanrooms-ml:us-east-1:${CREATOR.account}:audience-model/other` },
      'ResourceNotFoundException',
    ],
    [
      'has a role of another account',
      {
        name: 'y',
        outputConfig: {
          destination: { s3Destination: { s3Uri: 's3://audiences' } },
          roleArn: `arn:aws:iam::${PARTNER.account}:role/audiences`,
        },
      },
      'AccessDeniedException',
    ],
    ['requires too few users', { name: 'y', minMatchingSeedSize: 24 }, 'ValidationException FIELD_VALIDATION_FAILED'],
  ])('is refused if it %s', (_, more, code) => {
    expect(refusal(() => run('CreateConfiguredAudienceModel', configuration(more)))).toBe(code);
  });

  test('can have the name of another one if names are not unique', () => {
    service.hasUniqueMlNames = false;
    run('CreateConfiguredAudienceModel', configuration());

    expect(run('ListConfiguredAudienceModels', { maxResults: 100 }).configuredAudienceModels).toHaveLength(2);
    expect(run('ListConfiguredAudienceModels').nextToken).toBeDefined();
  });

  test('belongs to its account', () => {
    const read = () => run('GetConfiguredAudienceModel', { configuredAudienceModelArn }, PARTNER);

    expect(refusal(read)).toBe('ResourceNotFoundException');
    expect(run('ListConfiguredAudienceModels', {}, PARTNER).configuredAudienceModels).toEqual([]);
  });
});

describe('the policy of a configured audience model', () => {
  const put = (more: object = {}) =>
    run('PutConfiguredAudienceModelPolicy', {
      configuredAudienceModelArn,
      configuredAudienceModelPolicy: '{"Statement":[]}',
      ...more,
    });
  const read = () => run('GetConfiguredAudienceModelPolicy', { configuredAudienceModelArn });

  test('is put, replaced, read, and deleted', () => {
    const { policyHash } = put({ policyExistenceCondition: 'POLICY_MUST_NOT_EXIST' });
    put({ configuredAudienceModelPolicy: '{}', previousPolicyHash: policyHash });

    expect(read().configuredAudienceModelPolicy).toBe('{}');
    expect(read().policyHash).not.toBe(policyHash);
    run('DeleteConfiguredAudienceModelPolicy', { configuredAudienceModelArn });
    expect(refusal(read)).toBe('ResourceNotFoundException');
    expect(refusal(() => run('DeleteConfiguredAudienceModelPolicy', { configuredAudienceModelArn }))).toBe(
      'ResourceNotFoundException',
    );
  });

  test('is put only on its conditions', () => {
    expect(refusal(() => put({ policyExistenceCondition: 'POLICY_MUST_EXIST' }))).toBe('ValidationException');
    put();
    expect(refusal(() => put({ policyExistenceCondition: 'POLICY_MUST_NOT_EXIST' }))).toBe('ValidationException');
    expect(refusal(() => put({ previousPolicyHash: 'a'.repeat(64) }))).toBe('ValidationException');
  });
});
