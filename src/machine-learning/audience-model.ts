import { Names, RemovalPolicy, Resource } from 'aws-cdk-lib';
import type { ITrainingDatasetRef } from 'aws-cdk-lib/aws-cleanroomsml';
import type { Construct } from 'constructs';
import { TrainedModelResource } from '../custom-resources/audience-model/resource';
import { REMOVAL_POLICY, TRAINING_DATASET } from '../private/cdk-shapes';
import { InputError } from '../private/errors';
import { mlArnOf } from '../private/formats';
import { Note } from '../private/note';
import { received, requireImport } from '../private/received';
import { DATE, formatted, optional, type Shapes, STRING } from '../private/shape';
import { deployAfter } from '../private/stack-order';
import { code, text } from '../private/text';
import { validateAtSynthesis } from '../validation/report';
import { AudienceModelGrants, type IAudienceModel } from './audience-model-grants';

/** Properties for defining an `AudienceModel`. A change of any of them except the removal policy trains another model. */
export interface AudienceModelProps {
  /** The data with which the model is trained. */
  readonly trainingDataset: ITrainingDatasetRef;
  /**
   * The name of the audience model: up to 63 characters.
   *
   * With a specified name, a change of another property can fail, because the new model has the name of the former one.
   *
   * @default - a generated name, which differs for each model that the construct trains
   */
  readonly audienceModelName?: string;
  /**
   * A description of the audience model: up to 255 characters.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * The time from which on interactions are used for the training.
   *
   * @default - the service decides
   */
  readonly trainingDataStart?: Date;
  /**
   * The time until which interactions are used for the training.
   *
   * @default - the service decides
   */
  readonly trainingDataEnd?: Date;
  /**
   * Policy to apply when the audience model is removed from the stack, or replaced by another one.
   *
   * With `RemovalPolicy.DESTROY`, the deletion fails while the model is trained, and while configured audience models
   * use it.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

abstract class AudienceModelBase extends Resource implements IAudienceModel {
  public abstract readonly audienceModelArn: string;

  /** Permissions of principals on the audience model. */
  public get grants(): AudienceModelGrants {
    return AudienceModelGrants.fromAudienceModel(this);
  }
}

/**
 * An AWS Clean Rooms ML audience model: a lookalike model, which the service trains with a training dataset.
 *
 * CloudFormation has no resource type for it. The Lambda function of this construct starts the training, which takes several
 * hours to two days. The deployment does not wait for it, because a custom resource cannot wait for more than an hour.
 * `audienceModelStatus` is the status at the deployment. The service sends no event at the end of the training: an
 * `AudienceModelTraining` watches it, and reports its end as an event. Deploy what uses the model, such as a
 * `ConfiguredAudienceModel`, when its status is `ACTIVE`, in another stack or later. To train a model again, add another
 * construct, and use its model when it is trained.
 *
 * The model has the tag `cdk-cleanrooms:owner`, by which the function recognizes it: a model with the same name that was
 * created otherwise is never deleted. The tags of the stack apply to the model, as those of `Tags.of`, and can be changed.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-ml-model-create-model.html
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateAudienceModel.html
 * @example
 * declare const views: TrainingDataset;
 * new AudienceModel(this, 'Viewers', {
 *   trainingDataset: views,
 *   description: 'Who watches which films',
 * });
 */
export class AudienceModel extends AudienceModelBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.AudienceModel';

  /**
   * Imports an audience model by its ARN.
   *
   * @example
   * const model = AudienceModel.fromAudienceModelArn(
   *   this,
   *   'Viewers',
   *   'arn:aws:cleanrooms-ml:us-east-1:111111111111:audience-model/a1b2c3d4-5678-90ab-cdef-000000000010',
   * );
   */
  public static fromAudienceModelArn(scope: Construct, id: string, audienceModelArn: string): IAudienceModel {
    requireImport('AudienceModel.fromAudienceModelArn', ARN, scope, id, { audienceModelArn });
    return new ImportedAudienceModel(scope, id, audienceModelArn);
  }

  /** Checks whether an object is an `AudienceModel`, including one from another copy of this library. */
  public static isAudienceModel(x: unknown): x is AudienceModel {
    return MODEL.isOn(x);
  }

  /**
   * The ARN of the audience model.
   *
   * @attribute
   */
  public readonly audienceModelArn: string;
  /**
   * The status of the model when the stack was deployed last, such as `CREATE_PENDING`. It does not change when the training
   * ends. It is `UNKNOWN` if the service did not show the model yet.
   *
   * @attribute
   */
  public readonly audienceModelStatus: string;

  /** Throws an error if the start of the training data is not before its end. */
  constructor(scope: Construct, id: string, props: AudienceModelProps) {
    props = received(AudienceModel.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    MODEL.write(this, true);

    const { audienceModelName, trainingDataset, trainingDataStart, trainingDataEnd } = props;
    requireWindow(this, props);
    const resource = new TrainedModelResource(this, 'Resource', {
      // The function adds a hyphen and eight characters.
      name: audienceModelName ?? Names.uniqueResourceName(this, { maxLength: 54 }),
      isNameGenerated: audienceModelName === undefined,
      description: props.description,
      trainingDatasetArn: trainingDataset.trainingDatasetRef.trainingDatasetArn,
      trainingDataStartTime: trainingDataStart?.toISOString(),
      trainingDataEndTime: trainingDataEnd?.toISOString(),
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    deployAfter(this, trainingDataset);

    this.audienceModelArn = resource.attrAudienceModelArn;
    this.audienceModelStatus = resource.attrAudienceModelStatus;
    validateAtSynthesis(this);
  }
}

class ImportedAudienceModel extends AudienceModelBase {
  constructor(
    scope: Construct,
    id: string,
    public readonly audienceModelArn: string,
  ) {
    super(scope, id, { environmentFromArn: audienceModelArn });
  }
}

const MODEL = new Note('AudienceModel');

const ARN = { audienceModelArn: formatted(mlArnOf('audience-model')) };
const PROPS: Shapes<AudienceModelProps> = {
  trainingDataset: TRAINING_DATASET,
  audienceModelName: optional(STRING),
  description: optional(STRING),
  trainingDataStart: optional(DATE),
  trainingDataEnd: optional(DATE),
  removalPolicy: optional(REMOVAL_POLICY),
};

function requireWindow(model: Construct, { trainingDataStart, trainingDataEnd }: AudienceModelProps): void {
  if (trainingDataStart && trainingDataEnd && trainingDataStart >= trainingDataEnd) {
    throw new InputError(model, {
      what: text`${code('trainingDataStart')} is ${trainingDataStart.toISOString()}, and ${code('trainingDataEnd')} is
        ${trainingDataEnd.toISOString()}`,
      why: 'no interaction is in such a time',
      fix: text`specify an earlier ${code('trainingDataStart')} or a later ${code('trainingDataEnd')}`,
    });
  }
}
