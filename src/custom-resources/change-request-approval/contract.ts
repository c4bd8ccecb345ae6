import { contract, flag, optional, text } from '../engine/properties';

/** The change request that the template approves: by its id, or by the account that it is about. */
export interface ApprovalProperties {
  readonly collaborationId: string;
  /** The account in which the approval is given. */
  readonly approver: string;
  readonly changeRequestId: string | undefined;
  readonly accountId: string | undefined;
  /** Whether a request that is found by its account may let that account receive results. */
  readonly mayReceiveResults: boolean;
}

export const CONTRACT = contract<ApprovalProperties>({
  collaborationId: text,
  approver: text,
  changeRequestId: optional(text),
  accountId: optional(text),
  mayReceiveResults: flag,
});

export const ATTRIBUTES = {
  changeRequestId: 'ChangeRequestId',
  changeRequestStatus: 'ChangeRequestStatus',
} as const;
