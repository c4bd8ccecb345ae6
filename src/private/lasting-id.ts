import { type CfnResource, Lazy, Stack } from 'aws-cdk-lib';
import { digestOf } from './digest';
import { Note } from './note';

/** CloudFormation accepts logical IDs of up to 255 characters, of which the name and the digest need some. */
const MOST_OF_TARGET = 230;

/** The targets that a resource of a stack follows. */
const FOLLOWED = new Note<Set<unknown>>('FollowedByLogicalId');

/**
 * Makes the logical ID of a resource from its target in place of its construct path: from the logical ID of a resource, or
 * from the identifier of a resource outside of the app. The resource then stays the same if its construct is renamed or
 * moves to another scope.
 *
 * Of several resources with one target in a stack, the first one has such an ID.
 */
export function followLogicalId(resource: CfnResource, target: CfnResource | string, name: string): void {
  const stack = Stack.of(resource);
  const followed = followedIn(stack);
  if (!followed.has(target)) {
    followed.add(target);
    // Lazy: the user can override the logical ID of the target later.
    resource.overrideLogicalId(Lazy.uncachedString({ produce: () => lastingId(stack, target, name) }));
  }
}

function followedIn(stack: Stack): Set<unknown> {
  const followed = FOLLOWED.read(stack) ?? new Set();
  if (!FOLLOWED.isOn(stack)) {
    FOLLOWED.write(stack, followed);
  }
  return followed;
}

function lastingId(stack: Stack, target: CfnResource | string, name: string): string {
  if (typeof target === 'string') {
    return `${name}${digestOf(target)}`;
  }
  const other = Stack.of(target);
  const logicalId: string = other.resolve(target.logicalId);
  // Two stacks can have one logical ID.
  const place = other === stack ? '' : `${other.node.id}/`;
  return `${logicalId.slice(0, MOST_OF_TARGET)}${name}${digestOf(`${place}${logicalId}`)}`;
}
