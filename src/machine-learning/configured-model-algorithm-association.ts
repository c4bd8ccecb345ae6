import { type IResource, RemovalPolicy, Resource } from 'aws-cdk-lib';
import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import {
  CfnConfiguredModelAlgorithmAssociation,
  type ConfiguredModelAlgorithmAssociationReference,
  type IConfiguredModelAlgorithmAssociationRef,
  type IConfiguredModelAlgorithmRef,
} from 'aws-cdk-lib/aws-cleanroomsml';
import type { Construct } from 'constructs';
import { MEMBERSHIP, MODEL_ALGORITHM, REMOVAL_POLICY } from '../private/cdk-shapes';
import { mlArnOf } from '../private/formats';
import { Note } from '../private/note';
import { received, requireImport } from '../private/received';
import { formatted, optional, type Shapes, STRING } from '../private/shape';
import { deployAfter } from '../private/stack-order';
import { followable } from '../private/stated-resource';
import { validateAtSynthesis } from '../validation/report';
import { ConfiguredModelAlgorithmAssociationGrants } from './configured-model-algorithm-association-grants';
import type { ModelPrivacyPolicies } from './model-privacy';
import { PRIVACY_POLICIES, renderPrivacy } from './model-privacy-rendering';

/** A configured model algorithm association, which makes a model available in a collaboration. */
export interface IConfiguredModelAlgorithmAssociation extends IResource, IConfiguredModelAlgorithmAssociationRef {
  /**
   * The ARN of the association.
   *
   * A table can be used to train the model if it is among the `allowedAdditionalAnalyses` of the association of the table.
   *
   * @attribute
   */
  readonly configuredModelAlgorithmAssociationArn: string;
  /** Permissions of principals on the association. */
  readonly grants: ConfiguredModelAlgorithmAssociationGrants;
}

/**
 * Options for associating a model with a collaboration. A change of any of them except the removal policy replaces the
 * association, whose new ARN the tables must then allow.
 */
export interface ConfiguredModelAlgorithmAssociationOptions {
  /** The model, in the account and Region of the membership. A change replaces the association. */
  readonly algorithm: IConfiguredModelAlgorithmRef;
  /**
   * The name of the model in the collaboration: up to 63 characters. A change replaces the association.
   *
   * @default - the construct ID
   */
  readonly associationName?: string;
  /**
   * A description of the model, which other members can see: up to 255 characters. A change replaces the association.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * Who receives logs, metrics and exports of the model, and how large they can be. A change replaces the association.
   *
   * @default - no member receives logs or metrics of the containers, and the trained model cannot be exported
   */
  readonly privacyPolicies?: ModelPrivacyPolicies;
  /**
   * Policy to apply when the association is removed from the stack.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Properties for defining a `ConfiguredModelAlgorithmAssociation`. */
export interface ConfiguredModelAlgorithmAssociationProps extends ConfiguredModelAlgorithmAssociationOptions {
  /** The membership that associates the model. A change replaces the association. */
  readonly membership: IMembershipRef;
}

abstract class AssociationBase extends Resource implements IConfiguredModelAlgorithmAssociation {
  public abstract readonly configuredModelAlgorithmAssociationArn: string;

  /** Permissions of principals on the association. */
  public get grants(): ConfiguredModelAlgorithmAssociationGrants {
    return ConfiguredModelAlgorithmAssociationGrants.fromConfiguredModelAlgorithmAssociation(this);
  }

