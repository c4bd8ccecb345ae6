import { Stack } from 'aws-cdk-lib';
import type { ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Construct } from 'constructs';
import { ApprovalResource } from '../custom-resources/change-request-approval/resource';
import { COLLABORATION } from '../private/cdk-shapes';
import { ACCOUNT_ID, UUID } from '../private/formats';
import { received } from '../private/received';
import {
  enumOf,
  formatted,
  instance,
  listOf,
  mark,
  optional,
  requireShapes,
  type Shapes,
  struct,
} from '../private/shape';
import { deployAfter } from '../private/stack-order';
import { followable } from '../private/stated-resource';
import { code } from '../private/text';
import { REMOVE_PAYER_CANDIDATE } from '../private/words';
import { MlMemberAbility, type Payment } from './abilities';
import { GrantableMemberAbility } from './collaboration-member';
import { PAYMENTS } from './member-shape';

/** Options for an approved change of a member. */
export interface ApprovedChangeOptions {
  /**
   * The abilities that the change can grant.
   *
   * A change request that grants other abilities is not approved.
   *
   * @default - none; the member can only contribute data
   */
  readonly abilities?: GrantableMemberAbility[];
  /**
   * The output of custom machine learning that the change can let the member receive.
   *
   * A change request repeats what the member can receive already, so include that, too.
   *
   * @default - none
   */
  readonly mlAbilities?: MlMemberAbility[];
  /**
   * The costs for which the change can make the member responsible.
   *
   * If they are specified, the change can also end other payment responsibilities of the member, so that another member
   * pays.
   *
   * @default - a change request for other payers is not approved
   */
  readonly paymentResponsibilities?: Payment[];
}

/**
 * The change to approve.
 *
 * @example
 * const change = ApprovedChange.forMember('333333333333', {
 *   abilities: [GrantableMemberAbility.RECEIVE_RESULTS],
 * });
 */
export class ApprovedChange {
  /**
   * Approves the pending change request for an account, with any ID.
   *
   * The request is approved only if it changes this account and nothing else, and grants only the specified abilities
   * and payment responsibilities. A request for anything else is not approved.
   *
   * @param accountId the ID of the account that is added or changed, which has twelve digits
   * @param options the options for the change
   * @example
   * const change = ApprovedChange.forMember('333333333333', {
   *   abilities: [GrantableMemberAbility.RECEIVE_RESULTS],
   * });
   */
  public static forMember(accountId: string, options: ApprovedChangeOptions = {}): ApprovedChange {
    requireShapes(code('ApprovedChange.forMember'), MEMBER, { accountId, options });
    return new ApprovedChange(
      undefined,
      accountId,
      options.abilities?.includes(GrantableMemberAbility.RECEIVE_RESULTS) ?? false,
      alsoAgreedIn(options),
    );
  }

  /**
   * Approves the change request with an ID, with all changes that it contains.
   *
   * Review the change request before you specify its ID.
   *
   * @param changeRequestId the ID of the change request, which is a UUID
   * @example
   * const change = ApprovedChange.forChangeRequest('a1b2c3d4-5678-90ab-cdef-000000000001');
   */
  public static forChangeRequest(changeRequestId: string): ApprovedChange {
    requireShapes(code('ApprovedChange.forChangeRequest'), REQUEST, { changeRequestId });
    return new ApprovedChange(changeRequestId, undefined, false, []);
  }

  private constructor(
    /** @internal */
    public readonly _changeRequestId: string | undefined,
    /** @internal */
    public readonly _accountId: string | undefined,
    /** @internal */
    public readonly _mayReceiveResults: boolean,
    /** @internal */
    public readonly _alsoAgreed: readonly string[],
  ) {}
}

/** Properties for defining a `ChangeRequestApproval`. */
export interface ChangeRequestApprovalProps {
  /**
   * The collaboration with the change request.
   *
   * The account of this stack must be an active member of the collaboration, and not its creator. The ARN of the
   * collaboration must be known, because it contains the account of the creator.
   */
  readonly collaboration: ICollaborationRef;
  /** The change to approve. */
  readonly change: ApprovedChange;
}

/**
 * Approves a change request on behalf of a member whose approval is required.
 *
 * The change request must exist when the stack is deployed, so deploy the stack of the creator first. The deployment
 * fails if there is no matching request after a short wait, if several requests are pending, or if the request grants
 * more than specified. If the request is already approved, the deployment changes nothing.
 *
 * **An approval cannot be withdrawn.** If you remove the construct from the stack, the collaboration does not change.
 *
 * The Lambda function of this construct can read and approve change requests of this collaboration only.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/change-requests.html
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_UpdateCollaborationChangeRequest.html
 * @example
 * const collaboration = Collaboration.fromInvitation(this, 'Partner', {
 *   collaborationName: 'Campaign reach',
 *   creatorAccountId: '111111111111',
 * });
 * new ChangeRequestApproval(this, 'Approval', {
 *   collaboration,
 *   change: ApprovedChange.forMember('333333333333'),
 * });
 */
export class ChangeRequestApproval extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.ChangeRequestApproval';

  /** The ID of the change request. */
  public readonly changeRequestId: string;
  /**
   * The status of the change request when the deployment ended.
   *
   * It is `PENDING` while approvals of other members are missing, and otherwise `APPROVED` or `COMMITTED`.
   */
  public readonly changeRequestStatus: string;

  constructor(scope: Construct, id: string, props: ChangeRequestApprovalProps) {
    props = received(ChangeRequestApproval.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    deployAfter(this, props.collaboration);

    const { collaborationIdentifier, collaborationArn } = props.collaboration.collaborationRef;
    const resource = new ApprovalResource(this, 'Resource', {
      collaborationId: followable(props.collaboration, collaborationIdentifier),
      collaborationArn,
      approver: Stack.of(this).account,
      changeRequestId: props.change._changeRequestId,
      accountId: props.change._accountId,
      mayReceiveResults: props.change._mayReceiveResults,
      alsoAgreed: props.change._alsoAgreed.length > 0 ? props.change._alsoAgreed : undefined,
    });
    this.changeRequestId = resource.attrChangeRequestId;
    this.changeRequestStatus = resource.attrChangeRequestStatus;
  }
}

/** What is agreed beside receiving results. The costs that the member no longer pays are part of the payments. */
function alsoAgreedIn({ abilities = [], mlAbilities = [], paymentResponsibilities }: ApprovedChangeOptions): string[] {
  const others = abilities.filter((ability) => ability !== GrantableMemberAbility.RECEIVE_RESULTS);
  const payments = paymentResponsibilities ? [...paymentResponsibilities, REMOVE_PAYER_CANDIDATE] : [];
  return [...new Set<string>([...others, ...mlAbilities, ...payments])];
}

mark('ApprovedChange', ApprovedChange);

const MEMBER = {
  accountId: formatted(ACCOUNT_ID),
  options: struct<ApprovedChangeOptions>({
    abilities: optional(listOf(enumOf('GrantableMemberAbility', GrantableMemberAbility, 'known at synthesis'))),
    mlAbilities: optional(listOf(enumOf('MlMemberAbility', MlMemberAbility, 'known at synthesis'))),
    paymentResponsibilities: optional(PAYMENTS),
  }),
};
const REQUEST = { changeRequestId: formatted(UUID) };
const PROPS: Shapes<ChangeRequestApprovalProps> = {
  collaboration: COLLABORATION,
  change: instance<ApprovedChange>('ApprovedChange'),
};
