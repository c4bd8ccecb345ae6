import { isNotCreated, ownerOf } from '../../../src/custom-resources/engine/event';
import { KINDS, type Kind, type KindName } from '../../../src/custom-resources/kinds';
import type { CustomResourceEvent } from '../../cloudformation/custom-resource';
import type { Properties } from '../../cloudformation/provider';
import { MAX_LAG_MS } from '../../faults';
import type { Cloud } from '../cloud';
import type { Scene } from '../kinds/simulated-kind';
import type { Run } from '../runs';
import { type Effect, isOfKind, type Subject, type Target } from '../subject';
import { canStayBehind } from './excuses';
import { lastSuccesses } from './last-successes';
import { superseded } from './superseded';
import type { Violation } from './violation';

/** What a user of the console has done. */
interface Act {
  readonly at: number;
  readonly object: string;
}

interface ObjectEffect extends Effect {
  /** The state of the object before it. */
  readonly before: string | undefined;
}

/** The objects of one kind in a history: what handlers and users of the console have changed. */
export class ObjectStory implements Subject {
  readonly acts: Act[] = [];
  readonly account: string;

  constructor(
    readonly kind: KindName,
    readonly scene: Scene<object>,
  ) {
    this.account = scene.account;
  }

  objectOf(properties: Properties): string {
    return this.scene.objectOf(this.decode(properties));
  }

  requestedBy({ ResourceProperties }: CustomResourceEvent): string {
    return this.scene.requestedState(this.decode(ResourceProperties));
  }

  isOwn({ ServiceToken }: CustomResourceEvent): boolean {
    return ServiceToken.includes(this.account);
  }

  readonly targetsOf = ({ ResourceProperties, OldResourceProperties }: CustomResourceEvent): Target[] =>
    [ResourceProperties, OldResourceProperties].flatMap((it) => (it === undefined ? [] : [this.objectOf(it)]));

  readonly effectsOf = (runs: readonly Run[]): ObjectEffect[] =>
    runs
      .filter(({ kind }) => kind === this.kind)
      .flatMap((run) =>
        run.calls.flatMap(({ at, operation, effect, before }) =>
          effect && before !== undefined ? [{ at, run, operation, target: before.object, before: before.state }] : [],
        ),
      )
      .sort((a, b) => a.at - b.at);

  makes({ operation }: Effect): boolean {
    return !operation.startsWith('Delete') || operation.endsWith('Policy');
  }

  /** The last user of the console who changed an object before a time, and after the last handler that did. */
  lastActBefore(object: string, time: number, effects: readonly Effect[]): Act | undefined {
    const act = this.acts.filter((it) => it.object === object && it.at <= time).at(-1);
    const isReplaced = effects.some(({ target, at }) => target === object && at < time && at >= (act?.at ?? 0));
    return isReplaced ? undefined : act;
  }

  private decode(properties: Properties): object {
    const { contract }: Kind = KINDS[this.kind];
    return contract.decode(properties);
  }
}

/** The requests that succeeded although the object is in another state. Valid directly after a deployment. */
export function unmetObjects(cloud: Cloud, story: ObjectStory, since: number): Violation[] {
  const exempt = superseded(cloud, story, 'sending');
  return lastSuccesses(cloud, since).flatMap(({ event }) => {
    const object = story.objectOf(event.ResourceProperties);
    if (!story.isOwn(event) || exempt.has(object) || !story.scene.isUsable(object)) {
      // A rollback to what has ended in the meantime succeeds without it.
      return [];
    }
    if (leadsToLeftover(cloud, story, event)) {
      return [];
    }
    const [actual, requested] = [story.scene.stateOf(object), story.requestedBy(event)];
    const detail = `${event.RequestType} ${event.LogicalResourceId}: ${object} is ${actual}, not ${requested}`;
    const isMet = actual === requested || story.scene.copiesOf?.(object).includes(requested);
    return isMet ? [] : [{ invariant: 'resources are in the requested state', detail }];
  });
}

/**
 * Whether an Update leads to an object that a failed request has left. From another object it looks like a rollback, which
 * must not remove the tags that others have added in the meantime, so that those of the former declaration stay, too. What
 * another resource could not delete takes the name, and a rollback that the service refuses for this must not fail.
 */
function leadsToLeftover({ customResources }: Cloud, story: ObjectStory, event: CustomResourceEvent): boolean {
  const [object, previous] = story.targetsOf(event);
  return (
    previous !== undefined &&
    customResources.records.some(
      ({ event: other, success }) =>
        success === undefined &&
        isOfKind(other, story.kind) &&
        story.targetsOf(other)[0] === object &&
        (isSame(other, event) ? previous !== object : other.RequestType === 'Delete'),
    )
  );
}

