import { choice, contract, optional, text } from '../engine/properties';

/** The membership of a partner to find: its ID is unknown until the partner has joined. */
export interface PartnerMembershipProperties {
  readonly collaborationId: string;
  readonly accountId: string;
  /** The pattern of the ARNs of all memberships of the partner; it ends in a wildcard. */
  readonly anyMembershipArn: string;
  /** While the partner has not joined: fail, or return the pattern. */
  readonly ifNotJoined: 'FAIL' | 'ANY_MEMBERSHIP';
  /** An arbitrary value; changing it makes CloudFormation search again. */
  readonly revision: string | undefined;
}

export const CONTRACT = contract<PartnerMembershipProperties>({
  collaborationId: text,
  accountId: text,
  anyMembershipArn: text,
  ifNotJoined: choice('FAIL', 'ANY_MEMBERSHIP'),
  revision: optional(text),
});

export const ATTRIBUTES = {
  membershipId: 'MembershipId',
  membershipArn: 'MembershipArn',
  memberStatus: 'MemberStatus',
} as const;
