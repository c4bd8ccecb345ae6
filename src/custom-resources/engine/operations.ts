import type { Operation } from './clean-rooms-client';

// What the handlers call, and of each shape what they read. The model declares ResourceNotFoundException for all but
// ListCollaborations, yet who is not, or no longer, in a collaboration may be denied instead.

export interface MemberSummary {
  readonly accountId: string;
  readonly status: 'INVITED' | 'ACTIVE' | 'LEFT' | 'REMOVED';
  readonly displayName: string;
  readonly abilities: readonly string[];
  readonly mlAbilities?: { readonly customMLMemberAbilities: readonly string[] };
}

export interface MemberChange {
  readonly accountId: string;
  readonly memberAbilities: readonly string[];
  readonly mlMemberAbilities?: { readonly customMLMemberAbilities: readonly string[] };
  readonly paymentConfiguration?: object;
  readonly displayName?: string;
}

export interface Change {
  readonly specificationType: 'MEMBER' | 'COLLABORATION';
  readonly specification: { readonly member?: MemberChange; readonly collaboration?: object };
  /** What the service makes of it, for example `ADD_MEMBER`. */
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

export interface CollaborationSummary {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly creatorAccountId: string;
}

export interface TemplateValidation {
  readonly type: string;
  readonly status: 'VALID' | 'INVALID' | 'UNABLE_TO_VALIDATE';
  readonly reasons?: readonly { readonly message: string }[];
}

interface Page {
  readonly nextToken?: string;
}

interface InCollaboration {
  readonly collaborationIdentifier: string;
}

interface OfChangeRequest extends InCollaboration {
  readonly changeRequestIdentifier: string;
}

const CHANGE_REQUESTS = '/collaborations/{collaborationIdentifier}/changeRequests';
const CHANGE_REQUEST = `${CHANGE_REQUESTS}/{changeRequestIdentifier}`;

export const ListMembers: Operation<InCollaboration & Page, Page & { memberSummaries: MemberSummary[] }> = {
  name: 'ListMembers',
  method: 'GET',
  path: '/collaborations/{collaborationIdentifier}/members',
  query: ['nextToken'],
  repeatable: true,
};

export const DeleteMember: Operation<InCollaboration & { readonly accountId: string }, object> = {
  name: 'DeleteMember',
  method: 'DELETE',
  path: '/collaborations/{collaborationIdentifier}/member/{accountId}',
  // The model marks it as idempotent.
  repeatable: true,
};

export const ListCollaborationChangeRequests: Operation<
  InCollaboration & Page,
  Page & { collaborationChangeRequestSummaries: ChangeRequest[] }
> = {
  name: 'ListCollaborationChangeRequests',
  method: 'GET',
  path: CHANGE_REQUESTS,
  query: ['nextToken'],
  repeatable: true,
};

export const GetCollaborationChangeRequest: Operation<OfChangeRequest, { collaborationChangeRequest: ChangeRequest }> =
  { name: 'GetCollaborationChangeRequest', method: 'GET', path: CHANGE_REQUEST, repeatable: true };

export const CreateCollaborationChangeRequest: Operation<
  InCollaboration & { readonly changes: readonly Change[] },
  { collaborationChangeRequest: ChangeRequest }
> = {
  name: 'CreateCollaborationChangeRequest',
  method: 'POST',
  path: CHANGE_REQUESTS,
  body: ['changes'],
  // No client token: a second one would be a second request.
  repeatable: false,
};

export const UpdateCollaborationChangeRequest: Operation<
  OfChangeRequest & { readonly action: 'APPROVE' | 'CANCEL' | 'COMMIT' },
  { collaborationChangeRequest: ChangeRequest }
> = {
  name: 'UpdateCollaborationChangeRequest',
  method: 'PATCH',
  path: CHANGE_REQUEST,
  body: ['action'],
  // A second time it meets another status and is refused, so look before it is repeated.
  repeatable: false,
};

export const ListCollaborations: Operation<
  Page & { readonly memberStatus: 'INVITED' | 'ACTIVE' },
  Page & { collaborationList: CollaborationSummary[] }
> = {
  name: 'ListCollaborations',
  method: 'GET',
  path: '/collaborations',
  query: ['memberStatus', 'nextToken'],
  repeatable: true,
};

export const GetAnalysisTemplate: Operation<
  { readonly membershipIdentifier: string; readonly analysisTemplateIdentifier: string },
  { analysisTemplate: { readonly validations?: readonly TemplateValidation[] } }
> = {
  name: 'GetAnalysisTemplate',
  method: 'GET',
  path: '/memberships/{membershipIdentifier}/analysistemplates/{analysisTemplateIdentifier}',
  repeatable: true,
};
