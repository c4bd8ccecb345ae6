import { newestFirst } from '../engine/change-request';
import type { ChangeRequest, MemberChange, MemberSummary } from '../engine/operations';

/** What the service says of one account in one collaboration. */
export interface Observed {
  /** The collaboration, or the caller's part in it, is no more. */
  readonly gone?: boolean;
  readonly member?: MemberSummary;
  /** Every change request that names the account, the newest first. */
  readonly requests: readonly ChangeRequest[];
  /** Somebody acted while we looked: the members and the requests are not of one moment. */
  readonly changing?: boolean;
}

export function isPresent(member: MemberSummary | undefined): member is MemberSummary {
  return member?.status === 'INVITED' || member?.status === 'ACTIVE';
}

/** Whether a request changes this account and nothing else, as those of this resource do. */
export function isOwn({ changes }: ChangeRequest, accountId: string): boolean {
  return changes.length === 1 && changes[0]?.specification.member?.accountId === accountId;
}

export function isOpen({ status }: ChangeRequest): boolean {
  return status === 'PENDING' || status === 'APPROVED';
}

export function changeOf(request: ChangeRequest, accountId: string): MemberChange | undefined {
  return request.changes.map(({ specification }) => specification.member).find((it) => it?.accountId === accountId);
}

/** Whether a request brings the account in, or has brought it in. */
export function isAddition(request: ChangeRequest): boolean {
  const counts = isOpen(request) || request.status === 'COMMITTED';
  return counts && request.changes.some(({ types }) => types?.includes('ADD_MEMBER'));
}

/** The requests that name an account, the newest first. */
export function requestsAbout(requests: readonly ChangeRequest[], accountId: string): ChangeRequest[] {
  return newestFirst(requests.filter((request) => changeOf(request, accountId)));
}
