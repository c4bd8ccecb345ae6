/*
 * The decision tables are in `ensure.ts` (Create and Update) and `delete.ts`. Before them: what changes during the
 * observation is observed again.
 */
import type { Request } from '../engine/event';
import { type Decision, type Progress, wait } from '../engine/reconciler';
import type { MemberProperties } from './contract';
import { decideDelete, targetOfDelete } from './delete';
import { decideEnsure } from './ensure';
import type { Observed } from './observation';
import type { Target } from './physical-id';
import { createdBy, type Step } from './step';

/** The member that a request is about. */
export function targetOf(request: Request<MemberProperties>): Target {
  return request.type === 'Delete' ? targetOfDelete(request) : request.properties;
}

export function decide(
  request: Request<MemberProperties>,
  observed: Observed,
  progress: Progress<Step>,
): Decision<Step> {
  if (observed.changing) {
    return wait('the members are being changed concurrently');
  }
  const current = withCreated(observed, progress);
  return request.type === 'Delete'
    ? decideDelete(request, current, progress)
    : decideEnsure(request, current, progress);
}

/** Adds the change requests that this delivery has created and the list does not contain yet. */
function withCreated(observed: Observed, progress: Progress<Step>): Observed {
  const listed = new Set(observed.requests.map(({ id }) => id));
  const created = createdBy(progress.done).filter(({ id }) => !listed.has(id));
  return { ...observed, requests: [...created, ...observed.requests] };
}
