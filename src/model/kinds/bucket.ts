import type { CfnBucketProps } from 'aws-cdk-lib/aws-s3';
import type { Fact } from '../fact';
import { kind } from '../kind';
import { textOf } from '../raw';
import type { Property } from '../source';

/** The facts of an `AWS::S3::Bucket`. */
export interface BucketFacts {
  readonly name: Fact<string>;
}

function read(property: Property<CfnBucketProps>): BucketFacts {
  return { name: textOf(property('bucketName')) };
}

export const bucket = kind({ type: 'AWS::S3::Bucket', read, links: {} });
