/*
 * Create and Update: the first row that applies. "Open" is a change request that is PENDING or APPROVED, "own" one that
 * changes the collaboration itself and nothing else, "matching" one that leads to the requested setting, "accepted" an
 * Update of the same collaboration.
 *
 * | Setting          | Change requests                              | Then                                            |
 * | ---------------- | -------------------------------------------- | ----------------------------------------------- |
 * | not shown        |                                              | wait shortly, then fail; accepted: done         |
 * | as requested     | on Update: an open own one would change it   | cancel it                                       |
 * | as requested     |                                              | done                                            |
 * | another          | accepted: refused by the service or people   | done: a rollback must not fail                  |
 * |                  | open, matching: APPROVED and own             | commit it                                       |
 * |                  | … otherwise                                  | done: people decide, and nothing waits for them |
 * |                  | open, not matching: own, on Update           | cancel it                                       |
 * |                  | … otherwise                                  | fail: two different requests for one setting    |
 * |                  | created by this delivery: canceled on Update | request the change again                        |
 * |                  | … denied, canceled                           | fail                                            |
 * |                  | created or committed by this delivery        | wait shortly for the setting, then done         |
 * |                  | none                                         | request the change                              |
 *
 * Delete: cancel an open own request, whatever it leads to; the setting stays. For a physical id that is not ours,
 * CloudFormation has received no response to the Create of the collaboration in the properties.
 *
 * Around the tables: what changes during the observation is observed again, and the service has some time to show the
 * steps of this delivery, and, if nothing seems to be left to do, those of another one.
 */

import type { Done } from '../engine/done';
import type { Request } from '../engine/event';
import { type Decision, fail, type Progress, SETTLING_MS, wait } from '../engine/reconciler';
import type { ChangeRequest } from '../service/operations/change-requests';
import { ATTRIBUTES, type AutoApprovalProperties } from './contract';
import { isMatching, isOpen, isOwn, isSame, type Observed, requestedIn } from './observation';

export type Step =
  | { readonly do: 'request'; readonly changeTypes: readonly string[]; readonly response?: ChangeRequest }
  | { readonly do: 'commit' | 'cancel'; readonly id: string };

const SUFFIX = '/auto-approved-changes';

/** The collaboration that a request is about. The physical id of a Delete identifies it, not the properties. */
export function collaborationOf({ type, physicalId, properties }: Request<AutoApprovalProperties>): string {
  const isOurs = type === 'Delete' && physicalId !== undefined && physicalId.endsWith(SUFFIX);
  return isOurs ? physicalId.slice(0, -SUFFIX.length) : properties.collaborationId;
}

/** The physical id contains the collaboration, but not its setting: it is a result only if the collaboration is gone. */
export function accepted(physicalId: string, properties: AutoApprovalProperties): Done | undefined {
  return physicalId === physicalIdOf(properties) ? doneWith(physicalId, undefined) : undefined;
}

export function decide(
  request: Request<AutoApprovalProperties>,
  observed: Observed,
  progress: Progress<Step>,
): Decision<Step> {
  if (observed.changing) {
    return wait('the collaboration is being changed concurrently');
  }
  if (observed.unseen !== undefined && request.type !== 'Delete') {
    return progress.waited < SETTLING_MS ? wait(observed.unseen) : (request.accepted ?? fail(observed.unseen));
  }
  const isHidden = !observed.gone && progress.done.some((step) => !isShown(step, observed));
  if (isHidden && progress.waited < SETTLING_MS) {
    return wait('the service does not show the accepted change yet');
  }
  const current = withCreated(observed, progress);
  const decision =
    request.type === 'Delete' ? decideDelete(request, current) : decideEnsure(request, current, progress);
  const restsOnReads = decision.next === 'done' && progress.done.length === 0 && !observed.gone;
  return restsOnReads && progress.waited < SETTLING_MS
    ? wait('another request can still be in progress, or is not shown yet')
    : decision;
}

