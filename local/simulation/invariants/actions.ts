import { idsIn } from '../../../src/custom-resources/engine/physical-id';
import { MAX_LAG_MS } from '../../faults';
import type { Cloud } from '../cloud';
import type { Run } from '../runs';
import { lastSuccesses, type Succeeded } from './last-successes';
import type { ObjectStory } from './objects';
import type { Violation } from './violation';

/** The requests that succeeded although nothing was done for them. Valid directly after a deployment. */
export function unmetActions(cloud: Cloud, story: ObjectStory, since: number): Violation[] {
  return lastSuccesses(cloud, since)
    .filter((record) => story.isOwn(record.event) && !isMet(cloud, story, record))
    .map(({ event, success }) => ({
      invariant: 'resources are in the requested state',
      detail: `${event.RequestType} ${event.LogicalResourceId}: ${success.physicalId} without an effect`,
    }));
}

function isMet({ functions }: Cloud, story: ObjectStory, { event, sentAt, success }: Succeeded): boolean {
  const object = story.objectOf(event.ResourceProperties);
  // The inputs that were accepted last, or a rollback to those before, which the service can refuse.
  const isAcceptedBefore =
    event.RequestType === 'Update' &&
    idsIn(event.PhysicalResourceId ?? '').some((id) => idsIn(success.physicalId)[0] === id);
  // What someone else has started since the request counts as its own: the service names no author.
  const times = [
    ...story.effectsOf(functions.runs).flatMap(({ target, at }) => (target === object ? [at] : [])),
    ...story.acts.flatMap((act) => (act.object === object ? [act.at] : [])),
  ];
  return isAcceptedBefore || times.some((at) => at >= wholeSecond(sentAt));
}

/** The time of a request has no milliseconds. */
function wholeSecond(time: number): number {
  return Math.floor(time / 1000) * 1000;
}

/**
 * What was done more than once for a request. Two copies that run concurrently do not see each other, and neither does a
 * copy that begins while the lists of the service still hide what the first one has done.
 */
export function repeatedActions(cloud: Cloud, story: ObjectStory): Violation[] {
  const effects = story.effectsOf(cloud.functions.runs);
  return effects.flatMap((effect, index) => {
    const { run, target } = effect;
    const isVisible = (at: number) => run.begun > at + MAX_LAG_MS;
    const earlier = effects
      .slice(0, index)
      .find((it) => isSameRequest(it.run, run) && it.target === target && (it.run === run || isVisible(it.at)));
    const detail = `${run.event.RequestType} ${run.event.LogicalResourceId}: ${effect.operation} ${target}`;
    return earlier === undefined ? [] : [{ invariant: 'nothing is started twice', detail }];
  });
}

function isSameRequest(one: Run, other: Run): boolean {
  return one.event.RequestId === other.event.RequestId;
}

/** What was done by a deletion, by a stranger, or to another object than that of the request. */
export function unrequestedActions(cloud: Cloud, story: ObjectStory): Violation[] {
  return story.effectsOf(cloud.functions.runs).flatMap(({ run, target, operation }) => {
    const { event, account } = run;
    const isRequested =
      event.RequestType !== 'Delete' && account === story.account && story.targetsOf(event)[0] === target;
    const detail = `${event.RequestType} in account ${account}: ${operation} ${target}`;
    return isRequested ? [] : [{ invariant: 'nothing is done without a request', detail }];
  });
}
