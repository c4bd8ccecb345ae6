import { App, Fn, Stack } from 'aws-cdk-lib';
import { CfnBucket, type CfnBucketProps } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/model/construct-source';
import { ABSENT, known, list, UNKNOWN } from '../../../src/model/fact';
import { bucket } from '../../../src/model/kinds/bucket';

function read(props: CfnBucketProps) {
  return factsOf(bucket, new CfnBucket(new Stack(new App(), 'Stack'), 'Bucket', props));
}

function expiring(...rules: CfnBucket.RuleProperty[]) {
  return read({ lifecycleConfiguration: { rules } }).expiringPrefixes;
}

describe('a bucket', () => {
  test('has a name, and a key with which it encrypts objects by default', () => {
    const byDefault = { sseAlgorithm: 'aws:kms', kmsMasterKeyId: 'key' };
    const encryption = (serverSideEncryptionByDefault: CfnBucket.ServerSideEncryptionByDefaultProperty) => ({
      bucketEncryption: { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault }] },
    });

    expect(read({ bucketName: 'lake', ...encryption(byDefault) })).toMatchObject({
      name: known('lake'),
      keyPointer: { kind: 'literal', text: 'key' },
    });
    expect(read(encryption({ sseAlgorithm: 'AES256' })).keyPointer).toEqual({ kind: 'absent' });
    expect(read({ bucketEncryption: Fn.ref('Encryption') as never }).keyPointer).toEqual({ kind: 'unknown' });
    expect(read({})).toMatchObject({ name: ABSENT, keyPointer: { kind: 'absent' } });
  });

  test('has a key by the name of the template', () => {
    const stack = new Stack(new App(), 'Stack');
    const created = new CfnBucket(stack, 'Bucket');
    created.addPropertyOverride('BucketEncryption.ServerSideEncryptionConfiguration', [
      { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'key' } },
    ]);

    expect(factsOf(bucket, created).keyPointer).toEqual({ kind: 'literal', text: 'key' });
  });

  test('has the status of versioning', () => {
    expect(read({ versioningConfiguration: { status: 'Enabled' } }).versioning).toEqual(known('Enabled'));
    expect(read({ versioningConfiguration: Fn.ref('Versioning') as never }).versioning).toEqual(UNKNOWN);
    expect(read({})).toMatchObject({ versioning: ABSENT, expiringPrefixes: ABSENT });
  });

  test('has the prefixes of lifecycle rules that delete all objects below them', () => {
    expect(
      expiring(
        { status: 'Enabled', prefix: 'code/', expirationInDays: 30 },
        { status: 'Enabled', expirationDate: new Date(0) },
        { status: 'Disabled', prefix: 'disabled/', expirationInDays: 30 },
        { status: 'Enabled', prefix: 'versions/', noncurrentVersionExpiration: { noncurrentDays: 30 } },
        { status: 'Enabled', prefix: 'tagged/', expirationInDays: 30, tagFilters: [{ key: 'old', value: 'yes' }] },
        { status: 'Enabled', prefix: 'large/', expirationInDays: 30, objectSizeGreaterThan: 1000 },
        { status: 'Enabled', prefix: 'small/', expirationInDays: 30, objectSizeLessThan: 1000 },
      ),
    ).toEqual(list(['code/', '']));
  });

  test('has rules that can delete more', () => {
    expect(expiring({ status: Fn.ref('Status'), expirationInDays: 30 })).toEqual(list([], false));
    expect(expiring({ status: 'Enabled', prefix: Fn.ref('Prefix'), expirationInDays: 30 })).toEqual(list([], false));
    expect(expiring(Fn.conditionIf('Test', {}, { status: 'Enabled' }) as never)).toEqual(list([], false));
    expect(read({ lifecycleConfiguration: Fn.ref('Rules') as never }).expiringPrefixes).toEqual(UNKNOWN);
  });

  test('has the days after which objects and their noncurrent versions are deleted', () => {
    const rules: CfnBucket.RuleProperty[] = [
      { status: 'Enabled', prefix: 'reach/', expirationInDays: 30, noncurrentVersionExpiration: { noncurrentDays: 7 } },
      { status: 'Enabled', expirationDate: new Date(0) },
      { status: 'Enabled', expirationInDays: Fn.ref('Days') as never, noncurrentVersionExpirationInDays: 1 },
      {
        status: 'Enabled',
        prefix: 'kept/',
        noncurrentVersionExpiration: { noncurrentDays: 7, newerNoncurrentVersions: 2 },
      },
    ];

    expect(read({ lifecycleConfiguration: { rules } })).toMatchObject({
      expirations: list([
        { prefix: 'reach/', days: known(30) },
        { prefix: '', days: UNKNOWN },
        { prefix: '', days: UNKNOWN },
      ]),
      noncurrentExpirations: list([
        { prefix: 'reach/', days: known(7) },
        { prefix: '', days: known(1) },
      ]),
    });
  });
});
