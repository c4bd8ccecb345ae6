import { Names, type RemovalPolicy, Resource, Token } from 'aws-cdk-lib';
import type { ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { AudienceModelResource, identityOf } from '../custom-resources/configured-audience-model/resource';
import { requireKeyPrefix } from '../private/bucket-objects';
import { BUCKET, COLLABORATION, KEY, REMOVAL_POLICY, ROLE } from '../private/cdk-shapes';
import { digestOf } from '../private/digest';
import { InputError } from '../private/errors';
import { ACCOUNT_ID, mlArnOf } from '../private/formats';
import { Note } from '../private/note';
import { received, requireImport } from '../private/received';
import { newServiceRole } from '../private/service-role';
import { configuredAudienceModelTrust } from '../private/service-trust';
import {
  enumOf,
  exact,
  formatted,
  instance,
  listOf,
  NUMBER,
  optional,
  reference,
  type Shapes,
  STRING,
  struct,
} from '../private/shape';
import { deployAfter } from '../private/stack-order';
import { code, text } from '../private/text';
import { validateAtSynthesis } from '../validation/report';
import type { IAudienceModel } from './audience-model-grants';
import { renderS3Uri, writeAudiences } from './audience-output';
import type { AudienceSizes } from './audience-sizes';
import { ConfiguredAudienceModelGrants, type IConfiguredAudienceModel } from './configured-audience-model-grants';

/** The metrics of audiences that the owner of a lookalike model shares. */
export enum SharedAudienceMetrics {
  /** The relevance metrics of each audience, with the members who generate audiences. */
  ALL = 'ALL',
  /** No metrics. */
  NONE = 'NONE',
}

/** The tags of an audience generation job, which is created with a configured audience model. */
export enum ChildResourceTagPolicy {
  /** The job has the tags of the configured audience model, unless its request has other values for them. */
  FROM_PARENT_RESOURCE = 'FROM_PARENT_RESOURCE',
  /** The job has only the tags of its request. */
  NONE = 'NONE',
}

/** An account that can generate audiences with a model, and the collaboration in which it can. */
export interface AudienceGenerator {
  /** The ID of the account, which has twelve digits. */
  readonly accountId: string;
  /** The collaboration in which the account generates audiences. */
  readonly collaboration: ICollaborationRef;
}

/** Properties for defining a `ConfiguredAudienceModel`. */
export interface ConfiguredAudienceModelProps {
  /**
   * The name of the configured audience model: up to 63 characters. A change replaces the configured audience model.
   *
   * @default - a generated name, which differs for a configured audience model that replaces another one
   */
  readonly configuredAudienceModelName?: string;
  /**
   * A description of the configured audience model: up to 255 characters.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * The audience model, which is the lookalike model after its training. It can be changed in place.
   *
   * Its status must be `ACTIVE`: a deployment that starts its training does not wait for that.
   */
  readonly audienceModel: IAudienceModel;
  /** The bucket to which members export audiences, in the Region of this stack. */
  readonly bucket: IBucketRef;
  /**
   * The key prefix of exported audiences.
   *
   * Leading and trailing slashes are removed.
   *
   * @default - the root of the bucket
   */
  readonly keyPrefix?: string;
  /**
   * The AWS KMS key that encrypts the bucket.
   *
   * @default - the encryption key of the bucket, if the bucket is part of this app or imported with its key
   */
  readonly encryptionKey?: IKeyRef;
  /**
   * The role that Clean Rooms ML assumes to write audiences.
   *
   * The role must be in the account of this stack. The library does not add policies to it.
   *
   * @default - a role that can write only below the key prefix
   */
  readonly role?: IRoleRef;
  /**
   * The metrics of audiences that members who generate them receive.
   *
   * @default SharedAudienceMetrics.NONE
   */
  readonly sharedAudienceMetrics?: SharedAudienceMetrics;
  /**
   * The minimum number of users of a seed audience who must be in the training data: an integer from 25 to 500,000.
   *
   * A lower number allows audiences that reveal more about the users of the seed audience.
   *
   * @default 500
   */
  readonly minMatchingSeedSize?: number;
  /**
   * The sizes in which audiences can be exported.
   *
   * Sizes can be changed in place. To add sizes where there were none, or to remove all of them, replaces the configured
   * audience model.
   *
   * @default - audiences can be exported in any size
   */
  readonly audienceSizes?: AudienceSizes;
  /**
   * The tags of audience generation jobs. A change replaces the configured audience model.
   *
   * @default - the service decides
   */
  readonly childResourceTagOnCreatePolicy?: ChildResourceTagPolicy;
  /**
   * The accounts that can generate audiences with the model by its ARN, each in one collaboration.
   *
   * For each of them, the resource policy of the model has a statement. All other statements of that policy stay as they
   * are, such as those that Clean Rooms adds for an association of the model that manages resource policies. If an
   * association does that for a collaboration, do not list the members of that collaboration here.
   *
   * @default - this construct allows no other account
   * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-behaviors.html
   */
  readonly sharedWith?: AudienceGenerator[];
  /**
   * Policy to apply when the configured audience model is removed from the stack.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

abstract class ConfiguredAudienceModelBase extends Resource implements IConfiguredAudienceModel {
  public abstract readonly configuredAudienceModelArn: string;

  /** Permissions of principals on the configured audience model. */
  public get grants(): ConfiguredAudienceModelGrants {
    return ConfiguredAudienceModelGrants.fromConfiguredAudienceModel(this);
  }
}

/**
 * An AWS Clean Rooms ML configured audience model: a lookalike model with the conditions for its use. With it, members of a
 * collaboration generate an audience that is similar to their seed audience, without access to the training data.
 *
 * CloudFormation has no resource type for it. The Lambda function of this construct creates, changes and deletes it. The
 * model has the tag `cdk-cleanrooms:owner`, by which the function recognizes it: a model with the same name that was created
 * otherwise is never changed or deleted. The tags of the stack apply to the model, as those of `Tags.of`.
 *
 * The deletion waits for jobs that use the model, and fails if they do not end in a few minutes.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-configured-audience-model.html
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_CreateConfiguredAudienceModel.html
 * @example
 * declare const collaboration: ICollaboration;
 * declare const viewers: IAudienceModel;
 * new ConfiguredAudienceModel(this, 'Fans', {
 *   audienceModel: viewers,
 *   bucket: new s3.Bucket(this, 'Audiences'),
 *   keyPrefix: 'fans',
 *   minMatchingSeedSize: 1000,
 *   audienceSizes: AudienceSizes.percentage(5, 10, 20),
 *   sharedWith: [{ accountId: '222222222222', collaboration }],
 * });
 */
export class ConfiguredAudienceModel extends ConfiguredAudienceModelBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.ConfiguredAudienceModel';

  /**
   * Imports a configured audience model by its ARN.
   *
   * @example
   * const model = ConfiguredAudienceModel.fromConfiguredAudienceModelArn(
   *   this,
   *   'Fans',
   *   'arn:aws:cleanrooms-ml:us-east-1:111111111111:configured-audience-model/a1b2c3d4-5678-90ab-cdef-000000000011',
   * );
   */
  public static fromConfiguredAudienceModelArn(
    scope: Construct,
    id: string,
    configuredAudienceModelArn: string,
  ): IConfiguredAudienceModel {
    requireImport('ConfiguredAudienceModel.fromConfiguredAudienceModelArn', ARN, scope, id, {
      configuredAudienceModelArn,
    });
    return new ImportedConfiguredAudienceModel(scope, id, configuredAudienceModelArn);
  }

  /** Checks whether an object is a `ConfiguredAudienceModel`, including one from another copy of this library. */
  public static isConfiguredAudienceModel(x: unknown): x is ConfiguredAudienceModel {
    return AUDIENCE_MODEL.isOn(x);
  }

  /**
   * The ARN of the configured audience model.
   *
   * @attribute
   */
  public readonly configuredAudienceModelArn: string;
  /** The role that Clean Rooms ML assumes to write audiences. */
  public readonly role: IRoleRef;

  /** Throws an error if the minimum size of seed audiences is out of range. */
  constructor(scope: Construct, id: string, props: ConfiguredAudienceModelProps) {
    props = received(ConfiguredAudienceModel.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    AUDIENCE_MODEL.write(this, true);

    const { minMatchingSeedSize = 500, sharedWith } = props;
    requireSeedSize(this, minMatchingSeedSize);
    requireKeyPrefix(props.keyPrefix, code(this.node.path));
    this.role = props.role ?? makeRole(this, props);

    const resource = new AudienceModelResource(this, 'Resource', {
      name: props.configuredAudienceModelName ?? generatedName(this, props),
      description: props.description,
      audienceModelArn: props.audienceModel.audienceModelArn,
      s3Uri: renderS3Uri(props),
      roleArn: this.role.roleRef.roleArn,
      sharedAudienceMetrics: props.sharedAudienceMetrics ?? SharedAudienceMetrics.NONE,
      minMatchingSeedSize,
      audienceSizeType: props.audienceSizes?._type,
      audienceSizeBins: props.audienceSizes?._bins,
      childResourceTagOnCreatePolicy: props.childResourceTagOnCreatePolicy,
      sharedWith: sharedWith?.map(({ accountId, collaboration }) => ({
        accountId,
        collaborationId: collaboration.collaborationRef.collaborationIdentifier,
      })),
      removalPolicy: props.removalPolicy,
    });
    // Clean Rooms ML assumes the role, so its policies must exist. A role of this library has inline policies.
    if (props.role) {
      resource.node.addDependency(props.role);
    }
    deployAfter(this, props.audienceModel, ...(sharedWith ?? []).map(({ collaboration }) => collaboration));

    this.configuredAudienceModelArn = resource.attrConfiguredAudienceModelArn;
    validateAtSynthesis(this);
  }
}

class ImportedConfiguredAudienceModel extends ConfiguredAudienceModelBase {
  constructor(
    scope: Construct,
    id: string,
    public readonly configuredAudienceModelArn: string,
  ) {
    super(scope, id, { environmentFromArn: configuredAudienceModelArn });
  }
}

const AUDIENCE_MODEL = new Note('ConfiguredAudienceModel');

const ARN = { configuredAudienceModelArn: formatted(mlArnOf('configured-audience-model')) };
const PROPS: Shapes<ConfiguredAudienceModelProps> = {
  configuredAudienceModelName: optional(STRING),
  description: optional(STRING),
  audienceModel: exact(reference<IAudienceModel>('an audience model', 'audienceModelArn'), (model) => [
    model.audienceModelArn,
  ]),
  bucket: BUCKET,
  keyPrefix: optional(STRING),
  encryptionKey: optional(KEY),
  role: optional(ROLE),
  sharedAudienceMetrics: optional(enumOf('SharedAudienceMetrics', SharedAudienceMetrics)),
  minMatchingSeedSize: optional(NUMBER),
  audienceSizes: optional(instance<AudienceSizes>('AudienceSizes')),
  childResourceTagOnCreatePolicy: optional(
    enumOf('ChildResourceTagPolicy', ChildResourceTagPolicy, 'known at synthesis'),
  ),
  sharedWith: optional(
    listOf(struct<AudienceGenerator>({ accountId: formatted(ACCOUNT_ID), collaboration: COLLABORATION })),
  ),
  removalPolicy: optional(REMOVAL_POLICY),
};

function requireSeedSize(model: Construct, size: number): void {
  if (Token.isUnresolved(size) || (Number.isInteger(size) && size >= 25 && size <= 500_000)) {
    return;
  }
  throw new InputError(model, {
    what: text`${code('minMatchingSeedSize')} is ${JSON.stringify(size)}`,
    why: 'the service accepts an integer from 25 to 500,000',
    fix: text`specify such a number, or omit ${code('minMatchingSeedSize')} for 500`,
  });
}

/** What replaces the model is part of the name: the new one is created before the former one is deleted. */
function generatedName(
  model: Construct,
  { audienceSizes, childResourceTagOnCreatePolicy }: ConfiguredAudienceModelProps,
) {
  const identity = identityOf({ audienceSizeType: audienceSizes?._type, childResourceTagOnCreatePolicy });
  return `${Names.uniqueResourceName(model, { maxLength: 54 })}-${digestOf(identity)}`;
}

function makeRole(model: Construct, props: ConfiguredAudienceModelProps): IRoleRef {
  return newServiceRole(model, 'Role', {
    description: 'Clean Rooms ML writes audiences with this role',
    trust: configuredAudienceModelTrust(model),
    policyName: 'WriteAudiences',
    statements: writeAudiences(props),
    wildcardReason: 'the keys of the objects below the key prefix are not known at synthesis',
  });
}
