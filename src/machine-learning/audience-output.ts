import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { listBelow, objectsBelow, withoutSlashes } from '../private/bucket-objects';
import { kmsKey, kmsKeyOf, statement } from '../private/kms-key';

/** Where audiences are exported to. */
export interface AudienceOutput {
  readonly bucket: IBucketRef;
  readonly keyPrefix?: string;
  readonly encryptionKey?: IKeyRef;
}

export function renderS3Uri({ bucket, keyPrefix }: AudienceOutput): string {
  return ['s3:/', bucket.bucketRef.bucketName, ...(keyPrefix ? [withoutSlashes(keyPrefix)] : [])].join('/');
}

/** The actions that the guide lists, without its wildcards. */
const ENCRYPT = [
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/**
 * The permissions to write audiences below a key prefix. The bucket can be encrypted with a key, whose encryption context
 * is the ARN of the object, or that of the bucket if it has a bucket key.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-roles.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export function writeAudiences({ bucket, keyPrefix, encryptionKey }: AudienceOutput): PolicyStatement[] {
  const { bucketArn } = bucket.bucketRef;
  const objects = objectsBelow(bucketArn, keyPrefix);
  const conditions = { StringEquals: { 's3:ResourceAccount': bucket.env.account } };
  const key = encryptionKey ? kmsKey(encryptionKey) : kmsKeyOf(bucket);
  const encryption = { StringLike: { 'kms:EncryptionContext:aws:s3:arn': [bucketArn, objects] } };
  return [
    ...listBelow(bucketArn, keyPrefix, conditions),
    new PolicyStatement({ actions: ['s3:PutObject'], resources: [objects], conditions }),
    ...(key ? [statement(key, ENCRYPT, undefined, encryption)] : []),
  ];
}
