import { Token } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { InputError } from './errors';
import { literalInPolicy } from './iam-pattern';
import { withoutOuterSlashes } from './slashes';
import { type Code, code, text } from './text';

/** The ARN pattern of the objects below a key prefix, or of all objects in a bucket. */
export function objectsBelow(bucketArn: string, prefix: string | undefined): string {
  const key = literalInPolicy(withoutSlashes(prefix ?? ''));
  return key ? `${bucketArn}/${key}/*` : `${bucketArn}/*`;
}

/**
 * The permissions to locate a bucket, and to list it below a key prefix only.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
export function listBelow(bucketArn: string, prefix: string | undefined, conditions: Conditions): PolicyStatement[] {
  const key = literalInPolicy(withoutSlashes(prefix ?? ''));
  if (!key) {
    const actions = ['s3:GetBucketLocation', 's3:ListBucket'];
    return [new PolicyStatement({ actions, resources: [bucketArn], conditions })];
  }
  return [
    new PolicyStatement({ actions: ['s3:GetBucketLocation'], resources: [bucketArn], conditions }),
    new PolicyStatement({
      actions: ['s3:ListBucket'],
      resources: [bucketArn],
      conditions: { ...conditions, StringLike: { 's3:prefix': [key, `${key}/*`] } },
    }),
  ];
}

type Conditions = Readonly<Record<string, unknown>>;

/** A key prefix without leading and trailing slashes. A token does not change. */
export function withoutSlashes(prefix: string): string {
  return Token.isUnresolved(prefix) ? prefix : withoutOuterSlashes(prefix);
}

/** Throws an error if a key prefix contains its bucket. */
export function requireKeyPrefix(prefix: string | undefined, call: Code): void {
  const match = /^s3[an]?:\/\/[^/]*\/?(.*)$/.exec(prefix ?? '');
  if (!match) {
    return;
  }
  throw new InputError(call, {
    what: text`${code('keyPrefix')} is ${JSON.stringify(prefix)}`,
    why: 'a key prefix is the part of the location after the bucket',
    fix: match[1]
      ? text`set ${code('keyPrefix')} to ${JSON.stringify(withoutSlashes(match[1]))}, and specify the bucket separately`
      : text`omit ${code('keyPrefix')}, and specify the bucket separately`,
  });
}
