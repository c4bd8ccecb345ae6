import { contract, optional, text } from '../engine/properties';

/** The collaboration to find: its ID is unknown until it is deployed. */
export interface InvitationProperties {
  readonly name: string;
  readonly creatorAccountId: string;
  /** An arbitrary value; changing it makes CloudFormation search again. */
  readonly revision: string | undefined;
}

export const CONTRACT = contract<InvitationProperties>({
  name: text,
  creatorAccountId: text,
  revision: optional(text),
});

export const ATTRIBUTES = { collaborationId: 'CollaborationId', collaborationArn: 'CollaborationArn' } as const;
