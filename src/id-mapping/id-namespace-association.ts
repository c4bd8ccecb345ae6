import { type IResource, RemovalPolicy, Resource } from 'aws-cdk-lib';
import {
  CfnIdNamespaceAssociation,
  type IdNamespaceAssociationReference,
  type IIdNamespaceAssociationRef,
  type IMembershipRef,
} from 'aws-cdk-lib/aws-cleanrooms';
import type { IIdNamespaceRef } from 'aws-cdk-lib/aws-entityresolution';
import type { Construct } from 'constructs';
import { ID_NAMESPACE, MEMBERSHIP, REMOVAL_POLICY } from '../private/cdk-shapes';
import { arnOf, UUID } from '../private/formats';
import { arnOfChild, idsOfChild } from '../private/membership-child';
import { Note } from '../private/note';
import { received, requireImport } from '../private/received';
import { BOOLEAN, formatted, optional, type Shapes, STRING, struct } from '../private/shape';
import { deployAfter } from '../private/stack-order';
import { followable } from '../private/stated-resource';
import { validateAtSynthesis } from '../validation/report';

/** The association of an ID namespace with a collaboration, which ID mapping tables of the collaboration can use. */
export interface IIdNamespaceAssociation extends IResource, IIdNamespaceAssociationRef {
  /**
   * The ID of the association, which is a UUID.
   *
   * @attribute
   */
  readonly idNamespaceAssociationId: string;
  /**
   * The ARN of the association.
   *
   * @attribute
   */
  readonly idNamespaceAssociationArn: string;
}

/** Options for associating an ID namespace with a collaboration. */
export interface IdNamespaceAssociationOptions {
  /**
   * The ID namespace in AWS Entity Resolution, in the account and Region of the membership.
   *
   * Its type, `SOURCE` or `TARGET`, is the side of the mapping. For an ID namespace outside of this app, specify the
   * result of `CfnIdNamespace.fromIdNamespaceArn`. A change replaces the association.
   */
  readonly idNamespace: IIdNamespaceRef;
  /**
   * The name of the association in the collaboration.
   *
   * It can have up to 100 characters.
   *
   * @default - the construct ID
   */
  readonly idNamespaceAssociationName?: string;
  /**
   * A description of the ID namespace, which other members can see: up to 255 characters.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * Whether queries can use the IDs of this ID namespace in an ID mapping table as a dimension, and return them.
   *
   * By default, queries can use the IDs only to join tables.
   *
   * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/id-mapping-table-analysis-rule.html
   * @default false
   */
  readonly allowUseAsDimensionColumn?: boolean;
  /**
   * Whether Clean Rooms manages the statements in the resource policy of the ID namespace that the association needs.
   *
   * The role that deploys the stack then needs permission for `entityresolution:AddPolicyStatement` and
   * `entityresolution:DeletePolicyStatement`. If the value is false, the owner of the ID namespace must write the
   * policy, for example with `CfnPolicyStatement`. A change replaces the association.
   *
   * @default true
   */
  readonly manageResourcePolicies?: boolean;
  /**
   * Policy to apply when the association is removed from the stack.
   *
   * The ID namespace in AWS Entity Resolution does not change.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Properties for defining an `IdNamespaceAssociation`. */
export interface IdNamespaceAssociationProps extends IdNamespaceAssociationOptions {
  /** The membership that associates the ID namespace. A change replaces the association. */
  readonly membership: IMembershipRef;
}

/** Attributes for importing an ID namespace association. */
export interface IdNamespaceAssociationAttributes {
  /** The ID of the association, which is a UUID. */
  readonly idNamespaceAssociationId: string;
  /** The membership that associates the ID namespace. */
  readonly membership: IMembershipRef;
}

abstract class IdNamespaceAssociationBase extends Resource implements IIdNamespaceAssociation {
  public abstract readonly idNamespaceAssociationId: string;
  public abstract readonly idNamespaceAssociationArn: string;
  /** @internal */
  protected abstract readonly _membershipIdentifier: string;

  public get idNamespaceAssociationRef(): IdNamespaceAssociationReference {
    return {
      idNamespaceAssociationIdentifier: this.idNamespaceAssociationId,
      idNamespaceAssociationArn: this.idNamespaceAssociationArn,
      membershipIdentifier: this._membershipIdentifier,
    };
  }
}

/**
 * An AWS Clean Rooms ID namespace association, which makes an ID namespace of AWS Entity Resolution available in a
 * collaboration.
 *
 * Before an ID mapping table can be created, one member must associate a source and one member a target.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/associate-existing-id-namespace.html
 * @resource AWS::CleanRooms::IdNamespaceAssociation
 * @example
 * declare const membership: IMembership;
 * declare const customers: entityresolution.CfnIdNamespace;
 * new IdNamespaceAssociation(this, 'Customers', { membership, idNamespace: customers });
 */
export class IdNamespaceAssociation extends IdNamespaceAssociationBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.IdNamespaceAssociation';

