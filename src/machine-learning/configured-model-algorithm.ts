import { type IResource, RemovalPolicy, Resource } from 'aws-cdk-lib';
import {
  CfnConfiguredModelAlgorithm,
  type ConfiguredModelAlgorithmReference,
  type IConfiguredModelAlgorithmRef,
} from 'aws-cdk-lib/aws-cleanroomsml';
import type { IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { KEY, REMOVAL_POLICY, ROLE } from '../private/cdk-shapes';
import { mlArnOf } from '../private/formats';
import { Note } from '../private/note';
import { received, requireImport } from '../private/received';
import { newServiceRole } from '../private/service-role';
import { formatted, instance, listOf, optional, type Shapes, STRING, struct } from '../private/shape';
import { validateAtSynthesis } from '../validation/report';
import { admitCleanRoomsMl, modelTrust, pull, requireKeyArn } from './model-access';
import type { InferenceContainer, MetricDefinition, TrainingContainer } from './model-container';
import type { ModelImage } from './model-image';

/** A configured model algorithm, which is a machine learning model in containers of its provider. */
export interface IConfiguredModelAlgorithm extends IResource, IConfiguredModelAlgorithmRef {
  /**
   * The ARN of the configured model algorithm.
   *
   * @attribute
   */
  readonly configuredModelAlgorithmArn: string;
}

/**
 * Properties for defining a `ConfiguredModelAlgorithm`. A change of any of them except the removal policy replaces the
 * configured model algorithm and its associations.
 */
export interface ConfiguredModelAlgorithmProps {
  /**
   * The name of the configured model algorithm: up to 63 characters. A change replaces the configured model algorithm.
   *
   * @default - the construct ID
   */
  readonly configuredModelAlgorithmName?: string;
  /**
   * A description of the configured model algorithm: up to 255 characters.
   * A change replaces the configured model algorithm.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * The container in which the model is trained. A change replaces the configured model algorithm.
   *
   * @default - none; specify an inference container
   */
  readonly trainingContainer?: TrainingContainer;
  /**
   * The container in which the trained model infers. A change replaces the configured model algorithm.
   *
   * @default - none; specify a training container
   */
  readonly inferenceContainer?: InferenceContainer;
  /**
   * The AWS KMS key that encrypts the data of the model, in the Region of this stack.
   * A change replaces the configured model algorithm.
   *
   * If the key is an L2 construct of this app, its policy then allows Clean Rooms ML to use the key. Otherwise, the
   * policy must contain these statements.
   *
   * @default - a key of the service
   * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/data-protection.html
   */
  readonly encryptionKey?: IKeyRef;
  /**
   * The role that Clean Rooms ML assumes to pull the images. A change replaces the configured model algorithm.
   *
   * The role must be in the account of this stack. If its policies are part of this app, they are validated.
   *
   * @default - a role that can pull only from the repositories of the images
   */
  readonly role?: IRoleRef;
  /**
   * Policy to apply when the configured model algorithm is removed from the stack.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

abstract class ConfiguredModelAlgorithmBase extends Resource implements IConfiguredModelAlgorithm {
  public abstract readonly configuredModelAlgorithmArn: string;

  public get configuredModelAlgorithmRef(): ConfiguredModelAlgorithmReference {
    return { configuredModelAlgorithmArn: this.configuredModelAlgorithmArn };
  }
}

/**
 * An AWS Clean Rooms ML configured model algorithm: a machine learning model in containers that its provider has written.
 *
 * Members of a collaboration can train the model, or run it, after it is associated with the collaboration.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-models.html
 * @resource AWS::CleanRoomsML::ConfiguredModelAlgorithm
 * @example
 * const models = ecr.Repository.fromRepositoryName(this, 'Models', 'models');
 * new ConfiguredModelAlgorithm(this, 'Recommender', {
 *   trainingContainer: {
 *     image: ModelImage.repository(models, { tag: 'training-1.0.0' }),
 *     arguments: ['--epochs', '10'],
 *     metricDefinitions: [{ name: 'loss', regex: 'loss: ([0-9.]+)' }],
 *   },
 *   inferenceContainer: { image: ModelImage.repository(models, { tag: 'inference-1.0.0' }) },
 * });
 */
export class ConfiguredModelAlgorithm extends ConfiguredModelAlgorithmBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.ConfiguredModelAlgorithm';

  /**
   * Imports a configured model algorithm by its ARN.
   *
   * @example
   * const model = ConfiguredModelAlgorithm.fromConfiguredModelAlgorithmArn(
   *   this,
   *   'Recommender',
   *   'arn:aws:cleanrooms-ml:us-east-1:111111111111:configured-model-algorithm/a1b2c3d4-5678-90ab-cdef-000000000008',
   * );
   */
  public static fromConfiguredModelAlgorithmArn(
    scope: Construct,
    id: string,
    configuredModelAlgorithmArn: string,
  ): IConfiguredModelAlgorithm {
    requireImport('ConfiguredModelAlgorithm.fromConfiguredModelAlgorithmArn', ARN, scope, id, {
      configuredModelAlgorithmArn,
    });
    return new ImportedConfiguredModelAlgorithm(scope, id, configuredModelAlgorithmArn);
  }

  /** Checks whether an object is a `ConfiguredModelAlgorithm`, including one from another copy of this library. */
  public static isConfiguredModelAlgorithm(x: unknown): x is ConfiguredModelAlgorithm {
    return MODEL_ALGORITHM.isOn(x);
  }

  /**
   * The ARN of the configured model algorithm.
   *
   * @attribute
   */
  public readonly configuredModelAlgorithmArn: string;
  /** The role that Clean Rooms ML assumes to pull the images. */
  public readonly role: IRoleRef;

  /** Throws an error if the encryption key is an alias of a key that is not known. */
  constructor(scope: Construct, id: string, props: ConfiguredModelAlgorithmProps) {
    props = received(ConfiguredModelAlgorithm.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    MODEL_ALGORITHM.write(this, true);

    const { trainingContainer, inferenceContainer, encryptionKey } = props;
    this.role = props.role ?? makeRole(this, imagesOf(props));

    const resource = new CfnConfiguredModelAlgorithm(this, 'Resource', {
      name: props.configuredModelAlgorithmName ?? id,
      description: props.description,
      roleArn: this.role.roleRef.roleArn,
      trainingContainerConfig: trainingContainer && renderTraining(trainingContainer),
      inferenceContainerConfig: inferenceContainer && { imageUri: inferenceContainer.image._uri },
      kmsKeyArn: encryptionKey && requireKeyArn(this, encryptionKey),
    });
    resource.applyRemovalPolicy(props.removalPolicy, { default: RemovalPolicy.DESTROY });
    // Clean Rooms ML assumes the role, so its policies must exist. A role of this library has inline policies.
    if (props.role) {
      resource.node.addDependency(props.role);
    }
    if (encryptionKey) {
      admitCleanRoomsMl(encryptionKey);
    }

    this.configuredModelAlgorithmArn = resource.attrConfiguredModelAlgorithmArn;
    validateAtSynthesis(this);
  }
}

class ImportedConfiguredModelAlgorithm extends ConfiguredModelAlgorithmBase {
  constructor(
    scope: Construct,
    id: string,
    public readonly configuredModelAlgorithmArn: string,
  ) {
    super(scope, id, { environmentFromArn: configuredModelAlgorithmArn });
  }
}

const MODEL_ALGORITHM = new Note('ConfiguredModelAlgorithm');

const ARN = { configuredModelAlgorithmArn: formatted(mlArnOf('configured-model-algorithm')) };
const IMAGE = instance<ModelImage>('ModelImage');
const PROPS: Shapes<ConfiguredModelAlgorithmProps> = {
  configuredModelAlgorithmName: optional(STRING),
  description: optional(STRING),
  trainingContainer: optional(
    struct<TrainingContainer>({
      image: IMAGE,
      entrypoint: optional(listOf(STRING)),
      arguments: optional(listOf(STRING)),
      metricDefinitions: optional(listOf(struct<MetricDefinition>({ name: STRING, regex: STRING }))),
    }),
  ),
  inferenceContainer: optional(struct<InferenceContainer>({ image: IMAGE })),
  encryptionKey: optional(KEY),
  role: optional(ROLE),
  removalPolicy: optional(REMOVAL_POLICY),
};

function imagesOf({ trainingContainer, inferenceContainer }: ConfiguredModelAlgorithmProps): ModelImage[] {
  return [trainingContainer, inferenceContainer].flatMap((container) => container?.image ?? []);
}

function renderTraining(container: TrainingContainer): CfnConfiguredModelAlgorithm.ContainerConfigProperty {
  return {
    imageUri: container.image._uri,
    entrypoint: container.entrypoint,
    arguments: container.arguments,
    metricDefinitions: container.metricDefinitions?.map(({ name, regex }) => ({ name, regex })),
  };
}

function makeRole(model: ConfiguredModelAlgorithm, images: ModelImage[]): IRoleRef {
  return newServiceRole(model, 'Role', {
    description: 'Clean Rooms ML pulls the images of a model with this role',
    trust: modelTrust(),
    policyName: 'PullImages',
    statements: pull(images),
  });
}
