import { is, isComplete, itemsOf, knownValue } from '../model/fact';
import { type BucketNode, type Link, label, nodeOf, type RoleNode } from '../model/nodes';
import { allows, allowsOn, canGrant } from '../model/permissions';
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

/** A role, and the pointer by which a resource refers to it. */
export interface UsedRole {
  readonly node: RoleNode;
  readonly pointer: Pointer;
}

/** Whether a role certainly does not have a permission by its own policies. */
export function isMissing({ node }: UsedRole, { action, target }: Permission): boolean {
  return is(target ? allowsOn(node.statements, action, target) : allows(node.statements, action), false);
}

/** Whether a bucket of this app can allow an action to a role by its own policy. */
export function canGrantOn(bucket: Link<BucketNode>, role: UsedRole, action: string): boolean {
  const policies = nodeOf(bucket)?.policies;
  return (
    policies !== undefined &&
    (!isComplete(policies) || itemsOf(policies).some(({ statements }) => canGrant(statements, role.pointer, action)))
  );
}

/** The actions of permissions, and of those that the role has for something else, what they are missing for. */
export function permissionNames({ node }: UsedRole, permissions: readonly Permission[], bucket: string): string {
  const names = permissions.map(({ action, target }) => {
    const where = target?.objects === undefined ? 'the bucket' : 'objects in the bucket';
    const elsewhere = target?.service === 's3' && is(allows(node.statements, action), true);
    return elsewhere ? `${quoted([action])} on ${where}${bucket && ` ${bucket}`}` : quoted([action]);
  });
  return names.join(', ');
}

/** The name of a bucket in a message, quoted, which is empty if it is not known. */
export function bucketName(bucket: Link<BucketNode>): string {
  const name = bucket.to === 'node' ? label(bucket.node) : knownValue(bucket.text);
  return name === undefined ? '' : quoted([name]);
}
