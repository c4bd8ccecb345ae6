import { beforeEach, describe, expect, test } from 'vitest';
import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import { CREATOR, call, join, newCollaboration, newService, PARTNER, refusal } from './clean-room';

let service: CleanRoomsService;
let collaboration: { readonly id: string };
let membershipIdentifier: string;
let configuredAudienceModelArn: string;

const run = (operation: string, input: object = {}, caller = PARTNER) =>
  call(service, caller, operation, input as Record<string, unknown>);

beforeEach(() => {
  service = newService({ pageSize: 1 });
  collaboration = newCollaboration(service);
  membershipIdentifier = join(service, PARTNER, collaboration).id;
  configuredAudienceModelArn = configure('first');
});

function configure(name: string): string {
  const trainingDatasetArn = `arn:aws:cleanrooms-ml:us-east-1:${PARTNER.account}:training-dataset/views`;
  const { audienceModelArn } = run('CreateAudienceModel', { name, trainingDatasetArn });
  const outputConfig = {
    destination: { s3Destination: { s3Uri: 's3://audiences' } },
    roleArn: `arn:aws:iam::${PARTNER.account}:role/audiences`,
  };
  const input = { name, audienceModelArn, outputConfig, sharedAudienceMetrics: ['NONE'] };
  return run('CreateConfiguredAudienceModel', input).configuredAudienceModelArn;
}

function associate(more: object = {}) {
  return run('CreateConfiguredAudienceModelAssociation', {
    membershipIdentifier,
    configuredAudienceModelArn,
    configuredAudienceModelAssociationName: 'viewers',
    manageResourcePolicies: true,
    ...more,
  }).configuredAudienceModelAssociation;
}

const one = (id: string) => ({ membershipIdentifier, configuredAudienceModelAssociationIdentifier: id });
const get = (id: string) => run('GetConfiguredAudienceModelAssociation', one(id)).configuredAudienceModelAssociation;
const list = (more: object = {}) => run('ListConfiguredAudienceModelAssociations', { membershipIdentifier, ...more });
const sids = () =>
  JSON.parse(
    run('GetConfiguredAudienceModelPolicy', { configuredAudienceModelArn }).configuredAudienceModelPolicy,
  ).Statement.map(({ Sid }: { Sid: string }) => Sid);

describe('a configured audience model association', () => {
  test('is read without its tags, which have an operation of their own', () => {
    const { id, arn } = associate({ tags: { team: 'x' } });

    expect(get(id)).toMatchObject({
      id,
      arn,
      name: 'viewers',
      manageResourcePolicies: true,
      configuredAudienceModelArn,
    });
    expect(get(id)).not.toHaveProperty('tags');
    expect(run('ListTagsForResource', { resourceArn: arn }).tags).toEqual({ team: 'x' });
  });

  test('is listed in pages, without how policies are managed', () => {
    associate();
    associate({ configuredAudienceModelArn: configure('second'), configuredAudienceModelAssociationName: 'readers' });

    const { configuredAudienceModelAssociationSummaries: page, nextToken } = list();
    expect(page).toMatchObject([{ name: 'viewers' }]);
    expect(page[0]).not.toHaveProperty('manageResourcePolicies');
    expect(list({ nextToken }).configuredAudienceModelAssociationSummaries).toMatchObject([{ name: 'readers' }]);
  });

  test('is changed where the request has a value', () => {
    const { id } = associate({ description: 'x' });

    run('UpdateConfiguredAudienceModelAssociation', { ...one(id), name: 'readers' });
    expect(get(id)).toMatchObject({ name: 'readers', description: 'x' });

    run('UpdateConfiguredAudienceModelAssociation', { ...one(id), description: '' });
    expect(get(id)).not.toHaveProperty('description');
  });

  test('has a statement in the policy of its model, beside those of others, until it is deleted', () => {
    run('PutConfiguredAudienceModelPolicy', {
      configuredAudienceModelArn,
      configuredAudienceModelPolicy: JSON.stringify({ Statement: [{ Sid: 'Other' }] }),
    });
    const { id } = associate();
    expect(sids()).toEqual(['Other', expect.stringMatching(/^CleanRooms/)]);

    run('DeleteConfiguredAudienceModelAssociation', one(id));

    expect(sids()).toEqual(['Other']);
    expect(refusal(() => get(id))).toBe('ResourceNotFoundException');
  });

  test('has none if it does not manage policies', () => {
    const { id } = associate({ manageResourcePolicies: false });

    expect(refusal(sids)).toBe('ResourceNotFoundException');
    run('DeleteConfiguredAudienceModelAssociation', one(id));
    expect(refusal(sids)).toBe('ResourceNotFoundException');
  });

  test.each([
    ['name', () => ({ configuredAudienceModelArn: configure('second') })],
    ['model', () => ({ configuredAudienceModelAssociationName: 'readers' })],
  ])('can have the same %s as another one, unless a test decides otherwise', (_, more) => {
    associate();
    const input = more();

    expect(refusal(() => associate(input))).toBe('ConflictException ALREADY_EXISTS');
    service.hasUniqueMlNames = false;
    expect(associate(input)).toMatchObject({ membershipId: membershipIdentifier });
  });

  test('ends with its model', () => {
    const { id } = associate();

    run('DeleteConfiguredAudienceModel', { configuredAudienceModelArn });

    expect(refusal(() => get(id))).toBe('ResourceNotFoundException');
  });

  test('needs a model of the account and an active membership, which is not deleted before it', () => {
    expect(refusal(() => associate({ configuredAudienceModelArn: `${configuredAudienceModelArn}0` }))).toBe(
      'ResourceNotFoundException',
    );
    const { id: others } = join(service, CREATOR, collaboration);
    const ofOthers = { membershipIdentifier: others, configuredAudienceModelArn };
    const input = { ...ofOthers, configuredAudienceModelAssociationName: 'x', manageResourcePolicies: false };
    expect(refusal(() => run('CreateConfiguredAudienceModelAssociation', input, CREATOR))).toBe(
      'ResourceNotFoundException',
    );

    const { id } = associate();
    expect(refusal(() => run('DeleteMembership', { membershipIdentifier }))).toBe(
      'ConflictException SUBRESOURCES_EXIST',
    );
    run('DeleteConfiguredAudienceModelAssociation', one(id));
    run('DeleteCollaboration', { collaborationIdentifier: collaboration.id }, CREATOR);
    expect(refusal(() => associate())).toBe('ConflictException INVALID_STATE');
  });
});
