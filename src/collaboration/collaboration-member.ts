import { type RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import type { ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Construct } from 'constructs';
import { MemberResource } from '../custom-resources/collaboration-member/resource';
import { COLLABORATION, REMOVAL_POLICY } from '../private/cdk-shapes';
import { InputError } from '../private/errors';
import { ACCOUNT_ID } from '../private/formats';
import { received } from '../private/received';
import { enumOf, formatted, listOf, optional, type Shapes, STRING } from '../private/shape';
import { deployAfter } from '../private/stack-order';
import { code, text } from '../private/text';
import { MlMemberAbility, Payment } from './abilities';
import { PAYMENTS } from './member-shape';

/**
 * An ability that a change request can grant or revoke after the collaboration is created.
 *
 * The abilities to run queries and jobs cannot be changed.
 */
export enum GrantableMemberAbility {
  /** Receive query and job results. */
  RECEIVE_RESULTS = 'CAN_RECEIVE_RESULTS',
  /** Export the logs of the queries that the member has run or paid for. */
  EXPORT_QUERY_ANALYSIS_LOG = 'CAN_EXPORT_QUERY_ANALYSIS_LOG',
}

/** Properties for defining a `CollaborationMember`. */
export interface CollaborationMemberProps {
  /** The collaboration, which must be created by the account of this stack. */
  readonly collaboration: ICollaborationRef;
  /**
   * The ID of the account to add, which has twelve digits.
   *
   * A change of the account replaces the resource: the new account is added, and then the previous account is removed.
   * If the value is a token, the resource is updated in place, and a failed update can leave a change request for the
   * other account.
   */
  readonly accountId: string;
  /**
   * The display name of the member, which other members can see.
   *
   * It must have 1 to 100 characters, and cannot be changed while the account is a member.
   */
  readonly displayName: string;
  /**
   * The abilities of the member, in addition to contributing data.
   *
   * They can be changed in place. An ability that is not in the list is revoked.
   *
   * @default - the member can only contribute data
   */
  readonly abilities?: GrantableMemberAbility[];
  /**
   * The output of custom machine learning that the member can receive.
   *
   * It can be changed in place, with the approval of the other members. An ability that is not in the list is revoked, so
   * an empty list revokes all of them.
   *
   * @default - a new member has none, and a member that exists keeps those that it has
   */
  readonly mlAbilities?: MlMemberAbility[];
  /**
   * The costs that the member is responsible for paying.
   *
   * They can be changed in place, with the approval of the other members. A cost that is not in the list is no longer
   * paid by the member. The membership of the member must accept the payments (`acceptedPayments`). The cost of synthetic
   * data cannot be changed.
   *
   * @default - a new member pays for nothing, and a member that exists keeps its responsibilities
   */
  readonly paymentResponsibilities?: Payment[];
  /**
   * An arbitrary value.
   *
   * Change it to make the next deployment check the change request again and commit it if the other members have
   * approved it.
   *
   * @default - a deployment checks the change request only if another property of this member changes
   */
  readonly revision?: string;
  /**
   * Policy to apply when the member is removed from the stack.
   *
   * If the member is removed from the collaboration, its data is no longer available there. Whether the account can be
   * added again is not documented.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Adds a member to an existing collaboration without replacing the collaboration.
 *
 * In CloudFormation, a change to the members of a collaboration replaces it, and every partner must join again. This
 * construct creates a change request instead, as the console does. If the collaboration approves such changes
 * automatically (`autoApprovedChanges`), the account is invited when the deployment ends. Otherwise the deployment ends
 * with a pending change request (`changeRequestStatus`), and does not wait for approvals. After the other members have
 * approved the request, for example with `ChangeRequestApproval`, commit it in the console or with a deployment that
 * changes `revision`.
 *
 * You can also specify an original member to change its abilities or payments. The abilities of a member who can run
 * queries or jobs cannot be changed. If you remove the construct from the stack, an original member does not change, and
 * only an open change request is canceled. Use only one construct per account, and do not change its construct ID:
 * CloudFormation would add the member first and then remove it.
 *
 * The roles of associations trust the original members. After the added member has joined, specify its membership in
 * `partnerMemberships`, together with those of all other members, so that it can query the tables.
 *
 * The Lambda function of this construct can create, commit and cancel change requests, list members, and remove
 * members, in this collaboration only. The deployment fails if the account is already a member with another display
 * name, or if another change request for the account is open.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/change-requests.html
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateCollaborationChangeRequest.html
 * @example
 * declare const collaboration: Collaboration;
 * new CollaborationMember(this, 'Agency', {
 *   collaboration,
 *   accountId: '333333333333',
 *   displayName: 'Agency',
 *   abilities: [GrantableMemberAbility.RECEIVE_RESULTS],
 * });
 */
export class CollaborationMember extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.CollaborationMember';

  /** The account ID of the member. */
  public readonly accountId: string;
  /**
   * The ID of the change request that most recently added or changed the member.
   *
   * It is `NONE` for an original member.
   */
  public readonly changeRequestId: string;
  /**
   * The status of the change request when the deployment ended.
   *
   * It is `COMMITTED`, `PENDING` if approvals are missing, or `NONE` if there is no change request.
   */
  public readonly changeRequestStatus: string;
  /**
   * The status of the member when the deployment ended.
   *
   * It is `INVITED`, `ACTIVE`, or `NONE` while the change is pending.
   */
  public readonly memberStatus: string;

  constructor(scope: Construct, id: string, props: CollaborationMemberProps) {
    props = received(CollaborationMember.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    requireOtherAccount(this, props.accountId);
    requireAssignable(this, props.paymentResponsibilities);
    deployAfter(this, props.collaboration);

    const resource = new MemberResource(this, 'Resource', {
      collaborationId: props.collaboration.collaborationRef.collaborationIdentifier,
      accountId: props.accountId,
      displayName: props.displayName,
      receivesResults: props.abilities?.includes(GrantableMemberAbility.RECEIVE_RESULTS) ?? false,
      exportsQueryAnalysisLog: props.abilities?.includes(GrantableMemberAbility.EXPORT_QUERY_ANALYSIS_LOG) ?? false,
      mlAbilities: distinct(props.mlAbilities),
      payments: distinct(props.paymentResponsibilities),
      revision: props.revision,
      removalPolicy: props.removalPolicy,
    });
    this.accountId = props.accountId;
    this.changeRequestId = resource.attrChangeRequestId;
    this.changeRequestStatus = resource.attrChangeRequestStatus;
    this.memberStatus = resource.attrMemberStatus;
  }
}

function requireOtherAccount(scope: Construct, accountId: string): void {
  if (Token.isUnresolved(accountId)) {
    return;
  }
  if (accountId === Stack.of(scope).account) {
    throw new InputError(scope, {
      what: text`${code('accountId')} is ${JSON.stringify(accountId)}, which is the account of this stack`,
      why: 'only the account that creates a collaboration can add members to it, and it is a member already',
      fix: 'specify the account ID of a partner',
    });
  }
}

/** Clean Rooms assigns the cost of synthetic data when it creates the collaboration. */
function requireAssignable(scope: Construct, payments: readonly Payment[] = []): void {
  if (payments.includes(Payment.SYNTHETIC_DATA_GENERATION)) {
    throw new InputError(scope, {
      what: text`${code('paymentResponsibilities')} contains ${code('Payment.SYNTHETIC_DATA_GENERATION')}`,
      why: 'the cost of synthetic data is assigned when the collaboration is created, and cannot be changed later',
      fix: text`assign it in ${code('members')} of a new collaboration`,
    });
  }
}

function distinct<T>(values: readonly T[] | undefined): T[] | undefined {
  return values && [...new Set(values)];
}

const PROPS: Shapes<CollaborationMemberProps> = {
  collaboration: COLLABORATION,
  accountId: formatted(ACCOUNT_ID),
  displayName: STRING,
  abilities: optional(listOf(enumOf('GrantableMemberAbility', GrantableMemberAbility, 'known at synthesis'))),
  mlAbilities: optional(listOf(enumOf('MlMemberAbility', MlMemberAbility, 'known at synthesis'))),
  paymentResponsibilities: optional(PAYMENTS),
  revision: optional(STRING),
  removalPolicy: optional(REMOVAL_POLICY),
};
