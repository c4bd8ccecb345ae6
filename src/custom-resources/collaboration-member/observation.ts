import { type ChangeRequest, type MemberChange, newestFirst } from '../service/operations/change-requests';
import type { MemberSummary } from '../service/operations/members';

/** The state of one account in one collaboration. */
export interface Observed {
  /** The collaboration does not exist, or the caller is no longer a member of it. */
  readonly gone?: boolean;
  readonly member?: MemberSummary;
  /** All change requests that change the account, the newest first. */
  readonly requests: readonly ChangeRequest[];
  /** The change requests changed during the observation, so the member and the requests can contradict each other. */
  readonly changing?: boolean;
}

export function isPresent(member: MemberSummary | undefined): member is MemberSummary {
  return member?.status === 'INVITED' || member?.status === 'ACTIVE';
}

/** Whether the status is one of a later version of the service. */
export function isUnknown(member: MemberSummary): boolean {
  return !['INVITED', 'ACTIVE', 'LEFT', 'REMOVED'].includes(member.status);
}

/** Whether nothing shows that a member exists. */
export function isAbsent(member: MemberSummary | undefined): boolean {
  return member === undefined || !(isPresent(member) || isUnknown(member));
}

/** The member with an account. A list can also contain a former life of it: what has not ended counts. */
export function memberIn(members: readonly MemberSummary[], accountId: string): MemberSummary | undefined {
  const listed = members.filter((member) => member.accountId === accountId);
  return listed.find(isPresent) ?? listed.find(isUnknown) ?? listed.at(-1);
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

/** Whether a request will add the account, or has added it. */
export function isAddition(request: ChangeRequest): boolean {
  const isEffective = isOpen(request) || request.status === 'COMMITTED';
  return isEffective && request.changes.some(({ types }) => types?.includes('ADD_MEMBER'));
}

/** Whether a request has changed a member that already existed. */
export function isOfExistingMember({ status, changes }: ChangeRequest): boolean {
  return status === 'COMMITTED' && changes.every(({ types }) => types !== undefined && !types.includes('ADD_MEMBER'));
}

/** The requests that change an account, the newest first. */
export function requestsAbout(requests: readonly ChangeRequest[], accountId: string): ChangeRequest[] {
  return newestFirst(requests.filter((request) => changeOf(request, accountId)));
}
