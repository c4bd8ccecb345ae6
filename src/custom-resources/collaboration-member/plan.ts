/*
 * The decision tables are in `ensure.ts` (Create and Update) and `delete.ts`. Around them: what changes during the
 * observation is observed again, and the lists of the service have some time to show
 *
 * - the steps of this delivery, so that the next request finds them;
 * - if nothing seems to be left to do, the steps of a request that CloudFormation did not wait for, or of another
 *   delivery. A Create of a member that was added needs no such wait.
 */
import type { Request } from '../engine/event';
import { type Decision, type Done, type Progress, SETTLING_MS, wait } from '../engine/reconciler';
import type { MemberProperties } from './contract';
import { decideDelete, targetOfDelete } from './delete';
import { attributesOf, decideEnsure } from './ensure';
import { isOpen, isPresent, type Observed } from './observation';
import { isSameTarget, parsePhysicalId, type Target } from './physical-id';
import { createdBy, type Step } from './step';

/** The member that a request is about. */
export function targetOf(request: Request<MemberProperties>): Target {
  return request.type === 'Delete' ? targetOfDelete(request) : request.properties;
}

/** The physical id contains the member, but not its abilities: it is a result only if the collaboration is gone. */
export function accepted(physicalId: string, properties: MemberProperties): Done | undefined {
  const parsed = parsePhysicalId(physicalId);
  return parsed && isSameTarget(parsed, properties)
    ? { next: 'done', physicalId, attributes: attributesOf(undefined, undefined) }
    : undefined;
}

export function decide(
  request: Request<MemberProperties>,
  observed: Observed,
  progress: Progress<Step>,
): Decision<Step> {
  if (observed.changing) {
    return wait('the members are being changed concurrently');
  }
  const isHidden = !observed.gone && progress.done.some((step) => !isShown(step, observed));
  if (isHidden && progress.waited < SETTLING_MS) {
    return wait('the service does not show the accepted change yet');
  }
  const current = withCreated(observed, progress);
  const decision =
    request.type === 'Delete' ? decideDelete(request, current, progress) : decideEnsure(request, current, progress);
  const restsOnLists = decision.next === 'done' && progress.done.length === 0 && !observed.gone;
  const isCertain = request.type === 'Create' && isAdded(decision);
  return restsOnLists && !isCertain && progress.waited < SETTLING_MS
    ? wait('another request can still be in progress, or is not shown yet')
    : decision;
}

function isAdded(decision: Decision<Step>): boolean {
  return decision.next === 'done' && parsePhysicalId(decision.physicalId)?.origin === 'added';
}

function isShown(step: Step, { member, requests }: Observed): boolean {
  switch (step.do) {
    case 'request':
      return requests.some(({ id }) => id === step.response?.id);
    case 'commit':
    case 'cancel':
      return !requests.some((it) => it.id === step.id && isOpen(it));
    case 'remove':
      return !isPresent(member);
  }
}

/** Adds the change requests that this delivery has created and the list does not contain yet. */
function withCreated(observed: Observed, progress: Progress<Step>): Observed {
  const listed = new Set(observed.requests.map(({ id }) => id));
  const created = createdBy(progress.done).filter(({ id }) => !listed.has(id));
  return { ...observed, requests: [...created, ...observed.requests] };
}
