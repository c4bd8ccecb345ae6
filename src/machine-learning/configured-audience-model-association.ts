import { type IResource, type RemovalPolicy, Resource, Token } from 'aws-cdk-lib';
import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { Construct } from 'constructs';
import { AudienceModelAssociationResource } from '../custom-resources/configured-audience-model-association/resource';
import { MEMBERSHIP, REMOVAL_POLICY } from '../private/cdk-shapes';
import { InputError } from '../private/errors';
import { arnOf, UUID } from '../private/formats';
import { arnOfChild, idsOfChild } from '../private/membership-child';
import { Note } from '../private/note';
import { received, requireImport } from '../private/received';
import { BOOLEAN, exact, formatted, optional, reference, type Shapes, STRING, struct } from '../private/shape';
import { deployAfter } from '../private/stack-order';
import { code, text } from '../private/text';
import { validateAtSynthesis } from '../validation/report';
import type { IConfiguredAudienceModel } from './configured-audience-model-grants';

/** A configured audience model association, which makes a lookalike model available in a collaboration. */
export interface IConfiguredAudienceModelAssociation extends IResource {
  /**
   * The ID of the association, which is a UUID.
   *
   * @attribute
   */
  readonly configuredAudienceModelAssociationId: string;
  /**
   * The ARN of the association.
   *
   * The results of queries of a table can be a seed audience for the model if the `allowedAdditionalAnalyses` of the
   * association of the table contain it.
   *
   * @attribute
   */
  readonly configuredAudienceModelAssociationArn: string;
}

/** Options for associating a configured audience model with a collaboration. */
export interface ConfiguredAudienceModelAssociationOptions {
  /**
   * The configured audience model, in the account and Region of the membership.
   *
   * After a change to another model, the association is deleted and created again, with another ID.
   */
  readonly model: IConfiguredAudienceModel;
  /**
   * The name of the model in the collaboration: up to 100 characters. It can be changed in place.
   *
   * @default - the construct ID
   */
  readonly associationName?: string;
  /**
   * A description of the model, which other members can see: up to 255 characters. It can be changed in place.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * Whether Clean Rooms manages the statements in the resource policy of the model that the members of the collaboration
   * need.
   *
   * If the value is false, the owner of the model must allow them to generate audiences: with `sharedWith` of
   * `ConfiguredAudienceModel`. Use only one of the two for a collaboration. After a change, the association is deleted and
   * created again, with another ID.
   *
   * @default true
   */
  readonly manageResourcePolicies?: boolean;
  /**
   * Policy to apply when the association is removed from the stack.
   *
   * The model stays in any case.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Properties for defining a `ConfiguredAudienceModelAssociation`. */
export interface ConfiguredAudienceModelAssociationProps extends ConfiguredAudienceModelAssociationOptions {
  /** The membership that associates the model. A change replaces the association. */
  readonly membership: IMembershipRef;
}

/** Attributes for importing a configured audience model association. */
export interface ConfiguredAudienceModelAssociationAttributes {
  /** The ID of the association, which is a UUID. */
  readonly configuredAudienceModelAssociationId: string;
  /** The membership that associates the model. */
  readonly membership: IMembershipRef;
}

/**
 * An AWS Clean Rooms configured audience model association, which makes a lookalike model available in a collaboration: its
 * members generate audiences that are similar to their seed audiences, without access to the training data.
 *
 * CloudFormation has no resource type for it. The Lambda function of this construct creates, changes and deletes it. The
 * association has the tag `cdk-cleanrooms:owner`, by which the function recognizes it: an association of the same model
 * that was created otherwise is never changed or deleted. The tags of the stack apply to the association, as those of
 * `Tags.of`.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-ml-model-associate-model.html
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredAudienceModelAssociation.html
 * @example
 * declare const membership: IMembership;
 * declare const viewers: ConfiguredAudienceModel;
 * new ConfiguredAudienceModelAssociation(this, 'ViewersAssociation', {
 *   membership,
 *   model: viewers,
 *   associationName: 'viewers',
 *   description: 'Viewers of films',
 * });
 */
export class ConfiguredAudienceModelAssociation extends Resource implements IConfiguredAudienceModelAssociation {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.ConfiguredAudienceModelAssociation';

  /**
   * Imports a configured audience model association by its ARN. It can be the association of a partner.
   *
   * @example
   * const association = ConfiguredAudienceModelAssociation.fromConfiguredAudienceModelAssociationArn(
   *   this,
   *   'ViewersAssociation',
   *   'arn:aws:cleanrooms:us-east-1:222222222222:membership/a1b2c3d4-5678-90ab-cdef-000000000002' +
   *     '/configuredaudiencemodelassociation/a1b2c3d4-5678-90ab-cdef-000000000012',
   * );
   */
  public static fromConfiguredAudienceModelAssociationArn(
    scope: Construct,
    id: string,
    configuredAudienceModelAssociationArn: string,
  ): IConfiguredAudienceModelAssociation {
    requireImport('ConfiguredAudienceModelAssociation.fromConfiguredAudienceModelAssociationArn', ARN, scope, id, {
      configuredAudienceModelAssociationArn,
    });
    const { childId } = idsOfChild(configuredAudienceModelAssociationArn);
    return new ImportedAssociation(scope, id, childId, configuredAudienceModelAssociationArn);
  }

