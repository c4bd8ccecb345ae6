import type { ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Construct } from 'constructs';
import { AutoApprovalResource } from '../custom-resources/auto-approved-changes/resource';
import { COLLABORATION } from '../private/cdk-shapes';
import { received } from '../private/received';
import { enumOf, listOf, optional, type Shapes, STRING } from '../private/shape';
import { deployAfter } from '../private/stack-order';
import { AutoApprovedChange } from './collaboration';

/** Properties for defining `AutoApprovedChanges`. */
export interface AutoApprovedChangesProps {
  /** The collaboration, which must be created by the account of this stack. */
  readonly collaboration: ICollaborationRef;
  /**
   * All changes of members that do not require the approval of the other members.
   *
   * The list replaces the previous one, so that with an empty list every change requires the approval of all members.
   */
  readonly changes: AutoApprovedChange[];
  /**
   * An arbitrary value.
   *
   * Change it to make the next deployment check the change request again and commit it if the other members have
   * approved it.
   *
   * @default - a deployment checks the change request only if another property changes
   */
  readonly revision?: string;
}

/**
 * Changes which changes of members an existing collaboration approves automatically, without replacing the
 * collaboration.
 *
 * In CloudFormation, a change of `autoApprovedChanges` of a `Collaboration` replaces it, and every partner must join
 * again. This construct creates a change request instead. The other members must approve it: the deployment ends with a
 * pending change request (`changeRequestStatus`), and does not wait for approvals. After the other members have approved
 * the request, for example with `ChangeRequestApproval` and `ApprovedChange.forChangeRequest`, commit it in the console or
 * with a deployment that changes `revision`.
 *
 * Leave `autoApprovedChanges` of the `Collaboration` as it was when the collaboration was created. If it differs from
 * `changes`, a warning states that the template shows another value than the collaboration has.
 *
 * **The setting stays if you remove the construct from the stack**, because other members agreed to it, and must approve
 * another one. Only an open change request is canceled. To approve nothing automatically, deploy an empty list
 * first. Use only one construct per collaboration. Another construct ID removes the previous resource, which cancels an open
 * change request: change `revision` in the next deployment to request the change again.
 *
 * The Lambda function of this construct can read this collaboration, and create, commit and cancel its change requests.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/change-requests.html
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CollaborationChangeSpecification.html
 * @example
 * declare const collaboration: Collaboration;
 * new AutoApprovedChanges(this, 'AutoApproved', {
 *   collaboration,
 *   changes: [AutoApprovedChange.REVOKE_RECEIVE_RESULTS_ABILITY],
 * });
 */
export class AutoApprovedChanges extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.AutoApprovedChanges';

  /**
   * The ID of the change request that most recently changed the setting.
   *
   * It is `NONE` if the collaboration had the setting already.
   */
  public readonly changeRequestId: string;
  /**
   * The status of the change request when the deployment ended.
   *
   * It is `COMMITTED`, `PENDING` if approvals are missing, or `NONE` if there is no change request.
   */
  public readonly changeRequestStatus: string;

  constructor(scope: Construct, id: string, props: AutoApprovedChangesProps) {
    props = received(AutoApprovedChanges.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    deployAfter(this, props.collaboration);

    const resource = new AutoApprovalResource(this, 'Resource', {
      collaborationId: props.collaboration.collaborationRef.collaborationIdentifier,
      changeTypes: [...new Set(props.changes)],
      revision: props.revision,
    });
    this.changeRequestId = resource.attrChangeRequestId;
    this.changeRequestStatus = resource.attrChangeRequestStatus;
  }
}

const PROPS: Shapes<AutoApprovedChangesProps> = {
  collaboration: COLLABORATION,
  changes: listOf(enumOf('AutoApprovedChange', AutoApprovedChange, 'known at synthesis')),
  revision: optional(STRING),
};
