import type { CfnBucketProps } from 'aws-cdk-lib/aws-s3';
import type { Fact } from '../fact';
import { kind, link } from '../kind';
import { at, type Pointer, pointerOf, textOf } from '../raw';
import type { Property } from '../source';

/** The facts of an `AWS::S3::Bucket`. */
export interface BucketFacts {
  /** The name that the user specifies. */
  readonly name: Fact<string>;
  /** The KMS key with which Amazon S3 encrypts objects by default. */
  readonly keyPointer: Pointer;
}

function read(property: Property<CfnBucketProps>): BucketFacts {
  const rules = at(property('bucketEncryption'), 'serverSideEncryptionConfiguration');
  const byDefault = at(Array.isArray(rules) ? rules[0] : rules, 'serverSideEncryptionByDefault');
  // The L1 does not write the name of the template with its first letter in lower case, as it does elsewhere.
  const keyId = at(byDefault, 'kmsMasterKeyId') ?? at(byDefault, 'KMSMasterKeyID');
  return { name: textOf(property('bucketName')), keyPointer: pointerOf(keyId) };
}

export const bucket = kind({
  type: 'AWS::S3::Bucket',
  read,
  links: { key: link('key', ({ keyPointer }: BucketFacts) => keyPointer) },
});
