import { contract, listOf, optional, text } from '../engine/properties';

/** The requested changes that need no approval. */
export interface AutoApprovalProperties {
  readonly collaborationId: string;
  /** The types of changes; undefined for none. */
  readonly changeTypes: readonly string[] | undefined;
  /** An arbitrary value; changing it makes CloudFormation check the change request again. */
  readonly revision: string | undefined;
}

export const CONTRACT = contract<AutoApprovalProperties>({
  collaborationId: text,
  changeTypes: optional(listOf(text)),
  revision: optional(text),
});

/** What `Fn::GetAtt` returns. */
export const ATTRIBUTES = {
  changeRequestId: 'ChangeRequestId',
  changeRequestStatus: 'ChangeRequestStatus',
} as const;
