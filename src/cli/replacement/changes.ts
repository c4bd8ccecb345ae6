import { knownValue } from '../../model/fact';
import { type Raw, textOf } from '../../model/raw';
import type { StackTemplate } from '../../templates/stack-template';
import type { TemplateResource } from '../../templates/template-resource';
import { BothApps } from './both-apps';
import type { Change, Doubt, Fate } from './change';
import type { ResourceType } from './resource-type';
import { RESOURCE_TYPES } from './resource-types';
import { type AlignedApps, aligned } from './stack-pairs';

/** What a deployment replaces or removes. */
export interface Changes {
  readonly changes: readonly Change[];
  readonly doubts: readonly Doubt[];
  /** The number of previous resources that were compared. */
  readonly resources: number;
}

/** Compares two apps by the stacks and logical IDs of their resources, as CloudFormation does. */
export function changesBetween(before: readonly StackTemplate[], after: readonly StackTemplate[]): Changes {
  const apps = aligned(before, after);
  const both = new BothApps(apps);
  const found = both.before.map((resource) => ({ resource, ...becomesOf(resource, apps, both) }));
  const removed = found.flatMap(({ change }) => (change && !change.isReplaced ? [change] : []));
  return {
    changes: found.flatMap(({ change }) => (change ? [withSuccessor(change, removed, apps, both)] : [])),
    doubts: found.flatMap(({ resource, doubts = [] }) => doubts.map((doubt) => ({ resource, ...doubt }))),
    resources: both.before.length,
  };
}

interface Becomes {
  readonly change?: Change;
  readonly doubts?: readonly Omit<Doubt, 'resource'>[];
}

function becomesOf(before: TemplateResource, apps: AlignedApps, both: BothApps): Becomes {
  const place = stackOf(before, apps);
  if (place.reason !== undefined) {
    return { doubts: [{ reason: place.reason }] };
  }
  const type = RESOURCE_TYPES.get(before.type) as ResourceType;
  const after = both.counterpartOf(before);
  if (!after) {
    const fate = place.fate ?? fateOf(before.deletionPolicy);
    return both.isHiding(before.stack) && place.fate === undefined
      ? {
          doubts: [
            { reason: 'the new template does not have it, but a macro, module or stack in it can add resources' },
          ],
        }
      : { change: { type, before, isReplaced: false, fate, differences: [] } };
  }
  if (after.type !== before.type) {
    return {
      doubts: [{ reason: `its type is ${after.type} now, which CloudFormation refuses for the same logical ID` }],
    };
  }
  if (after.presence.key !== before.presence.key) {
    return { doubts: [{ reason: 'its condition differs, so that it can be added or removed' }] };
  }
  const differences = both.differencesOf(before, after);
  const certain = differences.filter(({ doubt }) => doubt === undefined);
  if (certain.length > 0) {
    const fates = [before, after].map(({ updateReplacePolicy }) => fateOf(updateReplacePolicy));
    const fate = fates[0] === fates[1] ? (fates[0] as Fate) : 'unknown';
    return { change: { type, before, after, isReplaced: true, fate, differences: certain } };
  }
  return { doubts: differences.map(({ path, doubt = '' }) => ({ property: path, reason: doubt })) };
}

/** What is known of a resource because of its stack: a reason why nothing else is, or that the stack is removed. */
function stackOf({ stack }: TemplateResource, { left, removed, unread }: AlignedApps): StackPlace {
  const gone = removed.find((one) => includes(one.stack, stack));
  if (gone) {
    return fateOf(deletionPolicyOf(gone.outer, gone.logicalId)) === 'kept' ? { fate: 'kept' } : {};
  }
  if (unread.some((one) => includes(one, stack))) {
    return { reason: 'the new template of its nested stack is not read' };
  }
  return left.some((one) => includes(one, stack))
    ? { reason: `the new app does not have its stack ${JSON.stringify(stack.path)}, which stays until it is deleted` }
    : {};
}

interface StackPlace {
  readonly reason?: string;
  readonly fate?: Fate;
}

function includes(outer: StackTemplate, stack: StackTemplate): boolean {
  return outer === stack || [...outer.nested.values()].some((inner) => includes(inner, stack));
}

function deletionPolicyOf({ body }: StackTemplate, logicalId: string): Raw {
  return (body as { Resources: Record<string, { DeletionPolicy?: Raw }> }).Resources[logicalId]?.DeletionPolicy;
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html */
function fateOf(policy: Raw): Fate {
  const known = policy === undefined ? 'Delete' : knownValue(textOf(policy));
  if (known === undefined) {
    return 'unknown';
  }
  return known.startsWith('Retain') ? 'kept' : 'deleted';
}

/** A removed resource, with the one that replaces it by itself: the only one of its type, or one with equal properties. */
function withSuccessor(change: Change, removed: readonly Change[], { pairs }: AlignedApps, both: BothApps): Change {
  if (change.isReplaced) {
    return change;
  }
  const { before } = change;
  const added = both.after.filter((resource) => resource.type === before.type && both.isAdded(resource));
  const stack = pairs.find((pair) => pair.before === before.stack)?.after;
  const inStack = added.filter((resource) => resource.stack === stack);
  const rivals = removed.filter((other) => other.before.type === before.type && other.before.stack === before.stack);
  const equal = added.filter((resource) => both.differencesOf(before, resource).length === 0);
  const after = inStack.length === 1 && rivals.length === 1 ? inStack[0] : equal.length === 1 ? equal[0] : undefined;
  const differences = after ? both.differencesOf(before, after).filter(({ doubt }) => doubt === undefined) : [];
  return { ...change, ...(after && { after }), differences };
}
