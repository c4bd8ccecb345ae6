import { contract, optional, text } from '../engine/properties';

/** Which collaboration is meant: its id is not known before it is deployed. */
export interface InvitationProperties {
  readonly name: string;
  readonly creatorAccountId: string;
  /** Means nothing: another one makes CloudFormation look again. */
  readonly revision: string | undefined;
}

export const CONTRACT = contract<InvitationProperties>({
  name: text,
  creatorAccountId: text,
  revision: optional(text),
});

export const ATTRIBUTES = { collaborationId: 'CollaborationId', collaborationArn: 'CollaborationArn' } as const;
