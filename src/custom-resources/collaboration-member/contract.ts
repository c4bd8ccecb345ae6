import { contract, flag, listOf, optional, text } from '../engine/properties';

/**
 * The requested state of a member. What is undefined is not managed: a member that exists keeps it, and a new one does
 * not have it.
 */
export interface MemberProperties {
  readonly collaborationId: string;
  readonly accountId: string;
  readonly displayName: string;
  readonly receivesResults: boolean;
  readonly exportsQueryAnalysisLog?: boolean | undefined;
  /** The abilities for machine learning. */
  readonly mlAbilities?: readonly string[] | undefined;
  /** The costs that the member can pay, of those that a change request can contain. */
  readonly payments?: readonly string[] | undefined;
  /** An arbitrary value; changing it makes CloudFormation check the change request again. */
  readonly revision: string | undefined;
}

export const CONTRACT = contract<MemberProperties>({
  collaborationId: text,
  accountId: text,
  displayName: text,
  receivesResults: flag,
  exportsQueryAnalysisLog: optional(flag),
  mlAbilities: optional(listOf(text)),
  payments: optional(listOf(text)),
  revision: optional(text),
});

/** What `Fn::GetAtt` returns. */
export const ATTRIBUTES = {
  changeRequestId: 'ChangeRequestId',
  changeRequestStatus: 'ChangeRequestStatus',
  memberStatus: 'MemberStatus',
} as const;
