import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ProvidedResource } from '../provider/provided-resource';
import { ATTRIBUTES, type InvitationProperties } from './contract';

/** The collaboration to which a partner has invited this account, found during deployment. */
export class InvitationResource extends ProvidedResource {
  public readonly attrCollaborationId: string;
  public readonly attrCollaborationArn: string;

  constructor(scope: Construct, id: string, props: InvitationProperties) {
    super(scope, id, {
      kind: 'collaboration-invitation',
      properties: props,
      statements: [new PolicyStatement({ actions: ['cleanrooms:ListCollaborations'], resources: ['*'] })],
      wildcardReason: 'cleanrooms:ListCollaborations does not support resource-level permissions',
    });
    this.attrCollaborationId = this.attribute(ATTRIBUTES.collaborationId);
    this.attrCollaborationArn = this.attribute(ATTRIBUTES.collaborationArn);
  }
}