/** What handlers have made and no stack contains any more. */
export function orphanedObjects(cloud: Cloud, story: ObjectStory): Violation[] {
  const { resourceType } = KINDS[story.kind];
  const resources = cloud.stacks
    .filter((stack) => !stack.isDeleted)
    .flatMap(({ resources: current, leftovers }) => [...current.values(), ...leftovers]);
  const owned = new Set(
    resources.filter(({ type }) => type === resourceType).map(({ properties }) => story.objectOf(properties)),
  );
  const exempt = superseded(cloud, story);
  const effects = story.effectsOf(cloud.functions.runs);
  return [...new Set(effects.map(({ target }) => target))].flatMap((object) => {
    const maker = story.scene.makerOf?.(object);
    const isOfMaker = ({ run }: ObjectEffect) => maker === undefined || ownerOf(run.event) === maker;
    const last = effects.filter((it) => it.target === object && isOfMaker(it)).at(-1);
    const isOurs =
      last !== undefined &&
      story.makes(last) &&
      (story.scene.isMarked || !story.acts.some((it) => it.object === object && it.at >= last.at));
    const state = story.scene.stateOf(object);
    return !isOurs ||
      state === undefined ||
      owned.has(object) ||
      exempt.has(object) ||
      canStayBehind(cloud, story, object) ||
      (story.scene.isMarked && ownerGaveUp(cloud, story, last)) ||
      makerCouldNotDelete(cloud, story, last, state) ||
      (!story.scene.isMarked && hasFailedUpdate(cloud, story, object))
      ? []
      : [{ invariant: 'no orphan', detail: `${object} is ${state}, and no stack has it` }];
  });
}

/** Whether the same resource has had an object before a request. */
function hasDeclared(
  { customResources }: Cloud,
  story: ObjectStory,
  now: CustomResourceEvent,
  object: string,
): boolean {
  const { records } = customResources;
  const before = records.slice(
    0,
    records.findIndex(({ event }) => event.RequestId === now.RequestId),
  );
  return before.some(
    ({ event, success }) => success !== undefined && isSame(event, now) && story.targetsOf(event)[0] === object,
  );
}

function isSame(one: CustomResourceEvent, other: CustomResourceEvent): boolean {
  return one.StackId === other.StackId && one.LogicalResourceId === other.LogicalResourceId;
}

/** The last request of the resource that has made the object, and that is about it, did not succeed. */
function ownerGaveUp({ customResources }: Cloud, story: ObjectStory, { run, target }: Effect): boolean {
  const last = customResources.last(
    ['Create', 'Update', 'Delete'],
    (event) => isOfKind(event, story.kind) && isSame(event, run.event) && story.targetsOf(event)[0] === target,
  );
  return last !== undefined && last.success === undefined;
}

/**
 * CloudFormation received no success of the deletion by the resource that has made the object. Of what is not marked, a
 * Delete with other properties is about another state, and leaves this one, as it leaves what users of the console put. The
 * Delete after a Create that has made nothing is about no object, and so does not end what an earlier one has left.
 */
function makerCouldNotDelete(
  { customResources }: Cloud,
  story: ObjectStory,
  { run, target }: Effect,
  state: string,
): boolean {
  const isAboutState = (event: CustomResourceEvent) => story.scene.isMarked || story.requestedBy(event) === state;
  const last = customResources.last(
    ['Delete'],
    (event) =>
      isOfKind(event, story.kind) &&
      isSame(event, run.event) &&
      story.targetsOf(event)[0] === target &&
      !isNotCreated(event.PhysicalResourceId) &&
      isAboutState(event),
  );
  const isLater = (last?.settledAt ?? Number.POSITIVE_INFINITY) >= run.begun;
  return last !== undefined && last.success === undefined && isLater;
}

/**
 * The last request that could put it is an Update without success: then the properties that CloudFormation sends with the
 * Delete are not those that the update has put, and another user could have put these.
 */
function hasFailedUpdate({ customResources }: Cloud, { kind, targetsOf }: ObjectStory, object: string): boolean {
  const about = customResources.records.filter(
    ({ event, success }) =>
      isOfKind(event, kind) &&
      targetsOf(event).includes(object) &&
      (event.RequestType === 'Update' || (event.RequestType === 'Create' && success !== undefined)),
  );
  const last = about.at(-1);
  return last?.event.RequestType === 'Update' && last.success === undefined;
}

/** What was changed and no request of CloudFormation was about, and what others have made and a handler has undone. */
export function unrequestedObjectChanges(cloud: Cloud, story: ObjectStory): Violation[] {
  const effects = story.effectsOf(cloud.functions.runs);
  return effects.flatMap((effect) => {
    const { run, target, operation } = effect;
    const { RequestType } = run.event;
    const problem = whyUnrequested(effect, story) ?? whyOfOthers(cloud, effect, story, effects);
    const detail = `${RequestType}: ${operation} ${target} ${problem}`;
    return problem === undefined ? [] : [{ invariant: 'no object of others is changed', detail }];
  });
}

function whyUnrequested(effect: ObjectEffect, story: ObjectStory): string | undefined {
  const { run, target } = effect;
  if (run.account !== story.account) {
    return 'by a stranger';
  }
  if (!story.targetsOf(run.event).includes(target)) {
    return 'was not requested';
  }
  const canDelete = run.event.RequestType === 'Delete' || story.scene.exchanges;
  return !story.makes(effect) && !canDelete ? 'was not to be deleted' : undefined;
}

function whyOfOthers(
  cloud: Cloud,
  { run, at, target, before }: ObjectEffect,
  story: ObjectStory,
  effects: readonly Effect[],
): string | undefined {
  // CloudFormation does not state that an Update is a rollback, which leads back to what was declared before.
  const isOwn = run.event.RequestType === 'Update' && hasDeclared(cloud, story, run.event, target);
  const act = story.lastActBefore(target, at, effects);
  // What is changed after the handler has looked is not shown to it.
  const isShown = act !== undefined && act.at < run.begun - MAX_LAG_MS;
  const isOfOthers = isShown && before !== undefined && before !== story.requestedBy(run.event);
  return isOfOthers && !isOwn && !story.scene.isMarked
    ? `was ${before}, as a user of the console has put it`
    : undefined;
}