  /**
   * Imports an ID namespace association by its ARN, which contains the ID of the membership.
   *
   * It can be the association of a partner.
   *
   * @example
   * const customers = IdNamespaceAssociation.fromIdNamespaceAssociationArn(
   *   this,
   *   'Customers',
   *   'arn:aws:cleanrooms:us-east-1:222222222222:membership/a1b2c3d4-5678-90ab-cdef-000000000002' +
   *     '/idnamespaceassociation/a1b2c3d4-5678-90ab-cdef-000000000007',
   * );
   */
  public static fromIdNamespaceAssociationArn(
    scope: Construct,
    id: string,
    idNamespaceAssociationArn: string,
  ): IIdNamespaceAssociation {
    requireImport('IdNamespaceAssociation.fromIdNamespaceAssociationArn', ARN, scope, id, {
      idNamespaceAssociationArn,
    });
    const { membershipId, childId } = idsOfChild(idNamespaceAssociationArn);
    return new ImportedIdNamespaceAssociation(scope, id, membershipId, childId, idNamespaceAssociationArn);
  }

  /**
   * Imports an ID namespace association by its ID and its membership.
   *
   * @example
   * declare const membership: IMembership;
   * const customers = IdNamespaceAssociation.fromIdNamespaceAssociationAttributes(this, 'Customers', {
   *   idNamespaceAssociationId: 'a1b2c3d4-5678-90ab-cdef-000000000007',
   *   membership,
   * });
   */
  public static fromIdNamespaceAssociationAttributes(
    scope: Construct,
    id: string,
    attrs: IdNamespaceAssociationAttributes,
  ): IIdNamespaceAssociation {
    requireImport('IdNamespaceAssociation.fromIdNamespaceAssociationAttributes', ATTRIBUTES, scope, id, { attrs });
    const { idNamespaceAssociationId, membership } = attrs;
    const { membershipIdentifier } = membership.membershipRef;
    const arn = arnOfChild(membership, 'idnamespaceassociation', idNamespaceAssociationId);
    return new ImportedIdNamespaceAssociation(scope, id, membershipIdentifier, idNamespaceAssociationId, arn);
  }

  /** Checks whether an object is an `IdNamespaceAssociation`, including one from another copy of this library. */
  public static isIdNamespaceAssociation(x: unknown): x is IdNamespaceAssociation {
    return ID_NAMESPACE_ASSOCIATION.isOn(x);
  }

  /**
   * The ID of the association.
   *
   * @attribute
   */
  public readonly idNamespaceAssociationId: string;
  /**
   * The ARN of the association.
   *
   * @attribute
   */
  public readonly idNamespaceAssociationArn: string;
  /** @internal */
  protected readonly _membershipIdentifier: string;

  constructor(scope: Construct, id: string, props: IdNamespaceAssociationProps) {
    props = received(IdNamespaceAssociation.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    ID_NAMESPACE_ASSOCIATION.write(this, true);
    this._membershipIdentifier = props.membership.membershipRef.membershipIdentifier;

    const resource = new CfnIdNamespaceAssociation(this, 'Resource', {
      name: props.idNamespaceAssociationName ?? id,
      description: props.description,
      membershipIdentifier: followable(props.membership, this._membershipIdentifier),
      inputReferenceConfig: {
        inputReferenceArn: props.idNamespace.idNamespaceRef.idNamespaceArn,
        manageResourcePolicies: props.manageResourcePolicies ?? true,
      },
      idMappingConfig: { allowUseAsDimensionColumn: props.allowUseAsDimensionColumn ?? false },
    });
    resource.applyRemovalPolicy(props.removalPolicy, { default: RemovalPolicy.DESTROY });
    deployAfter(this, props.membership, props.idNamespace);

    this.idNamespaceAssociationId = resource.attrIdNamespaceAssociationIdentifier;
    this.idNamespaceAssociationArn = resource.attrArn;
    validateAtSynthesis(this);
  }
}

class ImportedIdNamespaceAssociation extends IdNamespaceAssociationBase {
  constructor(
    scope: Construct,
    id: string,
    protected readonly _membershipIdentifier: string,
    public readonly idNamespaceAssociationId: string,
    public readonly idNamespaceAssociationArn: string,
  ) {
    super(scope, id, { environmentFromArn: idNamespaceAssociationArn });
  }
}

const ID_NAMESPACE_ASSOCIATION = new Note('IdNamespaceAssociation');

const ARN = { idNamespaceAssociationArn: formatted(arnOf('membership/<id>/idnamespaceassociation')) };
const ATTRIBUTES = {
  attrs: struct<IdNamespaceAssociationAttributes>({
    idNamespaceAssociationId: formatted(UUID),
    membership: MEMBERSHIP,
  }),
};
const PROPS: Shapes<IdNamespaceAssociationProps> = {
  membership: MEMBERSHIP,
  idNamespace: ID_NAMESPACE,
  idNamespaceAssociationName: optional(STRING),
  description: optional(STRING),
  allowUseAsDimensionColumn: optional(BOOLEAN),
  manageResourcePolicies: optional(BOOLEAN),
  removalPolicy: optional(REMOVAL_POLICY),
};
