import type { Size } from 'aws-cdk-lib';
import { mark, requireShapes, STRING } from '../private/shape';
import { code } from '../private/text';
import { CUSTOM } from '../private/words';

/** The logs of a container that are sent. */
export enum ContainerLogType {
  /** All lines. */
  ALL = 'ALL',
  /** Summaries of errors only. */
  ERROR_SUMMARY = 'ERROR_SUMMARY',
}

/** The noise that is added to the metrics of a model. */
export enum NoiseLevel {
  /** The most noise. */
  HIGH = 'HIGH',
  /** Less noise than with `HIGH`. */
  MEDIUM = 'MEDIUM',
  /** Less noise than with `MEDIUM`. */
  LOW = 'LOW',
  /** No noise: the metrics are those that the container prints. */
  NONE = 'NONE',
}

/** The files of a trained model that can be exported. */
export enum TrainedModelExportFile {
  /** The model artifacts. */
  MODEL = 'MODEL',
  /** The output of the training. */
  OUTPUT = 'OUTPUT',
}

/**
 * What is removed from the logs of a container before they are sent.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_LogRedactionConfiguration.html
 * @example
 * const entitiesToRedact = [RedactedEntity.personallyIdentifiableInformation(), RedactedEntity.custom('fan-[0-9]+')];
 */
export class RedactedEntity {
  /**
   * All personally identifiable information that the service recognizes.
   *
   * @example
   * const redacted = RedactedEntity.personallyIdentifiableInformation();
   */
  public static personallyIdentifiableInformation(): RedactedEntity {
    return new RedactedEntity('ALL_PERSONALLY_IDENTIFIABLE_INFORMATION', []);
  }

  /**
   * All numbers.
   *
   * @example
   * const redacted = RedactedEntity.numbers();
   */
  public static numbers(): RedactedEntity {
    return new RedactedEntity('NUMBERS', []);
  }

  /**
   * What a regular expression matches.
   *
   * A policy can have up to 10 different regular expressions, each with up to 200 characters.
   *
   * @example
   * const redacted = RedactedEntity.custom('fan-[0-9]+');
   */
  public static custom(pattern: string): RedactedEntity {
    requireShapes(code('RedactedEntity.custom'), { pattern: STRING }, { pattern });
    return new RedactedEntity(CUSTOM, [pattern]);
  }

  private constructor(
    /** @internal */
    public readonly _type: string,
    /** @internal */
    public readonly _patterns: readonly string[],
  ) {}
}

mark('RedactedEntity', RedactedEntity);

/** A policy for the logs of a container: who receives which of them. */
export interface ContainerLogPolicy {
  /** The account IDs of up to 5 members who receive the logs. */
  readonly allowedAccountIds: string[];
  /**
   * The logs to send.
   *
   * @default - all lines
   */
  readonly logType?: ContainerLogType;
  /**
   * A filter pattern of Amazon CloudWatch Logs: only lines that match it are sent. It can have up to 1,024 characters.
   *
   * @default - no filter
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
   */
  readonly filterPattern?: string;
  /**
   * What is removed from the logs before they are sent.
   *
   * @default - nothing
   */
  readonly entitiesToRedact?: RedactedEntity[];
}

/** A policy for the training of a model. */
export interface TrainedModelsPolicy {
  /**
   * The policies for the logs of the training container: up to 5.
   *
   * @default - no member receives logs
   */
  readonly containerLogs?: ContainerLogPolicy[];
  /**
   * The noise that is added to the metrics of the training.
   *
   * @default - no member receives metrics
   */
  readonly noiseLevel?: NoiseLevel;
  /**
   * The maximum size of the model artifacts: 0.01 to 10 GB, where `Size.gibibytes(1)` is 1 GB.
   *
   * @default - the limit of the service
   */
  readonly maxArtifactSize?: Size;
}

/** A policy for exports of a trained model to members who can receive model output. */
export interface TrainedModelExportsPolicy {
  /** The files that can be exported. */
  readonly filesToExport: TrainedModelExportFile[];
  /** The maximum size of an export: 0.01 to 10 GB, where `Size.gibibytes(1)` is 1 GB. */
  readonly maxSize: Size;
}

/** A policy for jobs in which a trained model infers. */
export interface TrainedModelInferenceJobsPolicy {
  /**
   * The policies for the logs of the inference container: up to 5.
   *
   * @default - no member receives logs
   */
  readonly containerLogs?: ContainerLogPolicy[];
  /**
   * The maximum size of the output of a job: 0.01 to 50 GB, where `Size.gibibytes(1)` is 1 GB.
   *
   * @default - the limit of the service
   */
  readonly maxOutputSize?: Size;
}

/**
 * What a model can reveal that is trained with the data of several members.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/associate-model-algorithm.html
 */
export interface ModelPrivacyPolicies {
  /**
   * The policy for the training of the model.
   *
   * @default - no member receives logs or metrics of the training
   */
  readonly trainedModels?: TrainedModelsPolicy;
  /**
   * The policy for exports of the trained model.
   *
   * @default - the trained model cannot be exported
   */
  readonly trainedModelExports?: TrainedModelExportsPolicy;
  /**
   * The policy for jobs in which the trained model infers.
   *
   * @default - no member receives logs of the jobs
   */
  readonly trainedModelInferenceJobs?: TrainedModelInferenceJobsPolicy;
}
