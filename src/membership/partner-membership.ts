import { Resource } from 'aws-cdk-lib';
import type { ICollaborationRef, IMembershipRef, MembershipReference } from 'aws-cdk-lib/aws-cleanrooms';
import type { Construct } from 'constructs';
import { PartnerMembershipResource } from '../custom-resources/partner-membership/resource';
import { COLLABORATION } from '../private/cdk-shapes';
import { ACCOUNT_ID } from '../private/formats';
import { received } from '../private/received';
import { membershipArn } from '../private/service-trust';
import { enumOf, formatted, optional, type Shapes, STRING } from '../private/shape';
import { deployAfter } from '../private/stack-order';
import { followable } from '../private/stated-resource';

/** What a `PartnerMembership` does while the partner has not joined the collaboration. */
export enum PartnerNotJoinedAction {
  /**
   * It is the pattern for all memberships of the account of the partner, and the deployment succeeds.
   *
   * After the partner has joined, change `revision`.
   */
  ANY_MEMBERSHIP = 'ANY_MEMBERSHIP',
  /** It fails the deployment, so that the trust of a role is never wider than the membership of the partner. */
  FAIL = 'FAIL',
}

/** Properties for defining a `PartnerMembership`. */
export interface PartnerMembershipProps {
  /**
   * The collaboration, of which the account of this stack must be a member.
   *
   * The ARN of the collaboration must be known, because it contains the account of the creator.
   */
  readonly collaboration: ICollaborationRef;
  /** The ID of the account of the partner, which has twelve digits. */
  readonly accountId: string;
  /**
   * The action while the partner is invited and has not joined.
   *
   * @default PartnerNotJoinedAction.ANY_MEMBERSHIP
   */
  readonly ifNotJoined?: PartnerNotJoinedAction;
  /**
   * An arbitrary value.
   *
   * Change it to make the next deployment search for the membership again, for example after the partner has joined.
   *
   * @default - a deployment searches again only if another property changes
   */
  readonly revision?: string;
}

/**
 * The membership of a partner, found when the stack is deployed.
 *
 * The ID of a membership exists only after the partner has joined. Every member can list the members of a collaboration
 * with their memberships, so no partner must send its ID. Specify this construct in `partnerMemberships` of an
 * association, or of a `TableAccessRole`: the trust policy of the role is then limited to the membership of the partner,
 * and to its queries.
 *
 * While the partner is invited and has not joined, it is the pattern for all memberships of the account of the partner,
 * or the deployment fails. After the partner has joined, change `revision`, and deploy again. If a partner has left, the
 * next search matches no membership.
 *
 * The Lambda function of this construct can only list the members of this collaboration.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ListMembers.html
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/cross-service-confused-deputy-prevention.html
 * @resource AWS::CleanRooms::Membership
 * @example
 * declare const collaboration: Collaboration;
 * declare const membership: Membership;
 * declare const impressions: ConfiguredTable;
 * const advertiser = new PartnerMembership(this, 'Advertiser', {
 *   collaboration,
 *   accountId: '222222222222',
 * });
 * membership.associate('ImpressionsAssociation', {
 *   table: impressions,
 *   partnerMemberships: [advertiser],
 * });
 */
export class PartnerMembership extends Resource implements IMembershipRef {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.PartnerMembership';

  /**
   * The ID of the membership.
   *
   * It is `*` while the partner has not joined, and `NONE` after the partner has left.
   *
   * @attribute
   */
  public readonly membershipId: string;
  /**
   * The ARN of the membership, which ends in its ID.
   *
   * @attribute
   */
  public readonly membershipArn: string;
  /** The status of the partner when the deployment ended, for example `ACTIVE` or `INVITED`. */
  public readonly memberStatus: string;

  constructor(scope: Construct, id: string, props: PartnerMembershipProps) {
    props = received(PartnerMembership.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id, { account: props.accountId });
    deployAfter(this, props.collaboration);

    const { collaborationIdentifier, collaborationArn } = props.collaboration.collaborationRef;
    const resource = new PartnerMembershipResource(this, 'Resource', {
      collaborationId: followable(props.collaboration, collaborationIdentifier),
      collaborationArn,
      accountId: props.accountId,
      anyMembershipArn: membershipArn(this, props.accountId, '*'),
      ifNotJoined: props.ifNotJoined ?? PartnerNotJoinedAction.ANY_MEMBERSHIP,
      revision: props.revision,
    });
    this.membershipId = resource.attrMembershipId;
    this.membershipArn = resource.attrMembershipArn;
    this.memberStatus = resource.attrMemberStatus;
  }

  /** The membership. */
  public get membershipRef(): MembershipReference {
    return { membershipIdentifier: this.membershipId, membershipArn: this.membershipArn };
  }
}

const PROPS: Shapes<PartnerMembershipProps> = {
  collaboration: COLLABORATION,
  accountId: formatted(ACCOUNT_ID),
  ifNotJoined: optional(enumOf('PartnerNotJoinedAction', PartnerNotJoinedAction, 'known at synthesis')),
  revision: optional(STRING),
};
