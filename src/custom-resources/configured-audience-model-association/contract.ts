import { contract, flag, optional, text, texts } from '../engine/properties';

/** The requested state of a configured audience model association. */
export interface AudienceModelAssociationProperties {
  readonly membershipId: string;
  readonly configuredAudienceModelArn: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly manageResourcePolicies: boolean;
  readonly tags: Readonly<Record<string, string>> | undefined;
}

export const CONTRACT = contract<AudienceModelAssociationProperties>({
  membershipId: text,
  configuredAudienceModelArn: text,
  name: text,
  description: optional(text),
  manageResourcePolicies: flag,
  tags: optional(texts),
});

/** What `Fn::GetAtt` returns. */
export const ATTRIBUTES = {
  configuredAudienceModelAssociationArn: 'ConfiguredAudienceModelAssociationArn',
  configuredAudienceModelAssociationId: 'ConfiguredAudienceModelAssociationId',
} as const;
