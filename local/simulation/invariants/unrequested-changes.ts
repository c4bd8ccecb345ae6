import { ownId } from '../../../src/custom-resources/engine/physical-id';
import type { Cloud } from '../cloud';
import { unmanaged } from '../member-terms';
import { changesOnly, observe } from '../observed-collaboration';
import { CREATOR } from '../participants';
import { requesterEffects, targetsOf } from '../requester-effects';
import type { Violation } from './violation';

/** What was removed, canceled, or added, and no request of CloudFormation was about it. */
export function unrequestedChanges(cloud: Cloud): Violation[] {
  return [...ofOthers(cloud), ...ofUnmanaged(cloud)];
}

/** What a resource does not manage, and its change request changes. A list that is behind can hide what a member has. */
function ofUnmanaged(cloud: Cloud): Violation[] {
  if (cloud.faults.isOn('lag')) {
    return [];
  }
  return requesterEffects(cloud.functions.runs).flatMap(({ types, target, run: { event } }) =>
    unmanaged(types, event.ResourceProperties).map((type) => ({
      invariant: 'what a resource does not manage is kept',
      detail: `${event.RequestType}: ${target} ${type}`,
    })),
  );
}

function ofOthers(cloud: Cloud): Violation[] {
  return requesterEffects(cloud.functions.runs).flatMap(({ operation, target, run }) => {
    const violation = (what: string) => [
      {
        invariant: 'no member of others is changed',
        detail: `${run.event.RequestType}: ${operation} ${target} ${what}`,
      },
    ];
    const [collaborationId, accountId = ''] = target.split('/');
    const targets = [
      ...targetsOf(run.event),
      ownId(String(run.event.PhysicalResourceId)).replace(/\/\w+-member\//, '/'),
    ];
    if (run.account !== CREATOR) {
      return violation('by a stranger');
    }
    const observed = observe(cloud.service, CREATOR, collaborationId);
    if (operation !== 'DeleteMember') {
      return targets.includes(target) || observed === undefined || target.includes('change request')
        ? []
        : violation('was not requested');
    }
    if (run.event.RequestType !== 'Delete' || !targets.includes(target)) {
      return violation('was not requested');
    }
    // The service keeps no author: the stack does not show who requested to add only this account.
    const wasAdded = observed?.requests.some(
      (it) => changesOnly(it, accountId) && it.changes.some(({ types }) => types.includes('ADD_MEMBER')),
    );
    return observed === undefined || wasAdded ? [] : violation('was not added by a stack');
  });
}
