import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ProvidedResource } from '../provider/provided-resource';
import { ATTRIBUTES, type AutoApprovalProperties } from './contract';

/** The changes of a collaboration that need no approval. */
export class AutoApprovalResource extends ProvidedResource {
  public readonly attrChangeRequestId: string;
  public readonly attrChangeRequestStatus: string;

  constructor(scope: Construct, id: string, props: AutoApprovalProperties) {
    super(scope, id, {
      kind: 'auto-approved-changes',
      properties: props,
      statements: [
        new PolicyStatement({
          actions: [
            'cleanrooms:CreateCollaborationChangeRequest',
            'cleanrooms:GetCollaboration',
            'cleanrooms:ListCollaborationChangeRequests',
            'cleanrooms:UpdateCollaborationChangeRequest',
          ],
          resources: [
            // Only the creator can request changes, so the collaboration belongs to this account.
            Stack.of(scope).formatArn({
              service: 'cleanrooms',
              resource: 'collaboration',
              resourceName: props.collaborationId,
            }),
          ],
        }),
      ],
      policyKeys: [props.collaborationId],
    });
    this.attrChangeRequestId = this.attribute(ATTRIBUTES.changeRequestId);
    this.attrChangeRequestStatus = this.attribute(ATTRIBUTES.changeRequestStatus);
  }
}
