import { type IResource, RemovalPolicy, Resource } from 'aws-cdk-lib';
import {
  CfnConfiguredTableAssociation,
  type ConfiguredTableAssociationReference,
  type IConfiguredTableAssociationRef,
  type IConfiguredTableRef,
  type IMembershipRef,
} from 'aws-cdk-lib/aws-cleanrooms';
import type { IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { type AssociationParties, partiesOf } from '../derivation/association-parties';
import { descriptionOf, type TableDescription } from '../derivation/table-description';
import { reportUnknownCollaboration, reportUnknownReceivers, reportUnknownRule } from '../derivation/underived';
import { CONFIGURED_TABLE, MEMBERSHIP, REMOVAL_POLICY, ROLE } from '../private/cdk-shapes';
import { InputError } from '../private/errors';
import { ACCOUNT_ID, arnOf, UUID } from '../private/formats';
import { arnOfChild, idsOfChild } from '../private/membership-child';
import { Note } from '../private/note';
import { received, requireImport } from '../private/received';
import { formatted, listOf, optional, type Shapes, STRING, struct } from '../private/shape';
import { deployAfter } from '../private/stack-order';
import { followable } from '../private/stated-resource';
import { code, text } from '../private/text';
import { validateAtSynthesis } from '../validation/report';
import { roleFor } from './association-role';

/** A configured table association, which makes a configured table available in a collaboration. */
export interface IConfiguredTableAssociation extends IResource, IConfiguredTableAssociationRef {
  /**
   * The ID of the association, which is a UUID.
   *
   * @attribute
   */
  readonly configuredTableAssociationId: string;
  /**
   * The ARN of the association.
   *
   * @attribute
   */
  readonly configuredTableAssociationArn: string;
}

/** Options for associating a configured table with a collaboration. */
export interface ConfiguredTableAssociationOptions {
  /**
   * The configured table, in the account and Region of the membership.
   *
   * A change replaces the association.
   */
  readonly table: IConfiguredTableRef;
  /**
   * The name of the table in queries.
   *
   * It can have up to 127 letters, digits, underscores and hyphens, and must differ from the name of every other table
   * in the collaboration, regardless of case. A change replaces the association.
   *
   * @default - the name of the configured table
   */
  readonly associationName?: string;
  /**
   * A description of the table, which other members can see: up to 255 characters.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * The accounts that can receive the results of analyses on this table.
   *
   * @default - every member who can receive results, if the collaboration is known
   */
  readonly resultReceivers?: string[];
  /**
   * The ARNs of up to 25 model associations that can use results from this table.
   *
   * The ARNs can contain wildcards.
   *
   * @default - none
   */
  readonly allowedAdditionalAnalyses?: string[];
  /**
   * The memberships of all other members, after they have joined.
   *
   * With them, the trust policy of the role is limited to these memberships. Without them, it is limited to the
   * accounts of the members. The condition on the external ID then does not contain the ID of the membership that runs
   * queries, because it is not known yet.
   *
   * In an app with several accounts, an association in a separate stack can refer to memberships in other stacks.
   *
   * @default - none
   */
  readonly partnerMemberships?: IMembershipRef[];
  /**
   * The role that Clean Rooms assumes to read the table.
   *
   * The role must be in the account of the membership. If its policies are part of this app, they are validated. A
   * `TableAccessRole` can serve many associations: each adds the permissions for its table.
   *
   * @default - a role that can read only this table, for this collaboration
   */
  readonly role?: IRoleRef;
  /**
   * Policy to apply when the association is removed from the stack.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Properties for defining a `ConfiguredTableAssociation`. */
export interface ConfiguredTableAssociationProps extends ConfiguredTableAssociationOptions {
  /** The membership that associates the table. A change replaces the association. */
  readonly membership: IMembershipRef;
}

/** Attributes for importing a configured table association. */
export interface ConfiguredTableAssociationAttributes {
  /** The ID of the association, which is a UUID. */
  readonly configuredTableAssociationId: string;
  /** The membership that associates the table. */
  readonly membership: IMembershipRef;
}

abstract class AssociationBase extends Resource implements IConfiguredTableAssociation {
  public abstract readonly configuredTableAssociationId: string;
  public abstract readonly configuredTableAssociationArn: string;
  /** @internal */
  protected abstract readonly _membershipIdentifier: string;

  public get configuredTableAssociationRef(): ConfiguredTableAssociationReference {
    return {
      configuredTableAssociationIdentifier: this.configuredTableAssociationId,
      configuredTableAssociationArn: this.configuredTableAssociationArn,
      membershipIdentifier: this._membershipIdentifier,
    };
  }
}

/**
 * An AWS Clean Rooms configured table association.
 *
 * The association makes the data of a configured table available: queries in the collaboration can use the table by the
 * name of the association, as the analysis rule of the table allows. The association also specifies the accounts that
 * can receive results.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/associate-configured-table.html
 * @resource AWS::CleanRooms::ConfiguredTableAssociation
 * @example
 * declare const membership: IMembership;
 * declare const impressions: ConfiguredTable;
 * new ConfiguredTableAssociation(this, 'Association', {
 *   membership,
 *   table: impressions,
 *   associationName: 'impressions',
 *   resultReceivers: ['222222222222'],
 * });
 */
export class ConfiguredTableAssociation extends AssociationBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.ConfiguredTableAssociation';

  /**
   * Imports a configured table association by its ARN, which contains the ID of the membership.
   *
   * @example
   * const association = ConfiguredTableAssociation.fromConfiguredTableAssociationArn(
   *   this,
   *   'Association',
   *   'arn:aws:cleanrooms:us-east-1:111111111111:membership/a1b2c3d4-5678-90ab-cdef-000000000002' +
   *     '/configuredtableassociation/a1b2c3d4-5678-90ab-cdef-000000000004',
   * );
   */
  public static fromConfiguredTableAssociationArn(
    scope: Construct,
    id: string,
    configuredTableAssociationArn: string,
  ): IConfiguredTableAssociation {
    requireImport('ConfiguredTableAssociation.fromConfiguredTableAssociationArn', ARN, scope, id, {
      configuredTableAssociationArn,
    });
    const { membershipId, childId } = idsOfChild(configuredTableAssociationArn);
    return new ImportedAssociation(scope, id, membershipId, childId, configuredTableAssociationArn);
  }

  /**
   * Imports a configured table association by its ID and its membership.
   *
   * @example
   * declare const membership: IMembership;
   * const association = ConfiguredTableAssociation.fromConfiguredTableAssociationAttributes(this, 'Association', {
   *   configuredTableAssociationId: 'a1b2c3d4-5678-90ab-cdef-000000000004',
   *   membership,
   * });
   */
  public static fromConfiguredTableAssociationAttributes(
    scope: Construct,
    id: string,
    attrs: ConfiguredTableAssociationAttributes,
  ): IConfiguredTableAssociation {
    requireImport('ConfiguredTableAssociation.fromConfiguredTableAssociationAttributes', ATTRIBUTES, scope, id, {
      attrs,
    });
    const { configuredTableAssociationId, membership } = attrs;
    const { membershipIdentifier } = membership.membershipRef;
    const arn = arnOfChild(membership, 'configuredtableassociation', configuredTableAssociationId);
    return new ImportedAssociation(scope, id, membershipIdentifier, configuredTableAssociationId, arn);
  }

  /** Checks whether an object is a `ConfiguredTableAssociation`, including one from another copy of this library. */
  public static isConfiguredTableAssociation(x: unknown): x is ConfiguredTableAssociation {
    return ASSOCIATION.isOn(x);
  }

  /**
   * The ID of the association.
   *
   * @attribute
   */
  public readonly configuredTableAssociationId: string;
  /**
   * The ARN of the association.
   *
   * @attribute
   */
  public readonly configuredTableAssociationArn: string;
  /** The role that Clean Rooms assumes to read the table. */
  public readonly role: IRoleRef;
  /** @internal */
  protected readonly _membershipIdentifier: string;

  /**
   * Throws an error if the library cannot determine the data for the role to read, or the name of the table, and
   * neither is specified.
   */
  constructor(scope: Construct, id: string, props: ConfiguredTableAssociationProps) {
    props = received(ConfiguredTableAssociation.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    ASSOCIATION.write(this, true);

    const table = descriptionOf(props.table);
    const parties = partiesOf(this, props.membership, props.partnerMemberships ?? []);
    this.role = roleFor(this, props, table, parties);
    this._membershipIdentifier = props.membership.membershipRef.membershipIdentifier;

    const rules = renderRules(this, props, table, parties);

    const resource = new CfnConfiguredTableAssociation(this, 'Resource', {
      name: props.associationName ?? requireName(this, props.table, table),
      description: props.description,
      membershipIdentifier: followable(props.membership, this._membershipIdentifier),
      configuredTableIdentifier: props.table.configuredTableRef.configuredTableIdentifier,
      roleArn: this.role.roleRef.roleArn,
      configuredTableAssociationAnalysisRules: rules,
    });
    resource.applyRemovalPolicy(props.removalPolicy, { default: RemovalPolicy.DESTROY });
    // Clean Rooms assumes the role immediately, so its policies must exist. A role of this library has inline policies.
    if (props.role) {
      resource.node.addDependency(props.role);
    }
    deployAfter(this, props.membership, props.table, ...(props.partnerMemberships ?? []));

    this.configuredTableAssociationId = resource.attrConfiguredTableAssociationIdentifier;
    this.configuredTableAssociationArn = resource.attrArn;
    if (!parties.inCollaboration) {
      reportUnknownCollaboration(props.membership);
    }
    if (rules && !props.resultReceivers && !parties.receivers) {
      reportUnknownReceivers(this);
    } else if (!rules && !table.isInApp) {
      reportUnknownRule(this);
    }
    validateAtSynthesis(this);
  }
}

class ImportedAssociation extends AssociationBase {
  constructor(
    scope: Construct,
    id: string,
    protected readonly _membershipIdentifier: string,
    public readonly configuredTableAssociationId: string,
    public readonly configuredTableAssociationArn: string,
  ) {
    super(scope, id, { environmentFromArn: configuredTableAssociationArn });
  }
}

const ASSOCIATION = new Note('ConfiguredTableAssociation');

const ARN = { configuredTableAssociationArn: formatted(arnOf('membership/<id>/configuredtableassociation')) };
const ATTRIBUTES = {
  attrs: struct<ConfiguredTableAssociationAttributes>({
    configuredTableAssociationId: formatted(UUID),
    membership: MEMBERSHIP,
  }),
};
const PROPS: Shapes<ConfiguredTableAssociationProps> = {
  membership: MEMBERSHIP,
  table: CONFIGURED_TABLE,
  associationName: optional(STRING),
  description: optional(STRING),
  resultReceivers: optional(listOf(formatted(ACCOUNT_ID))),
  allowedAdditionalAnalyses: optional(listOf(STRING)),
  partnerMemberships: optional(listOf(MEMBERSHIP)),
  role: optional(ROLE),
  removalPolicy: optional(REMOVAL_POLICY),
};

/** The key of a policy, by the type of its rule. */
const POLICY_KEYS: { readonly [type: string]: string } = { AGGREGATION: 'aggregation', LIST: 'list', CUSTOM: 'custom' };

function requireName(
  association: ConfiguredTableAssociation,
  table: IConfiguredTableRef,
  { name }: TableDescription,
): string {
  if (name !== undefined) {
    return name;
  }
  throw new InputError(association, {
    what: `the name of the table "${table.node.path}" cannot be determined`,
    why: 'queries refer to a table by the name of its association',
    fix: text`specify ${code('associationName')} of the association`,
  });
}

/** The collaboration analysis rule has the type of the analysis rule of the table, so it is derived from the table. */
function renderRules(
  association: ConfiguredTableAssociation,
  props: ConfiguredTableAssociationProps,
  { ruleType }: TableDescription,
  parties: AssociationParties,
): CfnConfiguredTableAssociation.ConfiguredTableAssociationAnalysisRuleProperty[] | undefined {
  const receivers = props.resultReceivers ?? parties.receivers;
  const { allowedAdditionalAnalyses } = props;
  const key = ruleType && POLICY_KEYS[ruleType];
  if (ruleType && key) {
    const policy = { allowedResultReceivers: receivers, allowedAdditionalAnalyses };
    return receivers || allowedAdditionalAnalyses ? [{ type: ruleType, policy: { v1: { [key]: policy } } }] : undefined;
  }
  if (!props.resultReceivers && !props.allowedAdditionalAnalyses) {
    return undefined;
  }
  throw new InputError(association, {
    what: `the analysis rule of the table "${props.table.node.path}" cannot be determined`,
    why: text`result receivers and additional analyses are specified in an analysis rule of the same type as that of the
      table`,
    fix: text`specify ${code('analysisRule')} of the table, or import the table with ${code('analysisRuleType')}`,
  });
}
