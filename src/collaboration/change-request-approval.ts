import { Stack } from 'aws-cdk-lib';
import type { ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Construct } from 'constructs';
import { ApprovalResource } from '../custom-resources/change-request-approval/resource';
import { injected } from '../private/property-injection';
import { deployAfter } from '../private/stack-order';
import { GrantableMemberAbility } from './collaboration-member';

/** What the change of a member may give, as agreed with the creator. */
export interface ApprovedChangeOptions {
  /**
   * The abilities that the change may give. A request for more is not approved.
   *
   * @default - none: the member contributes data only
   */
  readonly abilities?: GrantableMemberAbility[];
}

/** The change that is approved. */
export class ApprovedChange {
  /**
   * The pending change of one account, whatever its id.
   *
   * Approved only if the request changes this account and nothing else, and asks for no more than agreed.
   *
   * @param accountId the account that is added or changed: twelve digits
   * @param options what the change may give
   */
  public static forMember(accountId: string, options: ApprovedChangeOptions = {}): ApprovedChange {
    return new ApprovedChange(
      undefined,
      accountId,
      options.abilities?.includes(GrantableMemberAbility.RECEIVE_RESULTS) ?? false,
    );
  }

  /**
   * The change request of an id: whatever it asks for, as somebody has read it.
   *
   * @param changeRequestId the id of the change request: a UUID
   */
  public static forChangeRequest(changeRequestId: string): ApprovedChange {
    return new ApprovedChange(changeRequestId, undefined, false);
  }

  private constructor(
    /** @internal */
    public readonly _changeRequestId: string | undefined,
    /** @internal */
    public readonly _accountId: string | undefined,
    /** @internal */
    public readonly _mayReceiveResults: boolean,
  ) {}
}

/** Properties of a `ChangeRequestApproval`. */
export interface ChangeRequestApprovalProps {
  /**
   * The collaboration, of which the account of this stack is an active member and not the creator. Its ARN has to be
   * known: it names the creator.
   */
  readonly collaboration: ICollaborationRef;
  /** What is approved. */
  readonly change: ApprovedChange;
}

/**
 * The approval of a change request, by a member that is asked.
 *
 * The request has to exist when this is deployed: deploy the stack of the creator first. The deployment fails if there is
 * no such request, if several are pending, or if it asks for more than agreed. Approving what is approved already changes
 * nothing.
 *
 * **An approval cannot be taken back:** leaving the template changes nothing in the collaboration.
 *
 * The function that does this may read and approve change requests of this collaboration only.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/change-requests.html
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_UpdateCollaborationChangeRequest.html
 */
export class ChangeRequestApproval extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.ChangeRequestApproval';

  /** The id of the change request. */
  public readonly changeRequestId: string;
  /** Its status when the deployment ended: `PENDING` while other members are asked, then `APPROVED` or `COMMITTED`. */
  public readonly changeRequestStatus: string;

  constructor(scope: Construct, id: string, props: ChangeRequestApprovalProps) {
    props = injected(ChangeRequestApproval.PROPERTY_INJECTION_ID, scope, id, props);
    super(scope, id);
    deployAfter(this, props.collaboration);

    const { collaborationIdentifier, collaborationArn } = props.collaboration.collaborationRef;
    const resource = new ApprovalResource(this, 'Resource', {
      collaborationId: collaborationIdentifier,
      collaborationArn,
      approver: Stack.of(this).account,
      changeRequestId: props.change._changeRequestId,
      accountId: props.change._accountId,
      mayReceiveResults: props.change._mayReceiveResults,
    });
    this.changeRequestId = resource.attrChangeRequestId;
    this.changeRequestStatus = resource.attrChangeRequestStatus;
  }
}
