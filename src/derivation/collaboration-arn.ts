import type { CfnMembership, ICollaborationRef, IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';
import { InputError } from '../private/errors';
import { collaborationPattern } from '../private/grant-arns';
import { l1Of } from '../private/l1';
import { code, type Text, text } from '../private/text';

/**
 * The ARN of the collaboration of a membership for a policy. It is a pattern for an imported membership, unless the creator
 * of its collaboration is known.
 */
export function collaborationArnOf(membership: IMembershipRef): string {
  const l1 = l1Of<CfnMembership>(membership, 'AWS::CleanRooms::Membership');
  if (l1) {
    return l1.attrCollaborationArn;
  }
  const { collaboration } = membership as { collaboration?: ICollaborationRef };
  return collaboration ? collaborationArn(collaboration) : collaborationPattern(membership);
}

/** The ARN of a collaboration, or a pattern for it, because an imported one can lack the account of the creator. */
export function collaborationArn(collaboration: ICollaborationRef): string {
  try {
    return collaboration.collaborationRef.collaborationArn;
  } catch (error) {
    if (error instanceof InputError) {
      return collaborationPattern(collaboration, collaboration.collaborationRef.collaborationIdentifier);
    }
    throw error;
  }
}

/** The ID of the collaboration of a membership; undefined for an imported membership whose collaboration is not stated. */
export function collaborationIdOf(membership: IMembershipRef): string | undefined {
  const l1 = l1Of<CfnMembership>(membership, 'AWS::CleanRooms::Membership');
  const { collaboration } = membership as { collaboration?: ICollaborationRef };
  return l1?.collaborationIdentifier ?? collaboration?.collaborationRef.collaborationIdentifier;
}

/** The same, for a construct that needs it, with the reason. */
export function requireCollaborationId(scope: IConstruct, membership: IMembershipRef, why: Text): string {
  const id = collaborationIdOf(membership);
  if (id === undefined) {
    throw new InputError(scope, {
      what: text`the collaboration of "${membership.node.path}" is not known`,
      why,
      fix: text`import the membership with ${code('Membership.fromMembershipAttributes')} and its ${code('collaboration')}`,
    });
  }
  return id;
}
