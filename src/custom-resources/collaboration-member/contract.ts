import { contract, flag, optional, text } from '../engine/properties';

/** The requested state of a member. */
export interface MemberProperties {
  readonly collaborationId: string;
  readonly accountId: string;
  readonly displayName: string;
  readonly receivesResults: boolean;
  /** An arbitrary value; changing it makes CloudFormation check the change request again. */
  readonly revision: string | undefined;
}

export const CONTRACT = contract<MemberProperties>({
  collaborationId: text,
  accountId: text,
  displayName: text,
  receivesResults: flag,
  revision: optional(text),
});

/** What `Fn::GetAtt` returns. */
export const ATTRIBUTES = {
  changeRequestId: 'ChangeRequestId',
  changeRequestStatus: 'ChangeRequestStatus',
  memberStatus: 'MemberStatus',
} as const;
