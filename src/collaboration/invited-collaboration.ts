import { Resource } from 'aws-cdk-lib';
import type { CollaborationReference } from 'aws-cdk-lib/aws-cleanrooms';
import type { Construct } from 'constructs';
import { InvitationResource } from '../custom-resources/collaboration-invitation/resource';
import { injected } from '../private/property-injection';
import { validateAtSynthesis } from '../validation/report';
import type { CollaborationDetails } from './collaboration-details';
import type { ICollaboration } from './collaboration-interface';
import { stateTerms } from './stated-terms';

/** How an invitation is recognized, and what is known of the collaboration beforehand. */
export interface InvitedCollaborationProps extends CollaborationDetails {
  /** The name that the creator has given the collaboration. */
  readonly collaborationName: string;
  /** The account of the creator: twelve digits. */
  readonly creatorAccountId: string;
  /**
   * Any text. Another one makes the next deployment look again, for example after the creator has replaced the
   * collaboration.
   *
   * @default - a deployment looks again only if the name or the creator changes
   */
  readonly revision?: string;
}

/**
 * A collaboration to which a partner has invited this account, found when the stack is deployed.
 *
 * The id of a collaboration is known only after its creator has deployed it. This finds it by its name and creator, among
 * the invitations of this account in this Region and the collaborations that it has joined: so it is found again after
 * the membership exists. The creator deploys first; the deployment fails unless exactly one collaboration fits. A
 * collaboration that its creator replaces is another one: a deployment with another `revision` finds it, and what belongs
 * to the former is replaced.
 *
 * The function that does this may list the collaborations of this account and nothing else.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ListCollaborations.html
 * @resource AWS::CleanRooms::Collaboration
 */
export class InvitedCollaboration extends Resource implements ICollaboration {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.InvitedCollaboration';

  /** @attribute */
  public readonly collaborationId: string;
  /** @attribute */
  public readonly collaborationArn: string;

  constructor(scope: Construct, id: string, props: InvitedCollaborationProps) {
    props = injected(InvitedCollaboration.PROPERTY_INJECTION_ID, scope, id, props);
    super(scope, id, { account: props.creatorAccountId });
    const resource = new InvitationResource(this, 'Resource', {
      name: props.collaborationName,
      creatorAccountId: props.creatorAccountId,
      revision: props.revision,
    });
    this.collaborationId = resource.attrCollaborationId;
    this.collaborationArn = resource.attrCollaborationArn;
    stateTerms(this, props);
    validateAtSynthesis(this);
  }

  public get collaborationRef(): CollaborationReference {
    return { collaborationIdentifier: this.collaborationId, collaborationArn: this.collaborationArn };
  }
}
