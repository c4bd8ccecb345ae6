import { is, knownValue } from '../model/fact';
import { type BucketNode, type Link, label, type RoleNode } from '../model/nodes';
import { onceFor } from '../model/once-for';
import { allows, allowsOn } from '../model/permissions';
import type { Pointer } from '../model/raw';
import { bucketTarget, objectsTarget, type Target } from '../model/targets';
import { quoted } from './rule';

/** An action that a role needs, and what it needs it for if this is known. */
export interface Permission {
  readonly action: string;
  readonly target?: Target;
}

/** What the documentation of the service asks for in order to read objects, with the bucket first. */
export function readsObjects(bucket: Pointer, prefix: string): readonly Permission[] {
  return [...ofBucket(bucket), { action: 's3:GetObject', target: objectsTarget(bucket, prefix) }];
}

/** What the documentation of the service asks for in order to write objects, with the bucket first. */
export function writesObjects(bucket: Pointer, prefix: string): readonly Permission[] {
  return [...ofBucket(bucket), { action: 's3:PutObject', target: objectsTarget(bucket, prefix) }];
}

function ofBucket(bucket: Pointer): readonly Permission[] {
  const target = bucketTarget(bucket);
  return [
    { action: 's3:GetBucketLocation', target },
    { action: 's3:ListBucket', target },
  ];
}

/** Whether a role certainly does not have a permission, by its own policies and by those of buckets in its account. */
export function isMissing(role: RoleNode, permission: Permission): boolean {
  return missingOf(role)(permission);
}

/** Many associations can share a role, and need the same permissions. */
const missingOf = onceFor(({ statements }: RoleNode) =>
  onceFor(({ action, target }: Permission) =>
    is(target ? allowsOn(statements, action, target) : allows(statements, action), false),
  ),
);

/** The actions of permissions, and of those that the role has for something else, what they are missing for. */
export function permissionNames({ statements }: RoleNode, permissions: readonly Permission[], bucket: string): string {
  const names = permissions.map(({ action, target }) => {
    const where = target?.objects === undefined ? 'the bucket' : 'objects in the bucket';
    const elsewhere = target?.service === 's3' && is(allows(statements, action), true);
    return elsewhere ? `${quoted([action])} on ${where}${bucket && ` ${bucket}`}` : quoted([action]);
  });
  return names.join(', ');
}

/** The name of a bucket in a message, quoted, which is empty if it is not known. */
export function bucketName(bucket: Link<BucketNode>): string {
  const name = bucket.to === 'node' ? label(bucket.node) : knownValue(bucket.text);
  return name === undefined ? '' : quoted([name]);
}
