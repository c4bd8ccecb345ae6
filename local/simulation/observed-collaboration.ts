import { type CleanRoomsService, ServiceError } from '../cleanrooms/service';
import { REGION } from './participants';

interface Responsibility {
  readonly isResponsible: boolean;
}

export interface ObservedPayment {
  readonly queryCompute?: Responsibility;
  readonly jobCompute?: Responsibility;
  readonly machineLearning?: { readonly [cost: string]: Responsibility };
}

export interface ObservedMember {
  readonly accountId: string;
  readonly displayName: string;
  readonly status: string;
  readonly abilities: readonly string[];
  /** Of a member that has joined. */
  readonly membershipId?: string;
  /** In seconds. */
  readonly updateTime: number;
  readonly mlAbilities?: { readonly customMLMemberAbilities: readonly string[] };
  readonly paymentConfiguration: ObservedPayment;
}

export interface ObservedChangeRequest {
  readonly id: string;
  readonly status: string;
  /** In seconds. */
  readonly createTime: number;
  readonly updateTime: number;
  readonly approvals?: { readonly [account: string]: { readonly status: string } };
  readonly changes: ReadonlyArray<{
    readonly types: readonly string[];
    readonly specification: {
      readonly collaboration?: { readonly autoApprovedChangeTypes?: readonly string[] };
      readonly member?: {
        readonly accountId: string;
        readonly displayName?: string;
        readonly memberAbilities: readonly string[];
        readonly mlMemberAbilities?: { readonly customMLMemberAbilities: readonly string[] };
        readonly paymentConfiguration?: ObservedPayment;
      };
    };
  }>;
}

export interface ObservedCollaboration {
  readonly autoApproved: readonly string[];
  readonly members: readonly ObservedMember[];
  readonly requests: readonly ObservedChangeRequest[];
}

/** A collaboration as an account sees it; undefined if the account does not see it. */
export function observe(service: CleanRoomsService, account: string, id: unknown): ObservedCollaboration | undefined {
  const caller = { account, region: REGION };
  const input = { collaborationIdentifier: String(id), maxResults: 100 };
  try {
    const { memberSummaries } = service.look(caller, 'ListMembers', input);
    const listed = service.look(caller, 'ListCollaborationChangeRequests', input);
    const { collaboration } = service.look(caller, 'GetCollaboration', { collaborationIdentifier: String(id) });
    return {
      autoApproved: (collaboration as { autoApprovedChangeTypes?: readonly string[] }).autoApprovedChangeTypes ?? [],
      members: memberSummaries as ObservedMember[],
      requests: listed.collaborationChangeRequestSummaries as ObservedChangeRequest[],
    };
  } catch (error) {
    if (error instanceof ServiceError) {
      return undefined;
    }
    throw error;
  }
}

export function isPresent(member: ObservedMember | undefined): member is ObservedMember {
  return member?.status === 'INVITED' || member?.status === 'ACTIVE';
}

export function isOpen({ status }: ObservedChangeRequest): boolean {
  return status === 'PENDING' || status === 'APPROVED';
}

/** What a change request changes beside accounts: the collaboration itself. */
export const SETTING = 'setting';

/** Whether a request changes this account, or the setting, and nothing else. */
export function changesOnly({ changes }: ObservedChangeRequest, subject: string): boolean {
  const [change] = changes;
  return change !== undefined && changes.length === 1 && subjectOf(change) === subject;
}

export function subjectOf({ specification }: ObservedChangeRequest['changes'][number]): string {
  return specification.member?.accountId ?? SETTING;
}
