import { describe, expect, test } from 'vitest';
import { type CloudFormationEvent, decodeRequest } from '../../../src/custom-resources/engine/event';
import { contract, text } from '../../../src/custom-resources/engine/properties';

const CONTRACT = contract<{ readonly name: string }>({ name: text });

const EVENT: CloudFormationEvent = {
  RequestType: 'Update',
  ResponseURL: 'https://example',
  StackId: 'arn:aws:cloudformation:us-east-1:111111111111:stack/Publisher/0',
  RequestId: 'one',
  LogicalResourceId: 'Model',
  PhysicalResourceId: 'id',
  ResourceProperties: { Name: 'new' },
  OldResourceProperties: { Name: 'old' },
};

function decoded(more: Partial<CloudFormationEvent>) {
  return decodeRequest({ ...EVENT, ...more }, CONTRACT);
}

describe('the owner of a request', () => {
  const { owner } = decoded({});

  test.each<Partial<CloudFormationEvent>>([
    { RequestType: 'Delete' },
    { RequestType: 'Create', PhysicalResourceId: undefined },
    { RequestId: 'two', ResponseURL: 'https://another', PhysicalResourceId: 'another' },
    { ResourceProperties: { Name: 'another' } },
  ])('is the same in all requests of a resource: %o', (more) => {
    expect(decoded(more).owner).toBe(owner);
  });

  test.each<Partial<CloudFormationEvent>>([
    { LogicalResourceId: 'Another' },
    { StackId: EVENT.StackId.replace('stack/Publisher/0', 'stack/Publisher/1') },
  ])('is another one for %o', (more) => {
    expect(decoded(more).owner).not.toBe(owner);
  });

  test('contains neither the stack nor the logical ID', () => {
    expect(owner).toMatch(/^[\da-f]{32}$/);
  });
});

describe('the previous properties of a request', () => {
  test('are those before an update', () => {
    expect(decoded({})).toMatchObject({ properties: { name: 'new' }, previous: { name: 'old' } });
  });

  test.each<[string, Partial<CloudFormationEvent>]>([
    ['a creation', { RequestType: 'Create', OldResourceProperties: undefined }],
    ['a deletion', { RequestType: 'Delete' }],
    ['an update of properties of another version', { OldResourceProperties: { Title: 'old' } }],
  ])('are unknown for %s', (_, more) => {
    expect(decoded(more).previous).toBeUndefined();
  });
});
