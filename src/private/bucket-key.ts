import { Token } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnBucket, IBucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import { l1Of } from './l1';

/** The ARN of the key that encrypts a bucket by default, if the bucket of this app or its import specifies one. */
export function keyArnOf(bucket: IBucketRef): string | undefined {
  const { encryptionKey } = bucket as Partial<IBucket>;
  if (encryptionKey) {
    return encryptionKey.keyArn;
  }
  const l1 = l1Of<CfnBucket>(bucket, 'AWS::S3::Bucket');
  const encryption = l1?.bucketEncryption as Partial<CfnBucket.BucketEncryptionProperty> | undefined;
  const rules = encryption?.serverSideEncryptionConfiguration;
  if (!Array.isArray(rules)) {
    return undefined;
  }
  const [rule] = rules as Partial<CfnBucket.ServerSideEncryptionRuleProperty>[];
  const byDefault = rule?.serverSideEncryptionByDefault as
    | Partial<CfnBucket.ServerSideEncryptionByDefaultProperty>
    | undefined;
  const key = byDefault?.kmsMasterKeyId;
  // A policy refers to a key by its ARN. An alias or a key ID is not valid.
  return key && (Token.isUnresolved(key) || key.startsWith('arn:')) ? key : undefined;
}

/**
 * The permissions on the key of a bucket that are needed to write objects. Amazon S3 encrypts each part of an upload
 * with a data key, and decrypts the parts to join them.
 */
export function encrypt(keyArn: string | undefined): PolicyStatement[] {
  return keyArn ? [new PolicyStatement({ actions: ['kms:GenerateDataKey', 'kms:Decrypt'], resources: [keyArn] })] : [];
}
