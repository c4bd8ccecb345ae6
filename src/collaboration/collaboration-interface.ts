import type { IResource } from 'aws-cdk-lib';
import type { ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';

/** A collaboration: the room in which its members let each other run agreed analyses. */
export interface ICollaboration extends IResource, ICollaborationRef {
  /**
   * The id of the collaboration: a UUID, which invited accounts need in order to join.
   *
   * @attribute
   */
  readonly collaborationId: string;
  /**
   * The ARN of the collaboration, in the account of its creator.
   *
   * @attribute
   */
  readonly collaborationArn: string;
}
