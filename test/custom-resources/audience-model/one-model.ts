import type { TrainedModelProperties } from '../../../src/custom-resources/audience-model/contract';
import { physicalIdOf, type Target, targetOf } from '../../../src/custom-resources/audience-model/physical-id';
import { OWNER_TAG } from '../../../src/custom-resources/service/marks';
import type { AudienceModelDetails } from '../../../src/custom-resources/service/operations/audience-models';

const PLACE = 'arn:aws:cleanrooms-ml:us-east-1:111111111111';

export const OWNER = '0123456789abcdef0123456789abcdef';

export const PROPERTIES: TrainedModelProperties = {
  name: 'Fans',
  isNameGenerated: false,
  description: undefined,
  trainingDatasetArn: `${PLACE}:training-dataset/views`,
  trainingDataStartTime: undefined,
  trainingDataEndTime: undefined,
  tags: undefined,
};

export function targetFor(properties: Partial<TrainedModelProperties> = {}): Target {
  return targetOf({ type: 'Create', owner: OWNER, properties: { ...PROPERTIES, ...properties } });
}

export function idFor(properties: Partial<TrainedModelProperties> = {}): string {
  return physicalIdOf(targetFor(properties));
}

export function arnOf(id: string): string {
  return `${PLACE}:audience-model/${id}`;
}

/** A model as the service returns it if it was created with the properties. */
export function model(id = 'one', more: Partial<AudienceModelDetails> = {}): AudienceModelDetails {
  return {
    audienceModelArn: arnOf(id),
    name: 'Fans',
    status: 'CREATE_PENDING',
    createTime: '2026-11-01T00:00:00Z',
    tags: { [OWNER_TAG]: targetFor().mark },
    ...more,
  };
}
