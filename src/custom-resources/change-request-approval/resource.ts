import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ProvidedResource } from '../provider/provided-resource';
import { type ApprovalProperties, ATTRIBUTES } from './contract';

export interface ApprovalResourceProps extends ApprovalProperties {
  /** In the account of the creator. */
  readonly collaborationArn: string;
}

/** The approval of a change request, in the account that approves. */
export class ApprovalResource extends ProvidedResource {
  public readonly attrChangeRequestId: string;
  public readonly attrChangeRequestStatus: string;

  constructor(scope: Construct, id: string, props: ApprovalResourceProps) {
    const read = props.changeRequestId ? 'GetCollaborationChangeRequest' : 'ListCollaborationChangeRequests';
    super(scope, id, {
      kind: 'change-request-approval',
      properties: props,
      statements: [
        new PolicyStatement({
          actions: [`cleanrooms:${read}`, 'cleanrooms:UpdateCollaborationChangeRequest'],
          resources: [props.collaborationArn],
        }),
      ],
    });
    this.attrChangeRequestId = this.attribute(ATTRIBUTES.changeRequestId);
    this.attrChangeRequestStatus = this.attribute(ATTRIBUTES.changeRequestStatus);
  }
}
