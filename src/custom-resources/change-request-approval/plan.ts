import { CAN_RECEIVE_RESULTS } from '../../private/words';
/*
 * Create and Update: the first row that applies. By an account, the observed change requests are those that change this
 * account and nothing else; by an ID, the one with that ID, whatever it changes.
 *
 * | Change requests                                      | Then                                                     |
 * | ---------------------------------------------------- | -------------------------------------------------------- |
 * | more than one is PENDING                             | fail: specify one by its ID                              |
 * | none                                                 | fail: the creator has not requested the change           |
 * | CANCELLED or DENIED                                  | fail                                                     |
 * | APPROVED or COMMITTED, or PENDING and approved by us | done                                                     |
 * | PENDING and denied by us                             | fail: a denial is final                                  |
 * | PENDING and requests more than was agreed            | fail: name the excess                                    |
 * | PENDING                                              | approve it                                               |
 *
 * Delete: done, without a call. An approval cannot be withdrawn.
 */
import type { Request } from '../engine/event';
import { type Decision, fail, type Progress } from '../engine/reconciler';
import { type ChangeRequest, type MemberChange, newestFirst } from '../service/operations/change-requests';
import { type ApprovalProperties, ATTRIBUTES } from './contract';

export type Step = { readonly do: 'approve'; readonly id: string };

/** The change requests to which the properties apply. */
export type Observed = readonly ChangeRequest[];

export function decide(
  { properties }: Request<ApprovalProperties>,
  observed: Observed,
  progress: Progress<Step>,
): Decision<Step> {
  const { approver, changeRequestId, mayReceiveResults } = properties;
  const pending = observed.filter(({ status }) => status === 'PENDING');
  if (pending.length > 1) {
    const ids = pending.map(({ id }) => id).join(', ');
    return fail(
      `${pending.length} change requests ${subjectOf(properties)} are pending: specify the ID of one: ${ids}`,
    );
  }
  const [request] = pending.length > 0 ? pending : newestFirst(observed);
  if (!request) {
    return fail(
      `the collaboration has no change request ${subjectOf(properties)}: the creator of the collaboration must ` +
        'request the change first',
    );
  }
  const { id, status } = request;
  if (status === 'CANCELLED' || status === 'DENIED') {
    return fail(`change request ${id} is ${status}: the creator of the collaboration must request the change again`);
  }
  const physicalId = physicalIdOf(properties);
  const own = request.approvals?.[approver]?.status;
  const isApproved = progress.done.length > 0 || own === 'APPROVED';
  if (status !== 'PENDING' || isApproved) {
    return { next: 'done', physicalId, attributes: attributesOf(request) };
  }
  if (own === 'DENIED') {
    return fail(
      `this account has denied change request ${id}, which cannot be withdrawn: the creator of the collaboration ` +
        'must request the change again',
    );
  }
  const excess = changeRequestId ? [] : excessOf(request, mayReceiveResults);
  if (excess.length > 0) {
    return fail(
      `change request ${id} requests more than was agreed (${excess.join(', ')}): add that to the agreed abilities, ` +
        'or approve the change request by its ID',
    );
  }
  return { next: 'act', step: { do: 'approve', id }, physicalId };
}

/** Whether a request changes an account and nothing else. */
export function changesOnly({ changes }: ChangeRequest, accountId: string | undefined): boolean {
  return changes.length > 0 && changes.every(({ specification: { member } }) => member?.accountId === accountId);
}

/** The physical ID depends only on the properties, because an approval has no ID. */
function physicalIdOf({ collaborationId, changeRequestId, accountId }: ApprovalProperties): string {
  return `${collaborationId}/approval/${changeRequestId ?? accountId}`;
}

function excessOf({ changes }: ChangeRequest, mayReceiveResults: boolean): string[] {
  const members = changes.flatMap(({ specification: { member } }) => (member ? [member] : []));
  const abilities = members.flatMap(abilitiesOf);
  return [
    ...abilities.filter((ability) => !mayReceiveResults || ability !== CAN_RECEIVE_RESULTS),
    ...(members.some((change) => change.paymentConfiguration) ? ['payment responsibilities'] : []),
  ];
}

function abilitiesOf({ memberAbilities, mlMemberAbilities }: MemberChange): readonly string[] {
  return [...memberAbilities, ...(mlMemberAbilities?.customMLMemberAbilities ?? [])];
}

function attributesOf({ id, status }: ChangeRequest) {
  return { [ATTRIBUTES.changeRequestId]: id, [ATTRIBUTES.changeRequestStatus]: status };
}

function subjectOf({ changeRequestId, accountId }: ApprovalProperties): string {
  return changeRequestId ?? `for account ${accountId}`;
}