function decideEnsure(
  { type, properties, accepted: before }: Request<AutoApprovalProperties>,
  { changeTypes, requests }: Observed,
  progress: Progress<Step>,
): Decision<Step> {
  const open = requests.filter(isOpen);
  const matching = open.find((it) => isMatching(it, properties));
  const conflicting = open.find((it) => !isMatching(it, properties));
  const created = createdIn(requests, progress);
  const hasEnded = created?.status === 'DENIED' || created?.status === 'CANCELLED';
  const physicalId = physicalIdOf(properties);
  const done = doneWith(physicalId, matching ?? requests.find(({ status }) => status === 'COMMITTED'));
  const act = (step: Step): Decision<Step> => ({ next: 'act', step, physicalId });

  if (isSame(changeTypes, properties.changeTypes)) {
    const isChanging = type === 'Update' && conflicting !== undefined && isOwn(conflicting);
    return isChanging ? act({ do: 'cancel', id: conflicting.id }) : done;
  }
  if (before && (progress.isRefused || created?.status === 'DENIED')) {
    return done;
  }
  if (matching) {
    return matching.status === 'APPROVED' && isOwn(matching) ? act({ do: 'commit', id: matching.id }) : done;
  }
  if (conflicting) {
    return type === 'Update' && isOwn(conflicting)
      ? act({ do: 'cancel', id: conflicting.id })
      : fail(
          `change request ${conflicting.id} is ${conflicting.status} and requests that ` +
            `${described(requestedIn(conflicting))} without approval, not ${described(properties.changeTypes)}: wait ` +
            'until it is decided, or cancel it',
        );
  }
  if (created && hasEnded && !(type === 'Update' && created.status === 'CANCELLED')) {
    return fail(
      `change request ${created.id} was ${created.status}: agree on the change with the other members, and deploy ` +
        'again',
    );
  }
  if (created && !hasEnded) {
    return progress.waited < SETTLING_MS ? wait('the service does not show the committed setting yet') : done;
  }
  return act({ do: 'request', changeTypes: properties.changeTypes ?? [] });
}

function decideDelete(
  { physicalId = '' }: Request<AutoApprovalProperties>,
  { gone, requests }: Observed,
): Decision<Step> {
  const toCancel = gone ? undefined : requests.find((it) => isOpen(it) && isOwn(it));
  return toCancel ? { next: 'act', step: { do: 'cancel', id: toCancel.id }, physicalId } : { next: 'done', physicalId };
}

function isShown(step: Step, { requests }: Observed): boolean {
  return step.do === 'request'
    ? requests.some(({ id }) => id === step.response?.id)
    : !requests.some((it) => it.id === step.id && isOpen(it));
}

/** Adds the change requests that this delivery has created and the list does not contain yet. */
function withCreated(observed: Observed, { done }: Progress<Step>): Observed {
  const listed = new Set(observed.requests.map(({ id }) => id));
  const created = done.flatMap((step) => (step.do === 'request' && step.response ? [step.response] : []));
  return { ...observed, requests: [...created.filter(({ id }) => !listed.has(id)), ...observed.requests] };
}

/** The request that this delivery has created or committed. */
function createdIn(requests: readonly ChangeRequest[], { done }: Progress<Step>): ChangeRequest | undefined {
  const ids = new Set(
    done.map((step) => (step.do === 'request' ? step.response?.id : step.do === 'commit' ? step.id : undefined)),
  );
  return requests.find(({ id }) => ids.has(id));
}

function physicalIdOf({ collaborationId }: AutoApprovalProperties): string {
  return `${collaborationId}${SUFFIX}`;
}

function doneWith(physicalId: string, request: ChangeRequest | undefined): Done {
  return {
    next: 'done',
    physicalId,
    attributes: {
      [ATTRIBUTES.changeRequestId]: request?.id ?? 'NONE',
      [ATTRIBUTES.changeRequestStatus]: request?.status ?? 'NONE',
    },
  };
}

/** As part of an error message. */
function described(changeTypes: readonly string[] | undefined): string {
  return changeTypes?.join(', ') || 'no change';
}
