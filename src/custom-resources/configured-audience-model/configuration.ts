import type {
  ConfiguredAudienceModelDetails,
  ModelConfiguration,
} from '../service/operations/configured-audience-models';
import type { AudienceModelProperties } from './contract';

/** The part of the properties that can be changed in place, as the API takes it. */
export function configurationOf(properties: AudienceModelProperties): ModelConfiguration {
  const { audienceModelArn, s3Uri, roleArn, description, sharedAudienceMetrics } = properties;
  const { minMatchingSeedSize, audienceSizeType, audienceSizeBins } = properties;
  return {
    audienceModelArn,
    outputConfig: { destination: { s3Destination: { s3Uri } }, roleArn },
    // An update without a description would keep the former one.
    description: description ?? '',
    sharedAudienceMetrics: [sharedAudienceMetrics],
    minMatchingSeedSize,
    ...(audienceSizeType && audienceSizeBins ? { audienceSizeConfig: { audienceSizeType, audienceSizeBins } } : {}),
  };
}

/** Whether a model has the configuration of the properties. What the service does not return does not differ. */
export function isConfigured(model: ConfiguredAudienceModelDetails, properties: AudienceModelProperties): boolean {
  const requested = configurationOf(properties);
  const { destination, roleArn } = model.outputConfig;
  const { minMatchingSeedSize = requested.minMatchingSeedSize } = model;
  return (
    model.audienceModelArn === requested.audienceModelArn &&
    destination.s3Destination.s3Uri === properties.s3Uri &&
    roleArn === properties.roleArn &&
    (model.description ?? '') === requested.description &&
    model.sharedAudienceMetrics.join() === requested.sharedAudienceMetrics.join() &&
    minMatchingSeedSize === requested.minMatchingSeedSize &&
    sizesOf(model) === sizesOf(requested)
  );
}

function sizesOf({ audienceSizeConfig }: ModelConfiguration): string {
  const { audienceSizeType, audienceSizeBins } = audienceSizeConfig ?? {};
  return audienceSizeType ? `${audienceSizeType} ${audienceSizeBins?.join()}` : '';
}
