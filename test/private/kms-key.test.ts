import type { Stack } from 'aws-cdk-lib';
import { Token } from 'aws-cdk-lib';
import { Alias, CfnAlias, CfnKey, type IKeyRef, Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { decrypt, encrypt, type KmsKey, kmsKey, kmsKeyOf, VIA_S3 } from '../../src/private/kms-key';
import { readable } from '../support/readable';
import { publisherStack, STRANGER } from '../support/two-companies';

const KEY_ARN = 'arn:aws:kms:us-east-1:111111111111:key/a';
const ANY_KEY = 'arn:<AWS::Partition>:kms:us-east-1:111111111111:key/*';

function readableKey(stack: Stack, key: KmsKey | undefined): unknown {
  return key && readable(stack.resolve(key));
}

describe('a key', () => {
  test.each<[string, (stack: Stack) => IKeyRef, KmsKey]>([
    ['by its ARN', (stack) => Key.fromKeyArn(stack, 'Key', KEY_ARN), { arn: KEY_ARN }],
    ['of this app', (stack) => new Key(stack, 'Key'), { arn: '<Key.Arn>' }],
    [
      'by an alias of this app',
      (stack) => new Alias(stack, 'Alias', { aliasName: 'alias/ads', targetKey: new Key(stack, 'Key') }),
      { arn: '<Key.Arn>' },
    ],
    [
      'by an alias that is imported with its key',
      (stack) => {
        const aliasTargetKey = Key.fromKeyArn(stack, 'Key', KEY_ARN);
        return Alias.fromAliasAttributes(stack, 'Alias', { aliasName: 'alias/ads', aliasTargetKey });
      },
      { arn: KEY_ARN },
    ],
    [
      'by an alias that is imported by its name',
      (stack) => Alias.fromAliasName(stack, 'Alias', 'alias/ads'),
      { arn: ANY_KEY, alias: 'alias/ads' },
    ],
    [
      'by the ARN of an alias in another account',
      (stack) => Key.fromKeyArn(stack, 'Key', `arn:aws:kms:us-east-1:${STRANGER}:alias/ads`),
      { arn: `arn:aws:kms:us-east-1:${STRANGER}:key/*`, alias: 'alias/ads' },
    ],
  ])('%s is identified by its ARN, or by its alias in a condition', (_, keyIn, expected) => {
    const stack = publisherStack();

    expect(readableKey(stack, kmsKey(keyIn(stack)))).toEqual(expected);
  });
});

describe('the key of a bucket', () => {
  test('is the one it is made with', () => {
    const stack = publisherStack();
    const encryptionKey = Key.fromKeyArn(stack, 'Key', KEY_ARN);

    expect(kmsKeyOf(new Bucket(stack, 'Bucket', { encryptionKey }))).toEqual({ arn: KEY_ARN });
  });

  test('is the one it is imported with', () => {
    const stack = publisherStack();
    const encryptionKey = Alias.fromAliasName(stack, 'Key', 'alias/lake');
    const bucket = Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'lake', encryptionKey });

    expect(readableKey(stack, kmsKeyOf(bucket))).toEqual({ arn: ANY_KEY, alias: 'alias/lake' });
  });

  test.each([BucketEncryption.S3_MANAGED, BucketEncryption.KMS_MANAGED, undefined])('is none for %s', (encryption) => {
    expect(kmsKeyOf(new Bucket(publisherStack(), 'Bucket', { encryption }))).toBeUndefined();
  });

  test('is not known of a bucket that is imported by its name', () => {
    expect(kmsKeyOf(Bucket.fromBucketName(publisherStack(), 'Bucket', 'lake'))).toBeUndefined();
  });
});

describe('the key of a bucket that is an L1', () => {
  const encryptedWith = (kmsMasterKeyId?: string) => ({
    serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId } }],
  });

  const cfnKey = (stack: Stack) => new CfnKey(stack, 'Key', { keyPolicy: {} });

  test.each<[string, (stack: Stack) => string, KmsKey]>([
    ['an ARN', () => KEY_ARN, { arn: KEY_ARN }],
    ['a parameter', () => Token.asString({ Ref: 'Parameter' }), { arn: '<Parameter>' }],
    ['an ID', () => '1234abcd', { arn: 'arn:<AWS::Partition>:kms:us-east-1:111111111111:key/1234abcd' }],
    ['an alias', () => 'alias/ads', { arn: ANY_KEY, alias: 'alias/ads' }],
    [
      'the ARN of an alias',
      () => `arn:aws:kms:us-east-1:${STRANGER}:alias/ads`,
      { arn: `arn:aws:kms:us-east-1:${STRANGER}:key/*`, alias: 'alias/ads' },
    ],
    ['the ID of a key of this app', (stack) => cfnKey(stack).ref, { arn: '<Key.Arn>' }],
    [
      'an alias of this app',
      (stack) => new CfnAlias(stack, 'Alias', { aliasName: 'alias/ads', targetKeyId: cfnKey(stack).attrArn }).ref,
      { arn: '<Key.Arn>' },
    ],
  ])('is known by %s', (_, keyIn, expected) => {
    const stack = publisherStack();
    const bucket = new CfnBucket(stack, 'Bucket', { bucketEncryption: encryptedWith(keyIn(stack)) });

    expect(readableKey(stack, kmsKeyOf(bucket))).toEqual(expected);
  });

  test.each([
    ['is that of the service', encryptedWith()],
    ['is not mentioned', undefined],
    ['has no rule', { serverSideEncryptionConfiguration: [] }],
    ['has an empty rule', { serverSideEncryptionConfiguration: [{}] }],
    ['is a token', Token.asAny({ Ref: 'Encryption' }) as never],
    ['has rules that are a token', { serverSideEncryptionConfiguration: Token.asAny({ Ref: 'Rules' }) as never }],
  ])('is not known if it %s', (_, bucketEncryption) => {
    expect(kmsKeyOf(new CfnBucket(publisherStack(), 'Bucket', { bucketEncryption }))).toBeUndefined();
  });
});

describe('the permissions on a key', () => {
  test('need nothing without a key', () => {
    expect(encrypt(undefined)).toEqual([]);
    expect(decrypt(undefined, VIA_S3)).toEqual([]);
  });

  test('are limited to the service and to the alias', () => {
    const [reading, describing] = decrypt({ arn: 'arn', alias: 'alias/ads' }, VIA_S3).map((one) => one.toJSON());

    expect(reading.Condition).toEqual({
      StringLike: { 'kms:ViaService': VIA_S3 },
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': ['alias/ads'] },
    });
    expect(describing.Condition).toEqual({ 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': ['alias/ads'] } });
  });
});
