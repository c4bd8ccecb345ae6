import { MAX_LAG_MS } from '../../faults';
import type { Cloud } from '../cloud';
import { isOfKind, type Subject, type Target } from '../subject';

/**
 * The targets for which nothing can be guaranteed, because a superseded request has changed something:
 *
 * A copy of a request can be delivered hours late, or still run when CloudFormation has continued (it does not wait
 * for a Create that it has canceled). If it then changes something, after the last step (or observation) of a later
 * request for the same target, no function can notice that. Neither the event nor the service shows that a function
 * is late: the event has no time, and the physical id of a target is always the same.
 */
export function superseded(
  cloud: Cloud,
  { kind, targetsOf, effectsOf }: Subject,
  since: 'last observation' | 'sending' = 'last observation',
): Set<Target> {
  const requests = cloud.customResources.records.filter(({ event }) => isOfKind(event, kind));
  const order = new Map(requests.map(({ event }, index) => [event.RequestId, index]));
  const runs = cloud.functions.runs.filter((run) => run.kind === kind);
  const late = effectsOf(runs).filter((effect) => {
    const own = order.get(effect.run.event.RequestId) ?? -1;
    const later = requests.slice(own + 1).filter(({ event }) => targetsOf(event).includes(effect.target));
    return later.some(({ event, sentAt, settledAt }) => {
      if (since === 'sending' && effect.at > sentAt) {
        return true;
      }
      if (settledAt === undefined) {
        return false;
      }
      const calls = runs.filter((run) => run.event.RequestId === event.RequestId).flatMap((run) => run.calls);
      const steps = calls.filter((call) => call.effect);
      // After its last step a handler assumes that a list is not current yet, rather than that someone undid the step.
      const times = (steps.length > 0 ? steps : calls).map(({ at }) => at);
      // A later request without a call only responds. A read that is behind hides what was just done.
      const hidden = steps.length === 0 && cloud.faults.isOn('lag') ? MAX_LAG_MS : 0;
      return effect.at > (times.length > 0 ? Math.max(...times) - hidden : settledAt);
    });
  });
  return new Set(late.map(({ target }) => target));
}
