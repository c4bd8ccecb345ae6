import { Stack, type StackProps } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket } from 'aws-cdk-lib/aws-s3';
import {
  ApprovedChange,
  BudgetRemaining,
  ChangeRequestApproval,
  Collaboration,
  ExistingBudget,
  Membership,
  ResultOutput,
} from 'cdk-cleanrooms';
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
  /** Change it to make the next deployment read again what remains of the privacy budget of the creator. */
  readonly revision?: string;
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

    // The agency counts viewers once a week. If the budget of the panel does not suffice, its deployment fails, not its query.
    new BudgetRemaining(this, 'Remaining', {
      membership,
      budget: ExistingBudget.differentialPrivacy({ minimums: { countDistinct: 1 } }),
      revision: props.revision,
    });

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