  /**
   * Imports a configured audience model association by its ID and its membership.
   *
   * @example
   * declare const membership: IMembership;
   * const association = ConfiguredAudienceModelAssociation.fromConfiguredAudienceModelAssociationAttributes(
   *   this,
   *   'ViewersAssociation',
   *   { configuredAudienceModelAssociationId: 'a1b2c3d4-5678-90ab-cdef-000000000012', membership },
   * );
   */
  public static fromConfiguredAudienceModelAssociationAttributes(
    scope: Construct,
    id: string,
    attrs: ConfiguredAudienceModelAssociationAttributes,
  ): IConfiguredAudienceModelAssociation {
    const where = 'ConfiguredAudienceModelAssociation.fromConfiguredAudienceModelAssociationAttributes';
    requireImport(where, ATTRIBUTES, scope, id, { attrs });
    const { configuredAudienceModelAssociationId: associationId, membership } = attrs;
    const arn = arnOfChild(membership, 'configuredaudiencemodelassociation', associationId);
    return new ImportedAssociation(scope, id, associationId, arn);
  }

  /**
   * Checks whether an object is a `ConfiguredAudienceModelAssociation`, including one from another copy of this library.
   */
  public static isConfiguredAudienceModelAssociation(x: unknown): x is ConfiguredAudienceModelAssociation {
    return ASSOCIATION.isOn(x);
  }

  /**
   * The ID of the association.
   *
   * @attribute
   */
  public readonly configuredAudienceModelAssociationId: string;
  /**
   * The ARN of the association.
   *
   * @attribute
   */
  public readonly configuredAudienceModelAssociationArn: string;

  /** Throws an error if the model is in another account or Region than the membership. */
  constructor(scope: Construct, id: string, props: ConfiguredAudienceModelAssociationProps) {
    props = received(ConfiguredAudienceModelAssociation.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    ASSOCIATION.write(this, true);

    const { membership, model } = props;
    requireSamePlace(this, membership, model);
    const { membershipIdentifier, membershipArn } = membership.membershipRef;
    const resource = new AudienceModelAssociationResource(this, 'Resource', {
      membershipId: membershipIdentifier,
      membershipArn,
      configuredAudienceModelArn: model.configuredAudienceModelArn,
      name: props.associationName ?? id,
      description: props.description,
      manageResourcePolicies: props.manageResourcePolicies ?? true,
      removalPolicy: props.removalPolicy,
    });
    deployAfter(this, membership, model);

    this.configuredAudienceModelAssociationId = resource.attrConfiguredAudienceModelAssociationId;
    this.configuredAudienceModelAssociationArn = resource.attrConfiguredAudienceModelAssociationArn;
    validateAtSynthesis(this);
  }
}

class ImportedAssociation extends Resource implements IConfiguredAudienceModelAssociation {
  constructor(
    scope: Construct,
    id: string,
    public readonly configuredAudienceModelAssociationId: string,
    public readonly configuredAudienceModelAssociationArn: string,
  ) {
    super(scope, id, { environmentFromArn: configuredAudienceModelAssociationArn });
  }
}

const ASSOCIATION = new Note('ConfiguredAudienceModelAssociation');

const ARN = {
  configuredAudienceModelAssociationArn: formatted(arnOf('membership/<id>/configuredaudiencemodelassociation')),
};
const ATTRIBUTES = {
  attrs: struct<ConfiguredAudienceModelAssociationAttributes>({
    configuredAudienceModelAssociationId: formatted(UUID),
    membership: MEMBERSHIP,
  }),
};
const MODEL = exact(
  reference<IConfiguredAudienceModel>('a configured audience model', 'configuredAudienceModelArn'),
  ({ configuredAudienceModelArn }) => [configuredAudienceModelArn],
);
const PROPS: Shapes<ConfiguredAudienceModelAssociationProps> = {
  membership: MEMBERSHIP,
  model: MODEL,
  associationName: optional(STRING),
  description: optional(STRING),
  manageResourcePolicies: optional(BOOLEAN),
  removalPolicy: optional(REMOVAL_POLICY),
};

/** The service looks for the model in the account and Region of the membership. */
function requireSamePlace(
  association: Construct,
  { env: own }: IMembershipRef,
  { env }: IConfiguredAudienceModel,
): void {
  for (const [name, actual, expected] of [
    ['account', env.account, own.account],
    ['Region', env.region, own.region],
  ] as const) {
    if (actual !== expected && !Token.isUnresolved(actual) && !Token.isUnresolved(expected)) {
      throw new InputError(association, {
        what: text`${code('model')} is in ${name} ${actual}, and the membership is in ${name} ${expected}`,
        why: 'an account associates only its own configured audience models, in their Region',
        fix: 'associate a model of the account and Region of the membership',
      });
    }
  }
}
