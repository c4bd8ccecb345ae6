import type { Operation } from '../../engine/rest-json-client';
import { CLEAN_ROOMS } from '../clean-rooms';
import type { InCollaboration } from './collaborations';
import type { MlAbilities, PaymentConfiguration } from './members';
import type { Page } from './page';

export interface MemberChange {
  readonly accountId: string;
  readonly memberAbilities: readonly string[];
  readonly mlMemberAbilities?: MlAbilities;
  readonly paymentConfiguration?: PaymentConfiguration;
  readonly displayName?: string;
}

export interface CollaborationChange {
  readonly autoApprovedChangeTypes?: readonly string[];
}

export interface Change {
  readonly specificationType: 'MEMBER' | 'COLLABORATION';
  readonly specification: { readonly member?: MemberChange; readonly collaboration?: CollaborationChange };
  /** How the service classifies the change, for example `ADD_MEMBER`. */
  readonly types?: readonly string[];
}

export type ChangeRequestStatus = 'PENDING' | 'APPROVED' | 'CANCELLED' | 'DENIED' | 'COMMITTED';

export interface ChangeRequest {
  readonly id: string;
  readonly status: ChangeRequestStatus;
  readonly isAutoApproved: boolean;
  /** In seconds since 1970. */
  readonly createTime?: number;
  readonly changes: readonly Change[];
  readonly approvals?: Readonly<Record<string, { readonly status: 'APPROVED' | 'DENIED' | 'PENDING' }>>;
}

interface OneChangeRequest extends InCollaboration {
  readonly changeRequestIdentifier: string;
}

const CHANGE_REQUEST_MEMBERS = ['id', 'status', 'changes[].specification'] as const;

const CHANGE_REQUESTS = '/collaborations/{collaborationIdentifier}/changeRequests';
const CHANGE_REQUEST = `${CHANGE_REQUESTS}/{changeRequestIdentifier}`;

export const ListCollaborationChangeRequests: Operation<
  InCollaboration & Page,
  Page & { collaborationChangeRequestSummaries: ChangeRequest[] }
> = {
  service: CLEAN_ROOMS,
  name: 'ListCollaborationChangeRequests',
  method: 'GET',
  path: CHANGE_REQUESTS,
  query: ['nextToken'],
  repeatable: true,
  reads: CHANGE_REQUEST_MEMBERS.map((member) => `collaborationChangeRequestSummaries[].${member}`),
};

export const GetCollaborationChangeRequest: Operation<OneChangeRequest, { collaborationChangeRequest: ChangeRequest }> =
  {
    service: CLEAN_ROOMS,
    name: 'GetCollaborationChangeRequest',
    method: 'GET',
    path: CHANGE_REQUEST,
    repeatable: true,
    reads: CHANGE_REQUEST_MEMBERS.map((member) => `collaborationChangeRequest.${member}`),
  };

export const CreateCollaborationChangeRequest: Operation<
  InCollaboration & { readonly changes: readonly Change[] },
  { collaborationChangeRequest: ChangeRequest }
> = {
  service: CLEAN_ROOMS,
  name: 'CreateCollaborationChangeRequest',
  method: 'POST',
  path: CHANGE_REQUESTS,
  body: ['changes'],
  // It has no client token: a second call would create a second change request.
  repeatable: false,
  reads: CHANGE_REQUEST_MEMBERS.map((member) => `collaborationChangeRequest.${member}`),
};

export const UpdateCollaborationChangeRequest: Operation<
  OneChangeRequest & { readonly action: 'APPROVE' | 'CANCEL' | 'COMMIT' },
  { collaborationChangeRequest: ChangeRequest }
> = {
  service: CLEAN_ROOMS,
  name: 'UpdateCollaborationChangeRequest',
  method: 'PATCH',
  path: CHANGE_REQUEST,
  body: ['action'],
  // A second call is refused because of the new status, so observe before repeating it.
  repeatable: false,
  reads: [],
};

/** In the same order for everyone, even if two were created in the same second. */
export function newestFirst(requests: readonly ChangeRequest[]): ChangeRequest[] {
  return [...requests].sort((a, b) => (b.createTime ?? 0) - (a.createTime ?? 0) || (a.id < b.id ? -1 : 1));
}
