import { choice, contract, group, integer, listOf, optional, text, texts } from '../engine/properties';

/** An account that generates audiences with the model, and the collaboration in which it does. */
export interface Sharing {
  readonly accountId: string;
  readonly collaborationId: string;
}

/** The requested state of a configured audience model. */
export interface AudienceModelProperties {
  readonly name: string;
  readonly description: string | undefined;
  readonly audienceModelArn: string;
  readonly s3Uri: string;
  readonly roleArn: string;
  readonly sharedAudienceMetrics: string;
  readonly minMatchingSeedSize: number;
  readonly audienceSizeType: 'ABSOLUTE' | 'PERCENTAGE' | undefined;
  readonly audienceSizeBins: readonly number[] | undefined;
  readonly childResourceTagOnCreatePolicy: string | undefined;
  readonly tags: Readonly<Record<string, string>> | undefined;
  readonly sharedWith: readonly Sharing[] | undefined;
}

export const CONTRACT = contract<AudienceModelProperties>({
  name: text,
  description: optional(text),
  audienceModelArn: text,
  s3Uri: text,
  roleArn: text,
  sharedAudienceMetrics: text,
  minMatchingSeedSize: integer,
  audienceSizeType: optional(choice('ABSOLUTE', 'PERCENTAGE')),
  audienceSizeBins: optional(listOf(integer)),
  childResourceTagOnCreatePolicy: optional(text),
  tags: optional(texts),
  sharedWith: optional(listOf(group(contract<Sharing>({ accountId: text, collaborationId: text })))),
});

/** What `Fn::GetAtt` returns. */
export const ATTRIBUTES = { configuredAudienceModelArn: 'ConfiguredAudienceModelArn' } as const;
