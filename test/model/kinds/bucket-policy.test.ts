import { App, Aws, Fn, ScopedAws, Stack } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/model/construct-source';
import { itemsOf, list } from '../../../src/model/fact';
import { bucketPolicy } from '../../../src/model/kinds/bucket-policy';

const stack = new Stack(new App(), 'Stack');
const bucket = new CfnBucket(stack, 'Bucket');
const role = new CfnRole(stack, 'Role', { assumeRolePolicyDocument: {} });

let policies = 0;

function read(...statements: object[]) {
  policies += 1;
  const props = { bucket: bucket.ref, policyDocument: { Statement: statements } };
  return factsOf(bucketPolicy, new CfnBucketPolicy(stack, `Policy${policies}`, props));
}

function allowed(principal: unknown) {
  return read({ Effect: 'Allow', Principal: principal, Action: 's3:GetObject', Resource: '*' }).granteePointers;
}

const literal = (text: string) => ({ kind: 'literal', text });

describe('a bucket policy', () => {
  test('is that of a bucket, with its statements', () => {
    const { bucketPointer, statements } = read({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject' });

    expect(bucketPointer).toEqual({ kind: 'resource', key: bucket, attribute: 'Ref' });
    expect(itemsOf(statements)).toHaveLength(1);
  });

  test.each([
    ['everybody', '*', [literal('*')]],
    ['an account', { AWS: '111111111111' }, [literal('111111111111')]],
    [
      'several roles',
      { AWS: ['arn:aws:iam::111111111111:role/A', role.attrArn] },
      [literal('arn:aws:iam::111111111111:role/A'), { kind: 'resource', key: role, attribute: 'Arn' }],
    ],
    [
      'a role in the partition of the stack',
      { AWS: `arn:${Aws.PARTITION}:iam::111111111111:role/A` },
      [literal('arn:aws:iam::111111111111:role/A')],
    ],
    [
      'a role in the partition of a stack of any Region',
      { AWS: `arn:${new ScopedAws(stack).partition}:iam::111111111111:role/A` },
      [literal('arn:aws:iam::111111111111:role/A')],
    ],
    [
      'a role in the partition of a template',
      { AWS: Fn.sub(`arn:\${AWS::Partition}:iam::111111111111:role/A`) },
      [literal('arn:aws:iam::111111111111:role/A')],
    ],
    ['a role of the account of the stack', { AWS: `arn:aws:iam::${Aws.ACCOUNT_ID}:role/A` }, [{ kind: 'unknown' }]],
    [
      'a role of the account of any stack',
      { AWS: `arn:aws:iam::${new ScopedAws(stack).accountId}:role/A` },
      [{ kind: 'unknown' }],
    ],
  ])('allows %s something', (_, principal, expected) => {
    expect(allowed(principal)).toEqual(list(expected));
  });

  test('allows a service something, which is no principal that reads with a role', () => {
    expect(itemsOf(allowed({ Service: 'cleanrooms.amazonaws.com' }))).toEqual([]);
  });

  test('allows nobody something whom it denies it', () => {
    expect(read({ Effect: 'Deny', Principal: '*', Action: 's3:*' }).granteePointers).toEqual(list([]));
  });

  test('allows others than it names, which are not all known', () => {
    const inverted = { Effect: 'Allow', NotPrincipal: { AWS: '111111111111' }, Action: 's3:GetObject' };

    expect(read(inverted).granteePointers).toEqual(list([], false));
  });

  test('allows the principals of all statements something', () => {
    const of = (account: string) => ({ Effect: 'Allow', Principal: { AWS: account }, Action: 's3:GetObject' });

    expect(read(of('111111111111'), of('222222222222')).granteePointers).toEqual(
      list([literal('111111111111'), literal('222222222222')]),
    );
  });

  test('has grantees that are not known if it is a token', () => {
    const props = { bucket: 'data', policyDocument: Fn.ref('Document') };

    expect(factsOf(bucketPolicy, new CfnBucketPolicy(stack, 'Token', props))).toMatchObject({
      bucketPointer: literal('data'),
      granteePointers: list([], false),
    });
  });
});
