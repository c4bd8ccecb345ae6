import { is, isAbsent } from '../model/fact';
import type { NodeBase } from '../model/nodes';

/** Whether a template states that CloudFormation deletes a resource that is removed from its stack. */
export function isDeletedByStatement({ deletionPolicy }: NodeBase): boolean {
  return is(deletionPolicy, 'Delete');
}

/** Whether CloudFormation certainly deletes a resource of Clean Rooms that is removed from its stack. */
export function isDeleted(node: NodeBase): boolean {
  return isDeletedByStatement(node) || isAbsent(node.deletionPolicy);
}

/** Whether CloudFormation certainly deletes a resource of Clean Rooms that is replaced. */
export function isDeletedIfReplaced({ updateReplacePolicy }: NodeBase): boolean {
  return is(updateReplacePolicy, 'Delete') || isAbsent(updateReplacePolicy);
}

/** Whether CloudFormation certainly retains a resource that is removed from its stack. */
export function isRetained({ deletionPolicy }: NodeBase): boolean {
  return is(deletionPolicy, 'Retain') || is(deletionPolicy, 'RetainExceptOnCreate');
}
