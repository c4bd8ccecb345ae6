import { contract, flag, optional, text } from '../engine/properties';

/** A member as the template asks for it. */
export interface MemberProperties {
  readonly collaborationId: string;
  readonly accountId: string;
  readonly displayName: string;
  readonly receivesResults: boolean;
  /** Means nothing: another one makes CloudFormation ask again. */
  readonly revision: string | undefined;
}

export const CONTRACT = contract<MemberProperties>({
  collaborationId: text,
  accountId: text,
  displayName: text,
  receivesResults: flag,
  revision: optional(text),
});

/** Under which symbol the resource keeps its properties, which a custom resource does not show as an L1 does. */
export const MEMBER_PROPERTIES = Symbol.for('cdk-cleanrooms.MemberProperties');

/** What `Fn::GetAtt` gives. */
export const ATTRIBUTES = {
  changeRequestId: 'ChangeRequestId',
  changeRequestStatus: 'ChangeRequestStatus',
  memberStatus: 'MemberStatus',
} as const;
