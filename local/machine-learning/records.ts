/** Where the output of machine learning is stored for a member. */
export interface MlConfigurationRecord {
  readonly defaultOutputLocation: OutputLocation;
  /** In seconds since 1970. */
  readonly createTime: number;
  readonly updateTime: number;
}

export interface OutputLocation {
  readonly roleArn: string;
  readonly destination?: { readonly s3Destination: { readonly s3Uri: string } };
}

/** What every resource of Clean Rooms ML has. The map that keeps it has its ARN as the key. */
export interface MlRecord {
  /** For lists: the ARN. */
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  /** In seconds since 1970. */
  readonly createTime: number;
  updateTime: number;
  description?: string;
  tags: { readonly [key: string]: string };
}

/** A lookalike model. */
export interface AudienceModelRecord extends MlRecord {
  readonly trainingDatasetArn: string;
  readonly trainingDataStartTime?: string;
  readonly trainingDataEndTime?: string;
  readonly kmsKeyArn?: string;
  /** When its training ends, in seconds since 1970, and why it fails, if it does. */
  readonly trainedAt: number;
  readonly failure?: string;
}

/** What can be changed. */
export interface AudienceModelConfiguration {
  audienceModelArn: string;
  outputConfig: {
    readonly destination: { readonly s3Destination: { readonly s3Uri: string } };
    readonly roleArn: string;
  };
  sharedAudienceMetrics: readonly string[];
  minMatchingSeedSize?: number;
  audienceSizeConfig?: { readonly audienceSizeType: string; readonly audienceSizeBins: readonly number[] };
}

/** A lookalike model with the conditions for its use. */
export interface ConfiguredAudienceModelRecord extends MlRecord, AudienceModelConfiguration {
  readonly childResourceTagOnCreatePolicy?: string;
  /** Its resource policy. */
  policy?: { readonly text: string; readonly hash: string };
}
