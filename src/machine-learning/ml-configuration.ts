import type { RemovalPolicy } from 'aws-cdk-lib';
import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { MlConfigurationResource } from '../custom-resources/ml-configuration/resource';
import { requireKeyPrefix, withoutSlashes } from '../private/bucket-objects';
import { BUCKET, KEY, MEMBERSHIP, REMOVAL_POLICY, ROLE } from '../private/cdk-shapes';
import { InputError } from '../private/errors';
import { Note } from '../private/note';
import { received } from '../private/received';
import { newServiceRole } from '../private/service-role';
import { mlConfigurationTrust } from '../private/service-trust';
import { optional, type Shapes, STRING } from '../private/shape';
import { deployAfter } from '../private/stack-order';
import { code } from '../private/text';
import { ML_OUTPUT_WILDCARDS, writeMlOutput } from './ml-output-access';

/** Options for the ML configuration of a membership. All of them can be changed in place. */
export interface MlConfigurationOptions {
  /** The Amazon S3 bucket to which Clean Rooms ML writes trained models and the output of inference. */
  readonly bucket: IBucketRef;
  /**
   * The key prefix of the objects.
   *
   * Leading and trailing slashes are removed. The location, `s3://<bucket>/<key prefix>`, can have up to 1285 characters.
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
   * The role that Clean Rooms ML assumes to write output, metrics and logs.
   *
   * The role must be in the account of the membership. The library does not add policies to it.
   *
   * @default - a role that can write only below the key prefix, and only the metrics and logs of Clean Rooms ML
   */
  readonly role?: IRoleRef;
  /**
   * Policy to apply when the configuration is removed from the stack.
   *
   * Objects that are in the bucket stay in any case.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Properties for defining an `MlConfiguration`. */
export interface MlConfigurationProps extends MlConfigurationOptions {
  /** The membership, in the account and Region of this stack. A change replaces the configuration. */
  readonly membership: IMembershipRef;
}

/**
 * The AWS Clean Rooms ML configuration of a membership: where trained models and the output of inference are stored, and
 * the role that stores them.
 *
 * A member who receives the output, the logs or the metrics of custom models needs it. A membership has at most one.
 * CloudFormation has no resource type for it, so a Lambda function sets it when the stack is deployed, and deletes it when
 * the construct is removed. If a configuration exists that this construct has not set, the deployment fails. A
 * configuration that was set in the meantime in another way is not deleted, unless it has the same location and role.
 *
 * Do not change the construct ID: CloudFormation would create the configuration under its new name before it deletes the
 * previous one, which fails because a membership has only one.
 *
 * @see https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference/API_PutMLConfiguration.html
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-model-prerequisites.html
 * @example
 * declare const membership: IMembership;
 * new MlConfiguration(this, 'MlConfiguration', {
 *   membership,
 *   bucket: new s3.Bucket(this, 'Models'),
 *   keyPrefix: 'spring-campaign',
 * });
 */
export class MlConfiguration extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.MlConfiguration';

  /** The role that Clean Rooms ML assumes to write output, metrics and logs. */
  public readonly role: IRoleRef;
  /** The location of the output, for example `s3://models/spring-campaign`. */
  public readonly s3Uri: string;

  /** Throws an error if the membership already has an `MlConfiguration`. */
  constructor(scope: Construct, id: string, props: MlConfigurationProps) {
    props = received(MlConfiguration.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    requireKeyPrefix(props.keyPrefix, code('MlConfiguration'));
    requireOnly(this, props.membership);

    const { membershipIdentifier, membershipArn } = props.membership.membershipRef;
    this.role = props.role ?? makeRole(this, props, membershipArn);
    this.s3Uri = locationOf(props);
    const resource = new MlConfigurationResource(this, 'Resource', {
      membershipId: membershipIdentifier,
      membershipArn,
      s3Uri: this.s3Uri,
      roleArn: this.role.roleRef.roleArn,
      removalPolicy: props.removalPolicy,
    });
    deployAfter(this, props.membership);
    // Clean Rooms ML assumes the role, so its policies must exist. A role of this library has inline policies.
    if (props.role) {
      resource.node.addDependency(props.role);
    }
  }
}

/** The configuration that a membership of the app has. */
const CONFIGURED = new Note<MlConfiguration>('MlConfigurationOf');

function requireOnly(configuration: MlConfiguration, membership: IMembershipRef): void {
  const other = CONFIGURED.read(membership);
  if (other !== undefined) {
    throw new InputError(configuration, {
      what: `the membership ${JSON.stringify(membership.node.path)} already has the ML configuration ${JSON.stringify(other.node.path)}`,
      why: 'a membership has only one ML configuration, so each would replace the other',
      fix: 'keep one of the two',
    });
  }
  CONFIGURED.write(membership, configuration);
}

function makeRole(configuration: MlConfiguration, options: MlConfigurationOptions, membershipArn: string): IRoleRef {
  return newServiceRole(configuration, 'Role', {
    description: 'Clean Rooms ML writes the output, metrics and logs of models with this role',
    trust: mlConfigurationTrust(configuration, membershipArn),
    policyName: 'WriteMlOutput',
    statements: writeMlOutput(configuration, options),
    wildcardReason: ML_OUTPUT_WILDCARDS,
  });
}

function locationOf({ bucket, keyPrefix }: MlConfigurationOptions): string {
  const prefix = withoutSlashes(keyPrefix ?? '');
  return `s3://${bucket.bucketRef.bucketName}${prefix && `/${prefix}`}`;
}

const PROPS: Shapes<MlConfigurationProps> = {
  membership: MEMBERSHIP,
  bucket: BUCKET,
  keyPrefix: optional(STRING),
  encryptionKey: optional(KEY),
  role: optional(ROLE),
  removalPolicy: optional(REMOVAL_POLICY),
};
