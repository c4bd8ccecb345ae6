import { Token } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { encrypt, keyArnOf } from '../../src/private/bucket-key';
import { publisherStack } from '../support/two-companies';

const KEY_ARN = 'arn:aws:kms:us-east-1:111111111111:key/a';

describe('the key of a bucket', () => {
  test('is the one it is made with', () => {
    const stack = publisherStack();
    const encryptionKey = Key.fromKeyArn(stack, 'Key', KEY_ARN);

    expect(keyArnOf(new Bucket(stack, 'Bucket', { encryptionKey }))).toBe(KEY_ARN);
  });

  test('is the one it is imported with', () => {
    const stack = publisherStack();
    const encryptionKey = Key.fromKeyArn(stack, 'Key', KEY_ARN);

    expect(keyArnOf(Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'lake', encryptionKey }))).toBe(KEY_ARN);
  });

  test.each([BucketEncryption.S3_MANAGED, BucketEncryption.KMS_MANAGED, undefined])('is none for %s', (encryption) => {
    expect(keyArnOf(new Bucket(publisherStack(), 'Bucket', { encryption }))).toBeUndefined();
  });

  test('is not known of a bucket that is imported by its name', () => {
    expect(keyArnOf(Bucket.fromBucketName(publisherStack(), 'Bucket', 'lake'))).toBeUndefined();
  });
});

describe('the key of a bucket that is an L1', () => {
  function keyOf(bucketEncryption: CfnBucket['bucketEncryption']): string | undefined {
    return keyArnOf(new CfnBucket(publisherStack(), 'Bucket', { bucketEncryption }));
  }

  const encryptedWith = (kmsMasterKeyId?: string) => ({
    serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId } }],
  });

  test('is known by an ARN or a token', () => {
    const token = Token.asString({ Ref: 'Key' });

    expect(keyOf(encryptedWith(KEY_ARN))).toBe(KEY_ARN);
    expect(keyOf(encryptedWith(token))).toBe(token);
  });

  test.each([
    ['is named by an alias', encryptedWith('alias/ads')],
    ['is named by a bare id', encryptedWith('1234abcd')],
    ['is that of the service', encryptedWith()],
    ['is not mentioned', undefined],
    ['has no rule', { serverSideEncryptionConfiguration: [] }],
    ['has an empty rule', { serverSideEncryptionConfiguration: [{}] }],
    ['is a token', Token.asAny({ Ref: 'Encryption' }) as never],
    ['has rules that are a token', { serverSideEncryptionConfiguration: Token.asAny({ Ref: 'Rules' }) as never }],
  ])('is not known if it %s', (_, bucketEncryption) => {
    expect(keyOf(bucketEncryption)).toBeUndefined();
  });
});

test('to encrypt needs nothing without a key', () => {
  expect(encrypt(undefined)).toEqual([]);
});
