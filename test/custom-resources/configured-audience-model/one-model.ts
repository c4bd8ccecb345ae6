import type { AudienceModelProperties } from '../../../src/custom-resources/configured-audience-model/contract';
import { OWNER_TAG } from '../../../src/custom-resources/service/marks';
import type { ConfiguredAudienceModelDetails } from '../../../src/custom-resources/service/operations/configured-audience-models';

const PLACE = 'arn:aws:cleanrooms-ml:us-east-1:111111111111';

export const OWNER = '0123456789abcdef0123456789abcdef';
export const COLLABORATION = 'a1b2c3d4-5678-90ab-cdef-000000000001';
export const ADVERTISER = { accountId: '222222222222', collaborationId: COLLABORATION };

export const PROPERTIES: AudienceModelProperties = {
  name: 'Fans',
  description: undefined,
  audienceModelArn: `${PLACE}:audience-model/one`,
  s3Uri: 's3://audiences/fans',
  roleArn: 'arn:aws:iam::111111111111:role/audiences',
  sharedAudienceMetrics: 'NONE',
  minMatchingSeedSize: 500,
  audienceSizeType: undefined,
  audienceSizeBins: undefined,
  childResourceTagOnCreatePolicy: undefined,
  tags: undefined,
  sharedWith: undefined,
};

export function arnOf(id: string): string {
  return `${PLACE}:configured-audience-model/${id}`;
}

/** A model as the service returns it if it was created with the properties. */
export function model(id = 'one', more: Partial<ConfiguredAudienceModelDetails> = {}): ConfiguredAudienceModelDetails {
  return {
    configuredAudienceModelArn: arnOf(id),
    name: 'Fans',
    audienceModelArn: PROPERTIES.audienceModelArn,
    outputConfig: { destination: { s3Destination: { s3Uri: PROPERTIES.s3Uri } }, roleArn: PROPERTIES.roleArn },
    sharedAudienceMetrics: ['NONE'],
    minMatchingSeedSize: 500,
    createTime: '2026-11-01T00:00:00Z',
    tags: { [OWNER_TAG]: OWNER },
    ...more,
  };
}
