import { type IResource, RemovalPolicy, Resource } from 'aws-cdk-lib';
import {
  CfnIdMappingTable,
  type IdMappingTableReference,
  type IIdMappingTableRef,
  type IIdNamespaceAssociationRef,
  type IMembershipRef,
} from 'aws-cdk-lib/aws-cleanrooms';
import type { IIdMappingWorkflowRef } from 'aws-cdk-lib/aws-entityresolution';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { ID_MAPPING_WORKFLOW, ID_NAMESPACE_ASSOCIATION, KEY, MEMBERSHIP, REMOVAL_POLICY } from '../private/cdk-shapes';
import { arnOf, UUID } from '../private/formats';
import { allowCleanRooms, keyArnOf } from '../private/key-policy';
import { arnOfChild, idsOfChild } from '../private/membership-child';
import { Note } from '../private/note';
import { received, requireImport } from '../private/received';
import { BOOLEAN, formatted, listOf, optional, type Shapes, STRING, struct } from '../private/shape';
import { createAfter, deployAfter } from '../private/stack-order';
import { followable } from '../private/stated-resource';
import { validateAtSynthesis } from '../validation/report';
import { IdMappingTableGrants } from './id-mapping-table-grants';
import { workflowArn } from './workflow-arn';

/** An ID mapping table, by which queries join the tables of two members that identify persons by different IDs. */
export interface IIdMappingTable extends IResource, IIdMappingTableRef {
  /**
   * The ID of the ID mapping table, which is a UUID.
   *
   * @attribute
   */
  readonly idMappingTableId: string;
  /**
   * The ARN of the ID mapping table.
   *
   * @attribute
   */
  readonly idMappingTableArn: string;
  /** Permissions of principals on the ID mapping table. */
  readonly grants: IdMappingTableGrants;
}

/** Options for adding an ID mapping table to a membership. */
export interface IdMappingTableOptions {
  /**
   * The ID mapping workflow in AWS Entity Resolution, which maps the source ID namespace to the target.
   *
   * It is in the account and Region of the membership. For a workflow outside of this app, specify the result of
   * `CfnIdMappingWorkflow.fromWorkflowName`. A change replaces the ID mapping table, and the new table is empty. Change
   * the name as well, because CloudFormation creates the new table before it deletes the previous one.
   */
  readonly workflow: IIdMappingWorkflowRef;
  /**
   * The associations of the source and of the target, which must exist before the ID mapping table.
   *
   * The ID mapping table is created after them and deleted before them, also if they are in other stacks. Associations
   * of members who deploy another app must exist already.
   *
   * @default - none; CloudFormation can create the ID mapping table before its ID namespaces are associated
   */
  readonly namespaceAssociations?: IIdNamespaceAssociationRef[];
  /**
   * The name of the ID mapping table in queries.
   *
   * It can have up to 128 letters, digits, blanks, underscores and hyphens, and must differ from the name of every
   * other table in the collaboration, regardless of case. A change replaces the ID mapping table, and the new table is
   * empty.
   *
   * @default - the construct ID
   */
  readonly idMappingTableName?: string;
  /**
   * A description of the ID mapping table, which other members can see: up to 255 characters.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * The AWS KMS key that encrypts the mapped IDs in Clean Rooms.
   *
   * If the key is a `Key` of the app, its policy allows Clean Rooms to use it. The policy of any other key must
   * already allow `cleanrooms.amazonaws.com` the actions `kms:GenerateDataKey`, `kms:Decrypt` and `kms:DescribeKey`.
   *
   * @default - a key that Clean Rooms owns
   */
  readonly encryptionKey?: IKeyRef;
  /**
   * Whether Clean Rooms manages the statements in the resource policy of the workflow that the ID mapping table needs.
   *
   * The role that deploys the stack then needs permission for `entityresolution:AddPolicyStatement` and
   * `entityresolution:DeletePolicyStatement`. If the value is false, the owner of the workflow must write the policy,
   * for example with `CfnPolicyStatement`. A change replaces the ID mapping table, and the new table is empty.
   *
   * @default true
   */
  readonly manageResourcePolicies?: boolean;
  /**
   * Policy to apply when the ID mapping table is removed from the stack.
   *
   * If the ID mapping table is deleted, its mapped IDs are deleted as well.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Properties for defining an `IdMappingTable`. */
export interface IdMappingTableProps extends IdMappingTableOptions {
  /** The membership that owns the ID mapping table. A change replaces the ID mapping table. */
  readonly membership: IMembershipRef;
}

/** Attributes for importing an ID mapping table. */
export interface IdMappingTableAttributes {
  /** The ID of the ID mapping table, which is a UUID. */
  readonly idMappingTableId: string;
  /** The membership that owns the ID mapping table. */
  readonly membership: IMembershipRef;
}

abstract class IdMappingTableBase extends Resource implements IIdMappingTable {
  public abstract readonly idMappingTableId: string;
  public abstract readonly idMappingTableArn: string;
  /** @internal */
  protected abstract readonly _membershipIdentifier: string;

  /** Permissions of principals on the ID mapping table. */
  public get grants(): IdMappingTableGrants {
    return IdMappingTableGrants.fromIdMappingTable(this);
  }

