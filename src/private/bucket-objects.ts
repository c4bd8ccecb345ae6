import { Token } from 'aws-cdk-lib';

/** The ARN pattern of the objects below a key prefix, or of all objects in a bucket. */
export function objectsBelow(bucketArn: string, prefix: string | undefined): string {
  const key = withoutSlashes(prefix ?? '');
  return key ? `${bucketArn}/${key}/*` : `${bucketArn}/*`;
}

/** A key prefix without leading and trailing slashes. A token does not change. */
export function withoutSlashes(prefix: string): string {
  return Token.isUnresolved(prefix) ? prefix : prefix.replace(/^\/+|\/+$/g, '');
}
