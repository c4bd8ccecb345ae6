import { contract, text } from '../engine/properties';

/** Where the output of machine learning is stored for a membership, and the role that stores it. */
export interface MlConfigurationProperties {
  readonly membershipId: string;
  readonly s3Uri: string;
  readonly roleArn: string;
}

export const CONTRACT = contract<MlConfigurationProperties>({
  membershipId: text,
  s3Uri: text,
  roleArn: text,
});
