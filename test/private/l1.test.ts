import { App, Stack } from 'aws-cdk-lib';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { l1Of } from '../../src/private/l1';

describe('l1Of', () => {
  const TYPE = 'AWS::S3::Bucket';

  test('is the L1 itself, or that of an L2', () => {
    const stack = new Stack(new App(), 'Stack');
    const [l1, l2] = [new CfnBucket(stack, 'L1'), new Bucket(stack, 'L2')];

    expect(l1Of(l1, TYPE)).toBe(l1);
    expect(l1Of(l2, TYPE)).toBe(l2.node.defaultChild);
  });

  test('is nothing of a construct with two children that could be the default', () => {
    const scope = new Construct(new Stack(new App(), 'Stack'), 'Two');
    for (const id of ['Resource', 'Default']) {
      new CfnBucket(scope, id);
    }

    expect(l1Of(scope, TYPE)).toBeUndefined();
  });

  test('is nothing of an import, of another type, and of nothing', () => {
    const stack = new Stack(new App(), 'Stack');

    expect(l1Of(Bucket.fromBucketName(stack, 'Import', 'lake'), TYPE)).toBeUndefined();
    expect(l1Of(new CfnBucket(stack, 'L1'), 'AWS::S3::BucketPolicy')).toBeUndefined();
    expect(l1Of(new Construct(stack, 'Other'), TYPE)).toBeUndefined();
    expect(l1Of(undefined, TYPE)).toBeUndefined();
  });
});
