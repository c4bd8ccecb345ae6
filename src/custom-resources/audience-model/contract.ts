import { contract, flag, optional, text, texts } from '../engine/properties';

/** The requested state of an audience model. Only its tags can be changed. */
export interface TrainedModelProperties {
  readonly name: string;
  /** Whether `name` is only the beginning of the name: the rest then stands for what the model is trained with. */
  readonly isNameGenerated: boolean;
  readonly description: string | undefined;
  readonly trainingDatasetArn: string;
  /** In ISO 8601. */
  readonly trainingDataStartTime: string | undefined;
  readonly trainingDataEndTime: string | undefined;
  readonly tags: Readonly<Record<string, string>> | undefined;
}

export const CONTRACT = contract<TrainedModelProperties>({
  name: text,
  isNameGenerated: flag,
  description: optional(text),
  trainingDatasetArn: text,
  trainingDataStartTime: optional(text),
  trainingDataEndTime: optional(text),
  tags: optional(texts),
});

/** What `Fn::GetAtt` returns. */
export const ATTRIBUTES = { audienceModelArn: 'AudienceModelArn', audienceModelStatus: 'AudienceModelStatus' } as const;
