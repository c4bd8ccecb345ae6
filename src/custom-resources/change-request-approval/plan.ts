/*
 * Create and Update, the first row that fits. "About the account" is a request that changes this account and nothing
 * else; by an id it is whatever has that id, as somebody has read it.
 *
 * | Change requests                                      | Then                                                     |
 * | ---------------------------------------------------- | -------------------------------------------------------- |
 * | several are PENDING about the account                | fail: say by its id which one is meant                   |
 * | PENDING, and we have denied it                       | fail: a denial is not taken back                         |
 * | PENDING, and we have approved it                     | done                                                     |
 * | PENDING, and asks for more than was agreed           | fail: name it                                            |
 * | PENDING                                              | approve it                                               |
 * | APPROVED or COMMITTED                                | done                                                     |
 * | CANCELLED or DENIED                                  | fail                                                     |
 * | none                                                 | fail: the creator has not asked yet                      |
 *
 * Delete: done, without a call. An approval cannot be taken back.
 */
import { newestFirst, RECEIVE } from '../engine/change-request';
import type { Request } from '../engine/event';
import { type Decision, fail, type Progress } from '../engine/kind';
import type { ChangeRequest, MemberChange } from '../engine/operations';
import { type ApprovalProperties, ATTRIBUTES } from './contract';

export type Step = { readonly do: 'approve'; readonly id: string };

/** The change requests that may be meant. */
export type Observed = readonly ChangeRequest[];

type Asked = Request<ApprovalProperties>;

export function decide(asked: Asked, observed: Observed, progress: Progress<Step>): Decision<Step> {
  const { approver, changeRequestId, mayReceiveResults } = asked.properties;
  const pending = observed.filter(({ status }) => status === 'PENDING');
  if (pending.length > 1) {
    const ids = pending.map(({ id }) => id).join(', ');
    return fail(
      `${pending.length} change requests wait for approval of ${subjectOf(asked)}: name one of ${ids} by its id`,
    );
  }
  const [request] = pending.length > 0 ? pending : newestFirst(observed);
  if (!request) {
    return fail(
      `no change request about ${subjectOf(asked)} in this collaboration: let its creator ask first, and deploy again`,
    );
  }
  const physicalId = physicalIdOf(asked.properties);
  const { id, status } = request;
  if (status === 'CANCELLED' || status === 'DENIED') {
    return fail(`change request ${id} is ${status}: let the creator of the collaboration ask again`);
  }
  const own = request.approvals?.[approver]?.status;
  const approved = progress.done.length > 0 || own === 'APPROVED';
  if (status !== 'PENDING' || approved) {
    return { next: 'done', physicalId, attributes: attributesOf(request) };
  }
  if (own === 'DENIED') {
    return fail(`this account has denied change request ${id}: let the creator of the collaboration ask again`);
  }
  const excess = changeRequestId ? undefined : excessOf(request, mayReceiveResults);
  if (excess) {
    return fail(`change request ${id} asks for more than was agreed: ${excess}`);
  }
  return { next: 'act', step: { do: 'approve', id }, physicalId };
}

/** Whether a request is about an account and nothing else. */
export function isAbout({ changes }: ChangeRequest, accountId: string | undefined): boolean {
  return changes.length > 0 && changes.every(({ specification: { member } }) => member?.accountId === accountId);
}

/** From what was asked alone: an approval has no id of its own. */
function physicalIdOf({ collaborationId, changeRequestId, accountId }: ApprovalProperties): string {
  return `${collaborationId}/approval/${changeRequestId ?? accountId}`;
}

function excessOf({ changes }: ChangeRequest, mayReceiveResults: boolean): string | undefined {
  const members = changes.flatMap(({ specification: { member } }) => (member ? [member] : []));
  const excess = members.flatMap((change) =>
    [...abilitiesOf(change)].filter((it) => !mayReceiveResults || it !== RECEIVE),
  );
  if (members.some((change) => change.paymentConfiguration)) {
    excess.push('other payers');
  }
  return excess.length > 0 ? excess.join(', ') : undefined;
}

function abilitiesOf({ memberAbilities, mlMemberAbilities }: MemberChange): readonly string[] {
  return [...memberAbilities, ...(mlMemberAbilities?.customMLMemberAbilities ?? [])];
}

function attributesOf({ id, status }: ChangeRequest) {
  return { [ATTRIBUTES.changeRequestId]: id, [ATTRIBUTES.changeRequestStatus]: status };
}

function subjectOf({ properties: { changeRequestId, accountId } }: Asked): string {
  return changeRequestId ?? `account ${accountId}`;
}
