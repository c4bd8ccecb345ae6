import { isPlain } from '../../model/raw';
import type { Data } from '../../templates/document';
import type { StackTemplate } from '../../templates/stack-template';

/** A stack before and after a deployment. */
interface StackPair {
  readonly before: StackTemplate;
  readonly after: StackTemplate;
}

/** What becomes of the stacks of an app. */
interface StackPairs {
  /** The stacks that both have, those in other stacks included. */
  readonly pairs: readonly StackPair[];
  /** The stacks that the new app does not have. A deployment leaves them, and what is in them. */
  readonly left: readonly StackTemplate[];
  /** The stacks whose resource in the stack around them is removed, with that stack and the logical ID. */
  readonly removed: readonly RemovedStack[];
  /** The stacks in others whose new template cannot be read. */
  readonly unread: readonly StackTemplate[];
}

interface RemovedStack {
  readonly stack: StackTemplate;
  readonly outer: StackTemplate;
  readonly logicalId: string;
}

/** Finds the stacks that are deployed again: by their names, accounts and Regions, or the only ones. */
function stackPairs(before: readonly StackTemplate[], after: readonly StackTemplate[]): StackPairs {
  const left: StackTemplate[] = [];
  const pairs = before.flatMap((stack) => {
    const successor = successorOf(stack, before, after);
    left.push(...(successor ? [] : [stack]));
    return successor ? [{ before: stack, after: successor }] : [];
  });
  const nested = pairs.map((pair) => withNested(pair));
  return {
    pairs: nested.flatMap((one) => one.pairs),
    left,
    removed: nested.flatMap((one) => one.removed),
    unread: nested.flatMap((one) => one.unread),
  };
}

function successorOf(
  stack: StackTemplate,
  before: readonly StackTemplate[],
  after: readonly StackTemplate[],
): StackTemplate | undefined {
  const candidates = after.filter((other) => canBeSame(stack, other));
  if (before.length === 1 && after.length === 1) {
    return candidates[0];
  }
  const named = candidates.filter(({ stackName }) => stackName !== undefined && stackName === stack.stackName);
  const exact = named.filter(({ account, region }) => account === stack.account && region === stack.region);
  return exact.length > 0 ? exact[0] : named.length === 1 ? named[0] : undefined;
}

/** Whether two templates can be of one stack. What a template does not state can be anything. */
function canBeSame(one: StackTemplate, other: StackTemplate): boolean {
  const values = (stack: StackTemplate) => [stack.stackName, stack.account, stack.region];
  return values(one).every((value, i) => {
    const of = values(other)[i];
    return value === undefined || of === undefined || value === of;
  });
}

function withNested(pair: StackPair): Omit<StackPairs, 'left'> {
  const { before: outer, after } = pair;
  const pairs: StackPair[] = [pair];
  const removed: RemovedStack[] = [];
  const unread: StackTemplate[] = [];
  for (const [logicalId, stack] of outer.nested) {
    const successor = after.nested.get(logicalId);
    if (successor) {
      const inner = withNested({ before: stack, after: successor });
      pairs.push(...inner.pairs);
      removed.push(...inner.removed);
      unread.push(...inner.unread);
    } else if (hasResource(after.body, logicalId)) {
      unread.push(stack);
    } else {
      removed.push({ stack, outer, logicalId });
    }
  }
  return { pairs, removed, unread };
}

function hasResource(body: Data, logicalId: string): boolean {
  const resources = isPlain(body) ? body.Resources : undefined;
  return isPlain(resources) && Object.hasOwn(resources, logicalId);
}

/** Both apps, with the stacks of the previous one under the paths of those that take their place. */
export interface AlignedApps extends StackPairs {
  readonly before: readonly StackTemplate[];
  readonly after: readonly StackTemplate[];
}

/**
 * Aligns the paths of stacks, so that conditions of both apps have equal keys, and leaves out what is stated about resources
 * outside of the apps: their identifiers are compared instead.
 */
export function aligned(before: readonly StackTemplate[], after: readonly StackTemplate[]): AlignedApps {
  const paths = new Map(stackPairs(before, after).pairs.map((pair) => [pair.before, pair.after.path]));
  const one = before.map((stack) => withPath(stack, paths));
  const other = after.map((stack) => withPath(stack, new Map()));
  return { before: one, after: other, ...stackPairs(one, other) };
}

function withPath(stack: StackTemplate, paths: ReadonlyMap<StackTemplate, string>): StackTemplate {
  const nested = [...stack.nested].map(([logicalId, inner]) => [logicalId, withPath(inner, paths)] as const);
  return { ...stack, path: paths.get(stack) ?? stack.path, stated: [], nested: new Map(nested) };
}