  public get configuredModelAlgorithmAssociationRef(): ConfiguredModelAlgorithmAssociationReference {
    return { configuredModelAlgorithmAssociationArn: this.configuredModelAlgorithmAssociationArn };
  }
}

/**
 * An AWS Clean Rooms ML configured model algorithm association, which makes a model available in a collaboration.
 *
 * The member who can query trains the model and runs it. The privacy policies of the association determine what other
 * members receive of it. The owner of each table decides whether the model can be trained with the table: see
 * `allowedAdditionalAnalyses` of `ConfiguredTableAssociation`.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/associate-model-algorithm.html
 * @resource AWS::CleanRoomsML::ConfiguredModelAlgorithmAssociation
 * @example
 * declare const membership: IMembership;
 * declare const recommender: ConfiguredModelAlgorithm;
 * new ConfiguredModelAlgorithmAssociation(this, 'RecommenderAssociation', {
 *   membership,
 *   algorithm: recommender,
 *   associationName: 'recommender',
 *   privacyPolicies: {
 *     trainedModels: {
 *       containerLogs: [{ allowedAccountIds: ['222222222222'], logType: ContainerLogType.ERROR_SUMMARY }],
 *       noiseLevel: NoiseLevel.MEDIUM,
 *     },
 *     trainedModelExports: { filesToExport: [TrainedModelExportFile.MODEL], maxSize: Size.gibibytes(1) },
 *   },
 * });
 */
export class ConfiguredModelAlgorithmAssociation extends AssociationBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.ConfiguredModelAlgorithmAssociation';

  /**
   * Imports a configured model algorithm association by its ARN.
   *
   * @example
   * const association = ConfiguredModelAlgorithmAssociation.fromConfiguredModelAlgorithmAssociationArn(
   *   this,
   *   'RecommenderAssociation',
   *   'arn:aws:cleanrooms-ml:us-east-1:111111111111:membership/a1b2c3d4-5678-90ab-cdef-000000000002' +
   *     '/configured-model-algorithm-association/a1b2c3d4-5678-90ab-cdef-000000000009',
   * );
   */
  public static fromConfiguredModelAlgorithmAssociationArn(
    scope: Construct,
    id: string,
    configuredModelAlgorithmAssociationArn: string,
  ): IConfiguredModelAlgorithmAssociation {
    requireImport('ConfiguredModelAlgorithmAssociation.fromConfiguredModelAlgorithmAssociationArn', ARN, scope, id, {
      configuredModelAlgorithmAssociationArn,
    });
    return new ImportedAssociation(scope, id, configuredModelAlgorithmAssociationArn);
  }

  /**
   * Checks whether an object is a `ConfiguredModelAlgorithmAssociation`, including one from another copy of this library.
   */
  public static isConfiguredModelAlgorithmAssociation(x: unknown): x is ConfiguredModelAlgorithmAssociation {
    return ASSOCIATION.isOn(x);
  }

  /**
   * The ARN of the association.
   *
   * @attribute
   */
  public readonly configuredModelAlgorithmAssociationArn: string;

  constructor(scope: Construct, id: string, props: ConfiguredModelAlgorithmAssociationProps) {
    props = received(ConfiguredModelAlgorithmAssociation.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    ASSOCIATION.write(this, true);

    const { membership, algorithm } = props;
    const resource = new CfnConfiguredModelAlgorithmAssociation(this, 'Resource', {
      name: props.associationName ?? id,
      description: props.description,
      membershipIdentifier: followable(membership, membership.membershipRef.membershipIdentifier),
      configuredModelAlgorithmArn: algorithm.configuredModelAlgorithmRef.configuredModelAlgorithmArn,
      privacyConfiguration: props.privacyPolicies && renderPrivacy(props.privacyPolicies),
    });
    resource.applyRemovalPolicy(props.removalPolicy, { default: RemovalPolicy.DESTROY });
    deployAfter(this, membership, algorithm);

    this.configuredModelAlgorithmAssociationArn = resource.attrConfiguredModelAlgorithmAssociationArn;
    validateAtSynthesis(this);
  }
}

class ImportedAssociation extends AssociationBase {
  constructor(
    scope: Construct,
    id: string,
    public readonly configuredModelAlgorithmAssociationArn: string,
  ) {
    super(scope, id, { environmentFromArn: configuredModelAlgorithmAssociationArn });
  }
}

const ASSOCIATION = new Note('ConfiguredModelAlgorithmAssociation');

const ARN = {
  configuredModelAlgorithmAssociationArn: formatted(mlArnOf('membership/<id>/configured-model-algorithm-association')),
};
const PROPS: Shapes<ConfiguredModelAlgorithmAssociationProps> = {
  membership: MEMBERSHIP,
  algorithm: MODEL_ALGORITHM,
  associationName: optional(STRING),
  description: optional(STRING),
  privacyPolicies: optional(PRIVACY_POLICIES),
  removalPolicy: optional(REMOVAL_POLICY),
};
