import { Stack, type StackProps } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket } from 'aws-cdk-lib/aws-s3';
import { ApprovedChange, ChangeRequestApproval, Collaboration, Membership, ResultOutput } from 'cdk-cleanrooms';
import type { Construct } from 'constructs';

export interface PartnerStackProps extends StackProps {
  readonly collaborationName: string;
  readonly creatorAccount: string;
}

export interface AgencyStackProps extends PartnerStackProps {
  /**
   * The account to approve as a member.
   *
   * @default - no account is approved
   */
  readonly broadcasterAccount?: string;
}

/** The agency finds its invitation, joins, and approves the broadcaster as a member that contributes data. */
export class AgencyStack extends Stack {
  constructor(scope: Construct, id: string, props: AgencyStackProps) {
    super(scope, id, props);

    const collaboration = Collaboration.fromInvitation(this, 'Panel', {
      collaborationName: props.collaborationName,
      creatorAccountId: props.creatorAccount,
    });
    const results = new Bucket(this, 'Results', { blockPublicAccess: BlockPublicAccess.BLOCK_ALL, enforceSSL: true });
    const membership = new Membership(this, 'Membership', { collaboration, resultOutput: ResultOutput.s3(results) });

    if (props.broadcasterAccount) {
      const approval = new ChangeRequestApproval(this, 'Approval', {
        collaboration,
        change: ApprovedChange.forMember(props.broadcasterAccount),
      });
      approval.node.addDependency(membership);
    }
  }
}

/** The broadcaster joins after the change is committed. */
export class BroadcasterStack extends Stack {
  constructor(scope: Construct, id: string, props: PartnerStackProps) {
    super(scope, id, props);

    const collaboration = Collaboration.fromInvitation(this, 'Panel', {
      collaborationName: props.collaborationName,
      creatorAccountId: props.creatorAccount,
    });
    new Membership(this, 'Membership', { collaboration });
  }
}
