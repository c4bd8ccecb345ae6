import { type Size, SizeRoundingBehavior } from 'aws-cdk-lib';
import type { CfnConfiguredModelAlgorithmAssociation } from 'aws-cdk-lib/aws-cleanroomsml';
import { SIZE } from '../private/cdk-shapes';
import { ACCOUNT_ID } from '../private/formats';
import { enumOf, formatted, instance, listOf, optional, STRING, struct } from '../private/shape';
import {
  type ContainerLogPolicy,
  ContainerLogType,
  type ModelPrivacyPolicies,
  NoiseLevel,
  type RedactedEntity,
  TrainedModelExportFile,
  type TrainedModelExportsPolicy,
  type TrainedModelInferenceJobsPolicy,
  type TrainedModelsPolicy,
} from './model-privacy';

const CONTAINER_LOGS = optional(
  listOf(
    struct<ContainerLogPolicy>({
      allowedAccountIds: listOf(formatted(ACCOUNT_ID)),
      logType: optional(enumOf('ContainerLogType', ContainerLogType)),
      filterPattern: optional(STRING),
      entitiesToRedact: optional(listOf(instance<RedactedEntity>('RedactedEntity'))),
    }),
  ),
);

export const PRIVACY_POLICIES = struct<ModelPrivacyPolicies>({
  trainedModels: optional(
    struct<TrainedModelsPolicy>({
      containerLogs: CONTAINER_LOGS,
      noiseLevel: optional(enumOf('NoiseLevel', NoiseLevel)),
      maxArtifactSize: optional(SIZE),
    }),
  ),
  trainedModelExports: optional(
    struct<TrainedModelExportsPolicy>({
      filesToExport: listOf(enumOf('TrainedModelExportFile', TrainedModelExportFile)),
      maxSize: SIZE,
    }),
  ),
  trainedModelInferenceJobs: optional(
    struct<TrainedModelInferenceJobsPolicy>({ containerLogs: CONTAINER_LOGS, maxOutputSize: optional(SIZE) }),
  ),
});

export function renderPrivacy({
  trainedModels,
  trainedModelExports,
  trainedModelInferenceJobs,
}: ModelPrivacyPolicies): CfnConfiguredModelAlgorithmAssociation.PrivacyConfigurationProperty {
  return {
    policies: {
      trainedModels: trainedModels && {
        containerLogs: trainedModels.containerLogs?.map(renderLogs),
        containerMetrics: trainedModels.noiseLevel && { noiseLevel: trainedModels.noiseLevel },
        maxArtifactSize: trainedModels.maxArtifactSize && renderSize(trainedModels.maxArtifactSize),
      },
      trainedModelExports: trainedModelExports && {
        filesToExport: trainedModelExports.filesToExport,
        maxSize: renderSize(trainedModelExports.maxSize),
      },
      trainedModelInferenceJobs: trainedModelInferenceJobs && {
        containerLogs: trainedModelInferenceJobs.containerLogs?.map(renderLogs),
        maxOutputSize: trainedModelInferenceJobs.maxOutputSize && renderSize(trainedModelInferenceJobs.maxOutputSize),
      },
    },
  };
}

function renderLogs({
  allowedAccountIds,
  logType,
  filterPattern,
  entitiesToRedact,
}: ContainerLogPolicy): CfnConfiguredModelAlgorithmAssociation.LogsConfigurationPolicyProperty {
  const logRedactionConfiguration = entitiesToRedact && renderRedaction(entitiesToRedact);
  return { allowedAccountIds, logType, filterPattern, logRedactionConfiguration };
}

function renderRedaction(
  entities: RedactedEntity[],
): CfnConfiguredModelAlgorithmAssociation.LogRedactionConfigurationProperty {
  const customDataIdentifiers = entities.flatMap(({ _patterns }) => _patterns);
  return {
    entitiesToRedact: [...new Set(entities.map(({ _type }) => _type))],
    customEntityConfig: customDataIdentifiers.length > 0 ? { customDataIdentifiers } : undefined,
  };
}

function renderSize(size: Size): { readonly unit: string; readonly value: number } {
  return { unit: 'GB', value: size.toGibibytes({ rounding: SizeRoundingBehavior.NONE }) };
}
