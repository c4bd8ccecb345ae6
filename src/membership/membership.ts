import { ArnFormat, type IResource, RemovalPolicy, Resource, Stack } from 'aws-cdk-lib';
import {
  CfnMembership,
  type ICollaborationRef,
  type IMembershipRef,
  type MembershipReference,
} from 'aws-cdk-lib/aws-cleanrooms';
import type { IPrincipal, IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { AnalysisTemplate, type AnalysisTemplateOptions } from '../analysis-template/analysis-template';
import {
  ConfiguredTableAssociation,
  type ConfiguredTableAssociationOptions,
} from '../association/configured-table-association';
import type { Payment } from '../collaboration/abilities';
import { renderPayment, renderSwitch } from '../collaboration/member-rendering';
import { PAYMENTS } from '../collaboration/member-shape';
import { jobResultWriters } from '../derivation/job-parties';
import { costsToAccept } from '../derivation/payer';
import { accountWith, memberAt, type Terms, termsOf } from '../derivation/terms';
import { reportUnknownCollaboration } from '../derivation/underived';
import { IdMappingTable, type IdMappingTableOptions } from '../id-mapping/id-mapping-table';
import { IdNamespaceAssociation, type IdNamespaceAssociationOptions } from '../id-mapping/id-namespace-association';
import { IntermediateTable, type IntermediateTableOptions } from '../intermediate-table/intermediate-table';
import {
  ConfiguredAudienceModelAssociation,
  type ConfiguredAudienceModelAssociationOptions,
} from '../machine-learning/configured-audience-model-association';
import {
  ConfiguredModelAlgorithmAssociation,
  type ConfiguredModelAlgorithmAssociationOptions,
} from '../machine-learning/configured-model-algorithm-association';
import { MlConfiguration, type MlConfigurationOptions } from '../machine-learning/ml-configuration';
import { is } from '../model/fact';
import type { PrivacyBudget } from '../privacy-budget/privacy-budget';
import { PrivacyBudgetTemplate } from '../privacy-budget/privacy-budget-template';
import { COLLABORATION, REMOVAL_POLICY } from '../private/cdk-shapes';
import { ACCOUNT_ID, arnOf, UUID } from '../private/formats';
import { Note } from '../private/note';
import { received, requireImport } from '../private/received';
import { membershipArn, membershipTrust, serviceTrust } from '../private/service-trust';
import { BOOLEAN, formatted, instance, optional, type Shapes, struct } from '../private/shape';
import { deployAfter } from '../private/stack-order';
import { followable, stateResource } from '../private/stated-resource';
import { CAN_QUERY } from '../private/words';
import { validateAtSynthesis } from '../validation/report';
import type { JobResultOutput } from './job-result-output';
import { MembershipEvents } from './membership-events';
import { MembershipGrants } from './membership-grants';
import { MembershipMetrics } from './membership-metrics';
import type { MembershipAttributes, MembershipProps } from './membership-options';
import { RESULTS } from './result-access';
import type { ResultOutput } from './result-output';

/** The membership of an account in a collaboration. */
export interface IMembership extends IResource, IMembershipRef {
  /**
   * The ID of the membership, which is a UUID.
   *
   * @attribute
   */
  readonly membershipId: string;
  /**
   * The ARN of the membership.
   *
   * @attribute
   */
  readonly membershipArn: string;
  /** The events of the membership, its queries and its jobs in Amazon EventBridge. */
  readonly events: MembershipEvents;
  /** The Amazon CloudWatch metrics of the queries of the membership. */
  readonly metrics: MembershipMetrics;
  /** Permissions of principals on the membership. */
  readonly grants: MembershipGrants;

  /**
   * Associates a configured table with the collaboration.
   *
   * The association creates a role that Clean Rooms assumes to read the table, unless you specify a role.
   */
  associate(id: string, options: ConfiguredTableAssociationOptions): ConfiguredTableAssociation;

  /** Associates a model of this member with the collaboration. */
  associateModelAlgorithm(
    id: string,
    options: ConfiguredModelAlgorithmAssociationOptions,
  ): ConfiguredModelAlgorithmAssociation;

  /** Associates a lookalike model of this member with the collaboration, in which other members generate audiences. */
  associateAudienceModel(
    id: string,
    options: ConfiguredAudienceModelAssociationOptions,
  ): ConfiguredAudienceModelAssociation;

  /**
   * Sets where Clean Rooms ML stores output for this member, and creates the role that stores it, unless you specify one.
   *
   * A membership has only one ML configuration.
   */
  addMlConfiguration(id: string, options: MlConfigurationOptions): MlConfiguration;

  /** Adds an analysis template of this member. */
  addAnalysisTemplate(id: string, options: AnalysisTemplateOptions): AnalysisTemplate;

  /** Adds a privacy budget for the tables of this member. */
  addPrivacyBudget(id: string, budget: PrivacyBudget): PrivacyBudgetTemplate;

  /** Associates an ID namespace of this member with the collaboration. */
  associateIdNamespace(id: string, options: IdNamespaceAssociationOptions): IdNamespaceAssociation;

  /** Adds an ID mapping table, by which queries join the tables of two members. */
  addIdMappingTable(id: string, options: IdMappingTableOptions): IdMappingTable;

  /** Adds an intermediate table, which keeps the result of an analysis of this member for other analyses. */
  addIntermediateTable(id: string, options: IntermediateTableOptions): IntermediateTable;
}

abstract class MembershipBase extends Resource implements IMembership {
  public abstract readonly membershipId: string;
  public abstract readonly membershipArn: string;

  /** The events of the membership, its queries and its jobs in Amazon EventBridge. */
  public get events(): MembershipEvents {
    return MembershipEvents.fromMembership(this);
  }

  /** The Amazon CloudWatch metrics of the queries of the membership. */
  public get metrics(): MembershipMetrics {
    return MembershipMetrics.fromMembership(this);
  }

  /** Permissions of principals on the membership. */
  public get grants(): MembershipGrants {
    return MembershipGrants.fromMembership(this);
  }

  public get membershipRef(): MembershipReference {
    return { membershipIdentifier: this.membershipId, membershipArn: this.membershipArn };
  }

  /**
   * Associates a configured table with the collaboration.
   *
   * The association creates a role that Clean Rooms assumes to read the table, unless you specify a role.
   */
  public associate(id: string, options: ConfiguredTableAssociationOptions): ConfiguredTableAssociation {
    return new ConfiguredTableAssociation(this, id, { ...options, membership: this });
  }

  /** Associates a model of this member with the collaboration. */
  public associateModelAlgorithm(
    id: string,
    options: ConfiguredModelAlgorithmAssociationOptions,
  ): ConfiguredModelAlgorithmAssociation {
    return new ConfiguredModelAlgorithmAssociation(this, id, { ...options, membership: this });
  }

  /** Associates a lookalike model of this member with the collaboration, in which other members generate audiences. */
  public associateAudienceModel(
    id: string,
    options: ConfiguredAudienceModelAssociationOptions,
  ): ConfiguredAudienceModelAssociation {
    return new ConfiguredAudienceModelAssociation(this, id, { ...options, membership: this });
  }

  /**
   * Sets where Clean Rooms ML stores output for this member, and creates the role that stores it, unless you specify one.
   *
   * A membership has only one ML configuration.
   */
  public addMlConfiguration(id: string, options: MlConfigurationOptions): MlConfiguration {
    return new MlConfiguration(this, id, { ...options, membership: this });
  }

  /** Adds an analysis template of this member. */
  public addAnalysisTemplate(id: string, options: AnalysisTemplateOptions): AnalysisTemplate {
    return new AnalysisTemplate(this, id, { ...options, membership: this });
  }

  /** Adds a privacy budget for the tables of this member. */
  public addPrivacyBudget(id: string, budget: PrivacyBudget): PrivacyBudgetTemplate {
    return new PrivacyBudgetTemplate(this, id, { membership: this, budget });
  }

  /** Associates an ID namespace of this member with the collaboration. */
  public associateIdNamespace(id: string, options: IdNamespaceAssociationOptions): IdNamespaceAssociation {
    return new IdNamespaceAssociation(this, id, { ...options, membership: this });
  }

  /** Adds an ID mapping table, by which queries join the tables of two members. */
  public addIdMappingTable(id: string, options: IdMappingTableOptions): IdMappingTable {
    return new IdMappingTable(this, id, { ...options, membership: this });
  }

  /** Adds an intermediate table, which keeps the result of an analysis of this member for other analyses. */
  public addIntermediateTable(id: string, options: IntermediateTableOptions): IntermediateTable {
    return new IntermediateTable(this, id, { ...options, membership: this });
  }
}

/**
 * The membership of the account of this stack in an AWS Clean Rooms collaboration.
 *
 * The membership derives the payments to accept and the logs to write from the collaboration. If only the ID of the
 * collaboration is known, specify `acceptedPayments` and `queryLogging`, or import the collaboration with its members.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-membership.html
 * @resource AWS::CleanRooms::Membership
 * @example
 * declare const collaboration: ICollaboration;
 * declare const impressions: ConfiguredTable;
 * const membership = new Membership(this, 'Membership', {
 *   collaboration,
 *   resultOutput: ResultOutput.s3(new s3.Bucket(this, 'Results'), { keyPrefix: 'reach' }),
 * });
 * membership.associate('ImpressionsAssociation', { table: impressions, associationName: 'impressions' });
 */
export class Membership extends MembershipBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.Membership';

  /**
   * Imports a membership of the account and Region of this stack by its ID.
   *
   * @example
   * const membership = Membership.fromMembershipId(this, 'Membership', 'a1b2c3d4-5678-90ab-cdef-000000000002');
   */
  public static fromMembershipId(scope: Construct, id: string, membershipId: string): IMembership {
    requireImport('Membership.fromMembershipId', ID, scope, id, { membershipId });
    const { account } = Stack.of(scope);
    return new ImportedMembership(scope, id, membershipId, membershipArn(scope, account, membershipId));
  }

  /**
   * Imports a membership by its ARN. It can be in another account.
   *
   * @example
   * const membership = Membership.fromMembershipArn(
   *   this,
   *   'Advertiser',
   *   'arn:aws:cleanrooms:us-east-1:222222222222:membership/a1b2c3d4-5678-90ab-cdef-000000000002',
   * );
   */
  public static fromMembershipArn(scope: Construct, id: string, membershipArn: string): IMembership {
    requireImport('Membership.fromMembershipArn', ARN, scope, id, { membershipArn });
    const { resourceName } = Stack.of(scope).splitArn(membershipArn, ArnFormat.SLASH_RESOURCE_NAME);
    return new ImportedMembership(scope, id, resourceName ?? '', membershipArn, {});
  }

  /**
   * Imports a membership by its ID, with its collaboration.
   *
   * @example
   * declare const collaboration: ICollaboration;
   * const membership = Membership.fromMembershipAttributes(this, 'Membership', {
   *   membershipId: 'a1b2c3d4-5678-90ab-cdef-000000000002',
   *   collaboration,
   * });
   */
  public static fromMembershipAttributes(scope: Construct, id: string, attrs: MembershipAttributes): IMembership {
    requireImport('Membership.fromMembershipAttributes', ATTRIBUTES, scope, id, { attrs });
    const { membershipId, accountId = Stack.of(scope).account, collaboration } = attrs;
    const arn = membershipArn(scope, accountId, membershipId);
    return new ImportedMembership(scope, id, membershipId, arn, { collaboration });
  }

  /** Checks whether an object is a `Membership`, including one from another copy of this library. */
  public static isMembership(x: unknown): x is Membership {
    return MEMBERSHIP.isOn(x);
  }

  /**
   * The ID of the membership.
   *
   * @attribute
   */
  public readonly membershipId: string;
  /**
   * The ARN of the membership.
   *
   * @attribute
   */
  public readonly membershipArn: string;
  /** The collaboration of this membership. */
  public readonly collaboration: ICollaborationRef;
  /** The role that Clean Rooms assumes to write query results. It is undefined without `resultOutput`. */
  public readonly resultRole?: IRoleRef;
  /** The role that Clean Rooms assumes to write the results of jobs. It is undefined without `jobResultOutput`. */
  public readonly jobResultRole?: IRoleRef;

  constructor(scope: Construct, id: string, props: MembershipProps) {
    props = received(Membership.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    MEMBERSHIP.write(this, true);
    RESULTS.write(this, { queries: props.resultOutput?._results, jobs: props.jobResultOutput?._results });

    const terms = termsOf(props.collaboration);
    this.collaboration = props.collaboration;
    this.resultRole = props.resultOutput?._role(this, () => resultsTrust(this, terms));
    this.jobResultRole = props.jobResultOutput?._role(this, () => membershipTrust(jobResultWriters(this, terms)));

    const resource = new CfnMembership(this, 'Resource', {
      collaborationIdentifier: followable(
        props.collaboration,
        props.collaboration.collaborationRef.collaborationIdentifier,
      ),
      queryLogStatus: renderSwitch(props.queryLogging ?? (terms !== undefined && is(terms.queryLog, true))),
      jobLogStatus: renderJobLog(props.jobLogging, terms),
      defaultResultConfiguration: this.resultRole && props.resultOutput?._render(this.resultRole),
      defaultJobResultConfiguration: this.jobResultRole && props.jobResultOutput?._render(this.jobResultRole),
      paymentConfiguration: renderPayment(
        props.acceptedPayments ?? (costsToAccept(terms, memberAt(terms, this)) as Payment[] | undefined),
        props.declinedPayments,
      ),
      isMetricsEnabled: props.metrics,
    });
    resource.applyRemovalPolicy(props.removalPolicy, { default: RemovalPolicy.RETAIN });
    props.jobResultOutput?._override(resource);
    const roles = [this.resultRole, this.jobResultRole];
    resource.node.addDependency(...roles.filter((role) => role !== undefined));
    deployAfter(this, props.collaboration);

    this.membershipId = resource.attrMembershipIdentifier;
    this.membershipArn = resource.attrArn;
    if (!terms) {
      reportUnknownCollaboration(this);
    }
    validateAtSynthesis(this);
  }
}

/** What the user states about a membership outside of this app, beside its account and Region. */
interface StatedMembership {
  /** @default - unknown */
  readonly collaboration?: ICollaborationRef;
}

class ImportedMembership extends MembershipBase {
  /** The collaboration, if it is stated. */
  public readonly collaboration?: ICollaborationRef;

  constructor(
    scope: Construct,
    id: string,
    public readonly membershipId: string,
    public readonly membershipArn: string,
    /** Without it, only the ID is known, which is that of the account and Region of the stack. */
    stated?: StatedMembership,
  ) {
    super(scope, id, { environmentFromArn: membershipArn });
    this.collaboration = stated?.collaboration;
    if (stated) {
      const { collaboration } = stated;
      const properties = collaboration
        ? { collaborationIdentifier: followable(collaboration, collaboration.collaborationRef.collaborationIdentifier) }
        : {};
      stateResource(this, { type: 'AWS::CleanRooms::Membership', properties, ...this.env }, membershipId);
    }
  }
}

const MEMBERSHIP = new Note('Membership');

const ID = { membershipId: formatted(UUID) };
const ATTRIBUTES = {
  attrs: struct<MembershipAttributes>({
    membershipId: formatted(UUID),
    accountId: optional(formatted(ACCOUNT_ID)),
    collaboration: optional(COLLABORATION),
  }),
};
const ARN = { membershipArn: formatted(arnOf('membership')) };
const PROPS: Shapes<MembershipProps> = {
  collaboration: COLLABORATION,
  resultOutput: optional(instance<ResultOutput>('ResultOutput')),
  jobResultOutput: optional(instance<JobResultOutput>('JobResultOutput')),
  queryLogging: optional(BOOLEAN),
  jobLogging: optional(BOOLEAN),
  acceptedPayments: optional(PAYMENTS),
  declinedPayments: optional(PAYMENTS),
  metrics: optional(BOOLEAN),
  removalPolicy: optional(REMOVAL_POLICY),
};

/**
 * The trust policy cannot contain the ID of this membership, because the role is created before the membership. It is
 * limited to the account of the member who runs queries.
 */
function resultsTrust(membership: Membership, terms: Terms | undefined): IPrincipal {
  const account = accountWith(CAN_QUERY, terms, membership) ?? '*';
  return serviceTrust(membership, { membershipArns: [membershipArn(membership, account, '*')] });
}

function renderJobLog(jobLogging: boolean | undefined, terms: Terms | undefined): string | undefined {
  if (jobLogging !== undefined) {
    return renderSwitch(jobLogging);
  }
  return terms && is(terms.jobLog, true) ? renderSwitch(true) : undefined;
}