  public get idMappingTableRef(): IdMappingTableReference {
    return {
      idMappingTableIdentifier: this.idMappingTableId,
      idMappingTableArn: this.idMappingTableArn,
      membershipIdentifier: this._membershipIdentifier,
    };
  }
}

/**
 * An AWS Clean Rooms ID mapping table, which maps the IDs of one member to those of another member.
 *
 * The deployment creates an empty table: run `PopulateIdMappingTable` after each deployment that creates or replaces it.
 * Queries use the table only in joins, unless an ID namespace association allows its IDs as a dimension.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/working-with-id-mapping-tables.html
 * @resource AWS::CleanRooms::IdMappingTable
 * @example
 * declare const membership: IMembership;
 * declare const workflow: entityresolution.CfnIdMappingWorkflow;
 * declare const customers: IdNamespaceAssociation;
 * declare const subscribers: IdNamespaceAssociation;
 * new IdMappingTable(this, 'Identities', {
 *   membership,
 *   workflow,
 *   namespaceAssociations: [customers, subscribers],
 *   idMappingTableName: 'identities',
 * });
 */
export class IdMappingTable extends IdMappingTableBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.IdMappingTable';

  /**
   * Imports an ID mapping table by its ARN, which contains the ID of the membership.
   *
   * @example
   * const identities = IdMappingTable.fromIdMappingTableArn(
   *   this,
   *   'Identities',
   *   'arn:aws:cleanrooms:us-east-1:111111111111:membership/a1b2c3d4-5678-90ab-cdef-000000000002' +
   *     '/idmappingtable/a1b2c3d4-5678-90ab-cdef-000000000008',
   * );
   */
  public static fromIdMappingTableArn(scope: Construct, id: string, idMappingTableArn: string): IIdMappingTable {
    requireImport('IdMappingTable.fromIdMappingTableArn', ARN, scope, id, { idMappingTableArn });
    const { membershipId, childId } = idsOfChild(idMappingTableArn);
    return new ImportedIdMappingTable(scope, id, membershipId, childId, idMappingTableArn);
  }

  /**
   * Imports an ID mapping table by its ID and its membership.
   *
   * @example
   * declare const membership: IMembership;
   * const identities = IdMappingTable.fromIdMappingTableAttributes(this, 'Identities', {
   *   idMappingTableId: 'a1b2c3d4-5678-90ab-cdef-000000000008',
   *   membership,
   * });
   */
  public static fromIdMappingTableAttributes(
    scope: Construct,
    id: string,
    attrs: IdMappingTableAttributes,
  ): IIdMappingTable {
    requireImport('IdMappingTable.fromIdMappingTableAttributes', ATTRIBUTES, scope, id, { attrs });
    const { idMappingTableId, membership } = attrs;
    const { membershipIdentifier } = membership.membershipRef;
    const arn = arnOfChild(membership, 'idmappingtable', idMappingTableId);
    return new ImportedIdMappingTable(scope, id, membershipIdentifier, idMappingTableId, arn);
  }

  /** Checks whether an object is an `IdMappingTable`, including one from another copy of this library. */
  public static isIdMappingTable(x: unknown): x is IdMappingTable {
    return ID_MAPPING_TABLE.isOn(x);
  }

  /**
   * The ID of the ID mapping table.
   *
   * @attribute
   */
  public readonly idMappingTableId: string;
  /**
   * The ARN of the ID mapping table.
   *
   * @attribute
   */
  public readonly idMappingTableArn: string;
  /** @internal */
  protected readonly _membershipIdentifier: string;

  constructor(scope: Construct, id: string, props: IdMappingTableProps) {
    props = received(IdMappingTable.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    ID_MAPPING_TABLE.write(this, true);
    this._membershipIdentifier = props.membership.membershipRef.membershipIdentifier;

    const resource = new CfnIdMappingTable(this, 'Resource', {
      name: props.idMappingTableName ?? id,
      description: props.description,
      membershipIdentifier: followable(props.membership, this._membershipIdentifier),
      inputReferenceConfig: {
        inputReferenceArn: workflowArn(this, props.workflow),
        manageResourcePolicies: props.manageResourcePolicies ?? true,
      },
      kmsKeyArn: props.encryptionKey && keyArnOf(this, props.encryptionKey),
    });
    resource.applyRemovalPolicy(props.removalPolicy, { default: RemovalPolicy.DESTROY });
    if (props.encryptionKey) {
      allowCleanRooms(props.encryptionKey, { actions: ['kms:GenerateDataKey', 'kms:Decrypt', 'kms:DescribeKey'] });
    }
    deployAfter(this, props.membership, props.workflow);
    createAfter(this, ...(props.namespaceAssociations ?? []));

    this.idMappingTableId = resource.attrIdMappingTableIdentifier;
    this.idMappingTableArn = resource.attrArn;
    validateAtSynthesis(this);
  }
}

class ImportedIdMappingTable extends IdMappingTableBase {
  constructor(
    scope: Construct,
    id: string,
    protected readonly _membershipIdentifier: string,
    public readonly idMappingTableId: string,
    public readonly idMappingTableArn: string,
  ) {
    super(scope, id, { environmentFromArn: idMappingTableArn });
  }
}

const ID_MAPPING_TABLE = new Note('IdMappingTable');

const ARN = { idMappingTableArn: formatted(arnOf('membership/<id>/idmappingtable')) };
const ATTRIBUTES = {
  attrs: struct<IdMappingTableAttributes>({ idMappingTableId: formatted(UUID), membership: MEMBERSHIP }),
};
const PROPS: Shapes<IdMappingTableProps> = {
  membership: MEMBERSHIP,
  workflow: ID_MAPPING_WORKFLOW,
  namespaceAssociations: optional(listOf(ID_NAMESPACE_ASSOCIATION)),
  idMappingTableName: optional(STRING),
  description: optional(STRING),
  encryptionKey: optional(KEY),
  manageResourcePolicies: optional(BOOLEAN),
  removalPolicy: optional(REMOVAL_POLICY),
};
