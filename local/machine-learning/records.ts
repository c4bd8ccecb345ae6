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
