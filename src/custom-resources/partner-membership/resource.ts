import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ProvidedResource } from '../provider/provided-resource';
import { ATTRIBUTES, type PartnerMembershipProperties } from './contract';

export interface PartnerMembershipResourceProps extends PartnerMembershipProperties {
  /** In the account of the creator. */
  readonly collaborationArn: string;
}

/** The membership of a partner, found during deployment. */
export class PartnerMembershipResource extends ProvidedResource {
  public readonly attrMembershipId: string;
  public readonly attrMembershipArn: string;
  public readonly attrMemberStatus: string;

  constructor(scope: Construct, id: string, props: PartnerMembershipResourceProps) {
    super(scope, id, {
      kind: 'partner-membership',
      properties: props,
      statements: [new PolicyStatement({ actions: ['cleanrooms:ListMembers'], resources: [props.collaborationArn] })],
    });
    this.attrMembershipId = this.attribute(ATTRIBUTES.membershipId);
    this.attrMembershipArn = this.attribute(ATTRIBUTES.membershipArn);
    this.attrMemberStatus = this.attribute(ATTRIBUTES.memberStatus);
  }
}
