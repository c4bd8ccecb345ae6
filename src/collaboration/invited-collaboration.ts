import { Resource } from 'aws-cdk-lib';
import type { CollaborationReference } from 'aws-cdk-lib/aws-cleanrooms';
import type { Construct } from 'constructs';
import { InvitationResource } from '../custom-resources/collaboration-invitation/resource';
import { ACCOUNT_ID } from '../private/formats';
import { received } from '../private/received';
import { formatted, optional, type Shapes, STRING } from '../private/shape';
import { validateAtSynthesis } from '../validation/report';
import type { CollaborationDetails } from './collaboration-details';
import { CollaborationEvents } from './collaboration-events';
import { CollaborationGrants } from './collaboration-grants';
import type { ICollaboration } from './collaboration-interface';
import { DETAILS } from './details-shape';
import { stateTerms } from './stated-terms';

/** Properties for defining an `InvitedCollaboration`. */
export interface InvitedCollaborationProps extends CollaborationDetails {
  /** The name of the collaboration, as specified by its creator. */
  readonly collaborationName: string;
  /** The account ID of the creator, which has twelve digits. */
  readonly creatorAccountId: string;
  /**
   * An arbitrary value.
   *
   * Change it to make the next deployment search for the collaboration again, for example after the creator has
   * replaced it.
   *
   * @default - a deployment searches again only if the name or the creator changes
   */
  readonly revision?: string;
}

/**
 * A collaboration to which a partner has invited this account, found when the stack is deployed.
 *
 * The ID of a collaboration is known only after its creator has deployed it. This construct finds the collaboration by
 * its name and creator, among the pending invitations of this account in this Region and the collaborations that the
 * account has joined. The creator must deploy first, and the deployment fails unless exactly one collaboration matches.
 * If the creator replaces the collaboration, change `revision` to find the new one. Resources that depend on the
 * previous collaboration are then replaced.
 *
 * The Lambda function of this construct can only list the collaborations of this account.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ListCollaborations.html
 * @resource AWS::CleanRooms::Collaboration
 * @example
 * const collaboration = Collaboration.fromInvitation(this, 'Partner', {
 *   collaborationName: 'Campaign reach',
 *   creatorAccountId: '111111111111',
 * });
 * new Membership(this, 'Membership', { collaboration });
 */
export class InvitedCollaboration extends Resource implements ICollaboration {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.InvitedCollaboration';

  /**
   * The ID of the collaboration.
   *
   * @attribute
   */
  public readonly collaborationId: string;
  /**
   * The ARN of the collaboration.
   *
   * @attribute
   */
  public readonly collaborationArn: string;

  constructor(scope: Construct, id: string, props: InvitedCollaborationProps) {
    props = received(InvitedCollaboration.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id, { account: props.creatorAccountId });
    const resource = new InvitationResource(this, 'Resource', {
      name: props.collaborationName,
      creatorAccountId: props.creatorAccountId,
      revision: props.revision,
    });
    this.collaborationId = resource.attrCollaborationId;
    this.collaborationArn = resource.attrCollaborationArn;
    stateTerms(this, this.collaborationId, props);
    validateAtSynthesis(this);
  }

  /** The events of the collaboration in Amazon EventBridge. */
  public get events(): CollaborationEvents {
    return CollaborationEvents.fromCollaboration(this);
  }

  /** Permissions of principals on the collaboration. */
  public get grants(): CollaborationGrants {
    return CollaborationGrants.fromCollaboration(this);
  }

  public get collaborationRef(): CollaborationReference {
    return { collaborationIdentifier: this.collaborationId, collaborationArn: this.collaborationArn };
  }
}

const PROPS: Shapes<InvitedCollaborationProps> = {
  ...DETAILS,
  collaborationName: STRING,
  creatorAccountId: formatted(ACCOUNT_ID),
  revision: optional(STRING),
};
