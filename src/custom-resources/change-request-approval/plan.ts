/*
 * Create and Update: the first row that applies. By an account, the observed change requests are those that change this
 * account and nothing else; by an ID, the one with that ID, whatever it changes. "Accepted" is an Update back to what was
 * approved before: a rollback, which must not fail because a request has ended in the meantime.
 *
 * | Change requests                                      | Then                                                     |
 * | ---------------------------------------------------- | -------------------------------------------------------- |
 * | more than one is PENDING                             | fail: specify one by its ID                              |
 * | none                                                 | wait shortly, then fail: the creator has requested none  |
 * | CANCELLED or DENIED, and on Update approved by us    | done                                                     |
 * | CANCELLED or DENIED                                  | wait shortly for another one, then fail                  |
 * | APPROVED or COMMITTED                                | done                                                     |
 * | of an unknown status                                 | fail                                                     |
 * | PENDING and approved by us                           | done                                                     |
 * | PENDING and approved by this delivery                | wait shortly until it is shown, then done                |
 * | PENDING and denied by us                             | fail: a denial is final                                  |
 * | PENDING and requests more than was agreed            | fail: name the excess                                    |
 * | PENDING                                              | approve it                                               |
 *
 * Where a row fails and the request is accepted, the engine ends with what was accepted.
 *
 * Delete: done, without a call. An approval cannot be withdrawn.
 */
import { counted } from '../../private/counted';
import { CAN_RECEIVE_RESULTS } from '../../private/words';
import type { Done } from '../engine/done';
import type { Request } from '../engine/event';
import { type Decision, fail, type Progress, SETTLING_MS, wait } from '../engine/reconciler';
import { type ChangeRequest, newestFirst } from '../service/operations/change-requests';
import { type ApprovalProperties, ATTRIBUTES } from './contract';
import { excessOf } from './excess';

export type Step = { readonly do: 'approve'; readonly id: string };

/** The change requests to which the properties apply. */
export type Observed = readonly ChangeRequest[];

export function decide(
  { type, properties }: Request<ApprovalProperties>,
  observed: Observed,
  progress: Progress<Step>,
): Decision<Step> {
  const pending = observed.filter(({ status }) => status === 'PENDING');
  if (pending.length > 1) {
    const ids = pending.map(({ id }) => id).join(', ');
    return fail(
      `${counted(pending.length, 'change request')} ${subjectOf(properties)} are pending: specify the ID of one: ${ids}`,
    );
  }
  const [request] = pending.length > 0 ? pending : newestFirst(observed);
  if (!request) {
    return waitShortly(
      `the collaboration has no change request ${subjectOf(properties)}: the creator of the collaboration must ` +
        'request the change first',
      progress,
    );
  }
  const { id, status } = request;
  const isApproved = request.approvals?.[properties.approver]?.status === 'APPROVED';
  const done = doneWith(properties, id, status);
  switch (status) {
    case 'APPROVED':
    case 'COMMITTED':
      return done;
    case 'CANCELLED':
    case 'DENIED':
      return type === 'Update' && isApproved
        ? done
        : waitShortly(
            `change request ${id} is ${status}: the creator of the collaboration must request the change again`,
            progress,
          );
    case 'PENDING':
      return isApproved ? done : decidePending(request, properties, progress);
    default:
      return fail(
        `change request ${id} has the status ${JSON.stringify(status)}, which this version of cdk-cleanrooms does ` +
          'not know: update cdk-cleanrooms',
      );
  }
}

function decidePending(
  request: ChangeRequest,
  properties: ApprovalProperties,
  { done, waited }: Progress<Step>,
): Decision<Step> {
  const { approver, changeRequestId } = properties;
  const { id, approvals } = request;
  const physicalId = physicalIdOf(properties);
  if (done.length > 0) {
    return waited < SETTLING_MS
      ? wait(`the service does not show the approval of change request ${id} yet`)
      : doneWith(properties, id, request.status);
  }
  if (approvals?.[approver]?.status === 'DENIED') {
    return fail(
      `this account has denied change request ${id}, which cannot be withdrawn: the creator of the collaboration ` +
        'must request the change again',
    );
  }
  const excess = changeRequestId ? [] : excessOf(request, agreedIn(properties));
  if (excess.length > 0) {
    return fail(
      `change request ${id} requests more than was agreed (${excess.join(', ')}): add that to the agreed abilities, ` +
        'or approve the change request by its ID',
    );
  }
  return { next: 'act', step: { do: 'approve', id }, physicalId };
}

/** What another account has just created or changed is not always listed yet. */
function waitShortly(reason: string, { waited }: Progress<Step>): Decision<Step> {
  return waited < SETTLING_MS ? wait(reason) : fail(reason);
}

/** The physical id contains what was accepted. */
export function accepted(physicalId: string, properties: ApprovalProperties): Done | undefined {
  const { changeRequestId = 'UNKNOWN' } = properties;
  return physicalId === physicalIdOf(properties) ? doneWith(properties, changeRequestId, 'UNKNOWN') : undefined;
}

/** Whether a request changes an account and nothing else. */
export function changesOnly({ changes }: ChangeRequest, accountId: string | undefined): boolean {
  return changes.length > 0 && changes.every(({ specification: { member } }) => member?.accountId === accountId);
}

function doneWith(properties: ApprovalProperties, id: string, status: string): Done {
  return {
    next: 'done',
    physicalId: physicalIdOf(properties),
    attributes: { [ATTRIBUTES.changeRequestId]: id, [ATTRIBUTES.changeRequestStatus]: status },
  };
}

/** The physical ID depends only on the properties, because an approval has no ID. */
function physicalIdOf(properties: ApprovalProperties): string {
  const { collaborationId, changeRequestId, accountId = '' } = properties;
  const subject = changeRequestId ?? [accountId, ...agreedIn(properties)].join('/');
  return `${collaborationId}/approval/${subject}`;
}

/** What a request that is found by its account can ask for, in one order. */
function agreedIn({ mayReceiveResults, alsoAgreed = [] }: ApprovalProperties): string[] {
  return [...(mayReceiveResults ? [CAN_RECEIVE_RESULTS] : []), ...[...new Set(alsoAgreed)].sort()];
}

function subjectOf({ changeRequestId, accountId }: ApprovalProperties): string {
  return changeRequestId ?? `for account ${accountId}`;
}
