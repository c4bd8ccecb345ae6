import { contract, flag, listOf, optional, text } from '../engine/properties';

/** The change request to approve: by its ID, or by the account that it changes. */
export interface ApprovalProperties {
  readonly collaborationId: string;
  /** The account that approves. */
  readonly approver: string;
  readonly changeRequestId: string | undefined;
  readonly accountId: string | undefined;
  /** Whether a request that is found by its account can let that account receive results. */
  readonly mayReceiveResults: boolean;
  /** What else such a request can ask for: other abilities, the costs that the account can pay, and `REMOVE_PAYER_CANDIDATE`. */
  readonly alsoAgreed?: readonly string[] | undefined;
}

export const CONTRACT = contract<ApprovalProperties>({
  collaborationId: text,
  approver: text,
  changeRequestId: optional(text),
  accountId: optional(text),
  mayReceiveResults: flag,
  alsoAgreed: optional(listOf(text)),
});

export const ATTRIBUTES = {
  changeRequestId: 'ChangeRequestId',
  changeRequestStatus: 'ChangeRequestStatus',
} as const;
