import { type RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import type { ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Construct } from 'constructs';
import { MemberResource } from '../custom-resources/collaboration-member/resource';
import { InputError } from '../private/errors';
import { injected } from '../private/property-injection';
import { deployAfter } from '../private/stack-order';
import { code, text } from '../private/text';

/** An ability that a collaboration can give and take after it has been created. Those to query and to run jobs cannot. */
export enum GrantableMemberAbility {
  /** Receive what queries and jobs give. */
  RECEIVE_RESULTS = 'CAN_RECEIVE_RESULTS',
}

/** Properties of a `CollaborationMember`. */
export interface CollaborationMemberProps {
  /** The collaboration, which the account of this stack has created. */
  readonly collaboration: ICollaborationRef;
  /**
   * The account that is added: twelve digits. Another account is another resource of the template: it is added, and
   * then the former one is removed. If it is a token, the resource is updated in place, and an update that fails may
   * leave a change request for the other account.
   */
  readonly accountId: string;
  /** The name that other members see: 1 to 100 characters. It cannot be changed while the account is a member. */
  readonly displayName: string;
  /**
   * What the member may do, apart from contributing data. Can be changed in place.
   *
   * @default - the member contributes data only
   */
  readonly abilities?: GrantableMemberAbility[];
  /**
   * Any text. Another one makes the next deployment look again, and commit what the other members have approved since.
   *
   * @default - a deployment looks again only if it changes something else of this member
   */
  readonly revision?: string;
  /**
   * What happens to the member when it leaves the template. Removing it takes its data out of the collaboration, and
   * whether the account can be added again is not documented.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A member that is added to a collaboration which exists already, without replacing it.
 *
 * In CloudFormation, the members of a collaboration are fixed: another list replaces the collaboration, and every
 * partner has to join again. This asks for the change instead, as the console does. If the collaboration approves such
 * changes by itself (`autoApprovedChanges`), the account is invited when the deployment ends. Otherwise the deployment
 * ends with a pending change request (`changeRequestStatus`), never waiting for people: the other members approve it,
 * for example with `ChangeRequestApproval`, and a deployment with another `revision`, or the console, commits it.
 *
 * A founding member may be named as well, to give it an ability or take it. When this leaves the template, the member
 * stays as it is, and only a change that is still open is cancelled. Name an account once, and do not rename the
 * construct: CloudFormation would remove the member after adding it.
 *
 * The roles of associations are bound to the founding members: once a late one has joined, pass its membership in
 * `partners`, with those of all others, so that it sees the tables.
 *
 * The function that does this may create, commit and cancel change requests, list members, and remove members, in this
 * collaboration only. The deployment fails if the account is a member of another name or if another change request for it
 * is open.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/change-requests.html
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateCollaborationChangeRequest.html
 */
export class CollaborationMember extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.CollaborationMember';

  /** The account of the member. */
  public readonly accountId: string;
  /** The id of the change request that added or changed the member last; `NONE` for a founding member. */
  public readonly changeRequestId: string;
  /** Its status when the deployment ended: `COMMITTED`, or `PENDING` if people have to approve; else `NONE`. */
  public readonly changeRequestStatus: string;
  /** The status of the member when the deployment ended: `INVITED` or `ACTIVE`; `NONE` while the change is pending. */
  public readonly memberStatus: string;

  constructor(scope: Construct, id: string, props: CollaborationMemberProps) {
    props = injected(CollaborationMember.PROPERTY_INJECTION_ID, scope, id, props);
    super(scope, id);
    requireOtherAccount(this, props.accountId);
    deployAfter(this, props.collaboration);

    const resource = new MemberResource(this, 'Resource', {
      collaborationId: props.collaboration.collaborationRef.collaborationIdentifier,
      accountId: props.accountId,
      displayName: props.displayName,
      receivesResults: props.abilities?.includes(GrantableMemberAbility.RECEIVE_RESULTS) ?? false,
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
  if (!/^\d{12}$/.test(accountId)) {
    throw new InputError(scope, {
      what: text`${code('accountId')} is ${JSON.stringify(accountId)}`,
      why: 'an AWS account ID has 12 digits',
      fix: 'specify all 12 digits, including leading zeros, without hyphens',
    });
  }
  if (accountId === Stack.of(scope).account) {
    throw new InputError(scope, {
      what: text`${code('accountId')} is ${JSON.stringify(accountId)}, which is the account of this stack`,
      why: 'only the account that creates a collaboration can add members to it, and it is a member already',
      fix: 'specify the account ID of a partner',
    });
  }
}
