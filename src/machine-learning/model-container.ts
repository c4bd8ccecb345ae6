import type { ModelImage } from './model-image';

/** A metric that Clean Rooms ML finds in the output of a training container. */
export interface MetricDefinition {
  /** The name of the metric: up to 255 characters. */
  readonly name: string;
  /** The regular expression that finds a value of the metric in a line of the output: up to 500 characters. */
  readonly regex: string;
}

/** The container in which a model is trained. */
export interface TrainingContainer {
  /** The image of the container. */
  readonly image: ModelImage;
  /**
   * The entry point of the container: up to 100 strings, each with up to 256 characters.
   *
   * @default - the entry point of the image
   */
  readonly entrypoint?: string[];
  /**
   * The arguments of the entry point: up to 100 strings, each with up to 256 characters.
   *
   * @default - the arguments of the image
   */
  readonly arguments?: string[];
  /**
   * The metrics to find in the output of the container: up to 40.
   *
   * The service publishes them to the Amazon CloudWatch of all members of a collaboration who have an ML configuration.
   * `noiseLevel` of the association adds noise to them.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_ContainerConfig.html
   */
  readonly metricDefinitions?: MetricDefinition[];
}

/** The container in which a trained model infers. */
export interface InferenceContainer {
  /** The image of the container. */
  readonly image: ModelImage;
}
