import { ArnFormat, type IResource, RemovalPolicy, Resource, Stack } from 'aws-cdk-lib';
import {
  CfnMembership,
  type ICollaborationRef,
  type IMembershipRef,
  type MembershipReference,
} from 'aws-cdk-lib/aws-cleanrooms';
import type { IPrincipal, IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import {
  ConfiguredTableAssociation,
  type ConfiguredTableAssociationOptions,
} from '../association/configured-table-association';
import type { Payment } from '../collaboration/abilities';
import { renderPayment, renderSwitch } from '../collaboration/member-rendering';
import { costsToAccept } from '../derivation/payer';
import { memberAt, runnerAccount, type Terms, termsOf } from '../derivation/terms';
import { is } from '../model/fact';
import type { PrivacyBudget } from '../privacy-budget/privacy-budget';
import { PrivacyBudgetTemplate } from '../privacy-budget/privacy-budget-template';
import { Note } from '../private/note';
import { injected } from '../private/property-injection';
import { membershipArn, serviceTrust } from '../private/service-trust';
import { deployAfter } from '../private/stack-order';
import { validateAtSynthesis } from '../validation/report';
import type { ResultOutput } from './result-output';

/** A membership: the part of one account in a collaboration. */
export interface IMembership extends IResource, IMembershipRef {
  /**
   * The id of the membership: a UUID.
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
}

/** What an account decides for its own membership. */
export interface MembershipOptions {
  /**
   * Where the results of queries go unless a query says otherwise. For members who can receive results.
   *
   * A member who receives the results of another member's queries must have it.
   *
   * @default - none
   */
  readonly resultOutput?: ResultOutput;
  /**
   * Whether queries are logged to Amazon CloudWatch Logs of this account.
   *
   * @default - as the collaboration says if that is known, else false
   */
  readonly queryLogging?: boolean;
  /**
   * Whether PySpark jobs are logged to Amazon CloudWatch Logs of this account.
   *
   * @default - as the collaboration says if that is known, else false
   */
  readonly jobLogging?: boolean;
  /**
   * The costs that this account accepts. They have to be those that the collaboration gives it. An empty list accepts
   * none.
   *
   * @default - what the collaboration says if that is known, else nothing is said, which is right for members who pay
   * for nothing, or only because they query
   */
  readonly acceptedPayments?: Payment[];
  /**
   * Whether metrics of analyses go to Amazon CloudWatch of this account. Cannot be changed later.
   *
   * @default false
   */
  readonly metrics?: boolean;
  /**
   * What happens to the membership when it leaves the template.
   *
   * Leaving a collaboration is final: the account cannot join it again. The creator can leave only by deleting the
   * collaboration, so CloudFormation could not delete its membership.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Properties of a `Membership`. */
export interface MembershipProps extends MembershipOptions {
  /**
   * The collaboration to join: a construct of this app, of any stack and account, or an imported one.
   *
   * Changing it replaces the membership.
   */
  readonly collaboration: ICollaborationRef;
}

abstract class MembershipBase extends Resource implements IMembership {
  public abstract readonly membershipId: string;
  public abstract readonly membershipArn: string;

  public get membershipRef(): MembershipReference {
    return { membershipIdentifier: this.membershipId, membershipArn: this.membershipArn };
  }
}

/**
 * The membership of this stack's account in a collaboration of AWS Clean Rooms.
 *
 * The collaboration says what the account may do and what it pays for; the membership derives from it what it has to
 * accept and to log. Where the collaboration is known by its id only, state it with `accepts` and `queryLogging`, or
 * import the collaboration with its members.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-membership.html
 * @resource AWS::CleanRooms::Membership
 */
export class Membership extends MembershipBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.Membership';

  /** A membership of the account and Region of this stack, by its id. */
  public static fromMembershipId(scope: Construct, id: string, membershipId: string): IMembership {
    const { account } = Stack.of(scope);
    return Membership.fromMembershipArn(scope, id, membershipArn(scope, account, membershipId));
  }

  /** A membership by its ARN, which may be one of another account. */
  public static fromMembershipArn(scope: Construct, id: string, membershipArn: string): IMembership {
    const { resourceName } = Stack.of(scope).splitArn(membershipArn, ArnFormat.SLASH_RESOURCE_NAME);
    class Import extends MembershipBase {
      public readonly membershipId = resourceName ?? '';
      public readonly membershipArn = membershipArn;
    }
    return new Import(scope, id, { environmentFromArn: membershipArn });
  }

  /** Whether something is a `Membership`, also one of another copy of this library. */
  public static isMembership(x: unknown): x is Membership {
    return MEMBERSHIP.isOn(x);
  }

  /** @attribute */
  public readonly membershipId: string;
  /** @attribute */
  public readonly membershipArn: string;
  /** The collaboration that the account has joined. */
  public readonly collaboration: ICollaborationRef;
  /** The role with which Clean Rooms writes results, if there are any. */
  public readonly resultRole?: IRoleRef;

  constructor(scope: Construct, id: string, props: MembershipProps) {
    props = injected(Membership.PROPERTY_INJECTION_ID, scope, id, props);
    super(scope, id);
    MEMBERSHIP.write(this, true);

    const terms = termsOf(props.collaboration);
    this.collaboration = props.collaboration;
    this.resultRole = props.resultOutput?._role(this, () => resultsTrust(this, terms));

    const resource = new CfnMembership(this, 'Resource', {
      collaborationIdentifier: props.collaboration.collaborationRef.collaborationIdentifier,
      queryLogStatus: renderSwitch(props.queryLogging ?? (terms !== undefined && is(terms.queryLog, true))),
      jobLogStatus: renderJobLog(props.jobLogging, terms),
      defaultResultConfiguration: this.resultRole && props.resultOutput?._render(this.resultRole),
      paymentConfiguration: renderPayment(
        props.acceptedPayments ?? (costsToAccept(terms, memberAt(terms, this)) as Payment[] | undefined),
      ),
      isMetricsEnabled: props.metrics,
    });
    resource.applyRemovalPolicy(props.removalPolicy, { default: RemovalPolicy.RETAIN });
    if (this.resultRole) {
      resource.node.addDependency(this.resultRole);
    }
    deployAfter(this, props.collaboration);

    this.membershipId = resource.attrMembershipIdentifier;
    this.membershipArn = resource.attrArn;
    validateAtSynthesis(this);
  }

  /** Brings a table into the collaboration, with a role of its own by which Clean Rooms reads it. */
  public associate(id: string, options: ConfiguredTableAssociationOptions): ConfiguredTableAssociation {
    return new ConfiguredTableAssociation(this, id, { ...options, membership: this });
  }

  /** Limits what may be asked of this member's tables. */
  public addPrivacyBudget(id: string, budget: PrivacyBudget): PrivacyBudgetTemplate {
    return new PrivacyBudgetTemplate(this, id, { membership: this, budget });
  }
}

const MEMBERSHIP = new Note('Membership');

/**
 * The id of this membership cannot be part of the trust, since the membership is created with the role. So the trust is
 * bound to the account of the member who queries.
 */
function resultsTrust(membership: Membership, terms: Terms | undefined): IPrincipal {
  const account = runnerAccount(terms, membership) ?? '*';
  return serviceTrust(membership, { membershipArns: [membershipArn(membership, account, '*')] });
}

function renderJobLog(jobLogging: boolean | undefined, terms: Terms | undefined): string | undefined {
  if (jobLogging !== undefined) {
    return renderSwitch(jobLogging);
  }
  return terms && is(terms.jobLog, true) ? renderSwitch(true) : undefined;
}
