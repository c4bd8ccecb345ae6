import type { IResource } from 'aws-cdk-lib';
import type { ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { CollaborationEvents } from './collaboration-events';
import type { CollaborationGrants } from './collaboration-grants';

/** A collaboration, in which members run agreed analyses on each other's tables. */
export interface ICollaboration extends IResource, ICollaborationRef {
  /**
   * The ID of the collaboration.
   *
   * It is a UUID, which invited accounts need to join.
   *
   * @attribute
   */
  readonly collaborationId: string;
  /**
   * The ARN of the collaboration, which contains the account of the creator.
   *
   * @attribute
   */
  readonly collaborationArn: string;
  /** The events of the collaboration in Amazon EventBridge. */
  readonly events: CollaborationEvents;
  /** Permissions of principals on the collaboration. */
  readonly grants: CollaborationGrants;
}
