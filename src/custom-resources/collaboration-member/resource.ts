import { type RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ProvidedResource } from '../provider/provided-resource';
import { ATTRIBUTES, type MemberProperties } from './contract';

export interface MemberResourceProps extends MemberProperties {
  readonly removalPolicy?: RemovalPolicy;
}

/** A member that is added to an existing collaboration. */
export class MemberResource extends ProvidedResource {
  public readonly attrChangeRequestId: string;
  public readonly attrChangeRequestStatus: string;
  public readonly attrMemberStatus: string;

  constructor(scope: Construct, id: string, props: MemberResourceProps) {
    super(scope, id, {
      kind: 'collaboration-member',
      properties: props,
      statements: statementsFor(scope, props.collaborationId),
      policyKeys: [props.collaborationId],
      identity: Token.isUnresolved(props.accountId) ? undefined : props.accountId,
      wildcardReason:
        'cleanrooms:DeleteMember also removes the member from the policies of configured audience models, which are ' +
        'unknown at synthesis',
      removalPolicy: props.removalPolicy,
    });
    this.attrChangeRequestId = this.attribute(ATTRIBUTES.changeRequestId);
    this.attrChangeRequestStatus = this.attribute(ATTRIBUTES.changeRequestStatus);
    this.attrMemberStatus = this.attribute(ATTRIBUTES.memberStatus);
  }
}

function statementsFor(scope: Construct, collaborationId: string): PolicyStatement[] {
  const stack = Stack.of(scope);
  // Only the creator can change members, so the collaboration belongs to this account.
  const collaboration = { service: 'cleanrooms', resource: 'collaboration', resourceName: collaborationId };
  const models = { service: 'cleanrooms-ml', resource: 'configured-audience-model', resourceName: '*' };
  return [
    new PolicyStatement({
      actions: [
        'cleanrooms:CreateCollaborationChangeRequest',
        'cleanrooms:DeleteMember',
        'cleanrooms:ListCollaborationChangeRequests',
        'cleanrooms:ListMembers',
        'cleanrooms:UpdateCollaborationChangeRequest',
      ],
      resources: [stack.formatArn(collaboration)],
    }),
    // The service authorization reference lists them as dependent actions of DeleteMember.
    new PolicyStatement({
      actions: [
        'cleanrooms-ml:DeleteConfiguredAudienceModelPolicy',
        'cleanrooms-ml:GetConfiguredAudienceModelPolicy',
        'cleanrooms-ml:PutConfiguredAudienceModelPolicy',
      ],
      resources: [stack.formatArn(models)],
    }),
  ];
}
