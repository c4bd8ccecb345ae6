import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ProvidedResource } from '../provider/provided-resource';
import { ATTRIBUTES, CONTRACT, type InvitationProperties } from './contract';

/** The collaboration to which a partner has invited this account, looked up when it is deployed. */
export class InvitationResource extends ProvidedResource {
  public readonly attrCollaborationId: string;
  public readonly attrCollaborationArn: string;

  constructor(scope: Construct, id: string, props: InvitationProperties) {
    super(scope, id, {
      kind: 'collaboration-invitation',
      resourceType: 'Custom::CleanRoomsCollaborationInvitation',
      properties: CONTRACT.encode(props),
      // Listing what is not known yet cannot be limited to a resource.
      statements: [new PolicyStatement({ actions: ['cleanrooms:ListCollaborations'], resources: ['*'] })],
      wildcardReason: 'cleanrooms:ListCollaborations has no resource to which it could be limited',
    });
    this.attrCollaborationId = this.attribute(ATTRIBUTES.collaborationId);
    this.attrCollaborationArn = this.attribute(ATTRIBUTES.collaborationArn);
  }
}
