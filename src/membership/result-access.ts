import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { listBelow, objectsBelow } from '../private/bucket-objects';
import { encrypt, kmsKey, kmsKeyOf, statement, VIA_S3 } from '../private/kms-key';
import { Note } from '../private/note';

/** Where below a bucket results are written, and the key that encrypts them. */
export interface ResultPlace {
  readonly keyPrefix?: string;
  readonly encryptionKey?: IKeyRef;
}

/** A bucket with results. */
export interface Results extends ResultPlace {
  readonly bucket: IBucketRef;
}

/** Where the results of a membership are. Its template does not contain the key of a bucket that is imported. */
export const RESULTS = new Note<{ readonly queries?: Results; readonly jobs?: Results }>('Results');

/**
 * Write access to the objects below one key prefix. The guide lists the same permissions for queries and jobs.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html
 */
export function writeResults(bucket: IBucketRef, { keyPrefix, encryptionKey }: ResultPlace): PolicyStatement[] {
  const { bucketArn } = bucket.bucketRef;
  const conditions = { StringEquals: { 'aws:ResourceAccount': bucket.env.account } };
  return [
    ...listBelow(bucketArn, keyPrefix, conditions),
    new PolicyStatement({ actions: ['s3:PutObject'], resources: [objectsBelow(bucketArn, keyPrefix)], conditions }),
    ...encrypt(encryptionKey ? kmsKey(encryptionKey) : kmsKeyOf(bucket)),
  ];
}

/** Read access to the objects below one key prefix. */
export function readResults({ bucket, keyPrefix, encryptionKey }: Results): PolicyStatement[] {
  const { bucketArn } = bucket.bucketRef;
  const conditions = { StringEquals: { 'aws:ResourceAccount': bucket.env.account } };
  const key = encryptionKey ? kmsKey(encryptionKey) : kmsKeyOf(bucket);
  return [
    ...listBelow(bucketArn, keyPrefix, conditions),
    new PolicyStatement({ actions: ['s3:GetObject'], resources: [objectsBelow(bucketArn, keyPrefix)], conditions }),
    ...(key ? [statement(key, ['kms:Decrypt'], VIA_S3)] : []),
  ];
}
