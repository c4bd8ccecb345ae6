import { Stack, type StackProps } from 'aws-cdk-lib';
import { Collaboration, Member, MemberAbility, Membership, Payment } from 'cdk-cleanrooms';
import type { Construct } from 'constructs';

export interface RetailerStackProps extends StackProps {
  /** The account of the brand. */
  readonly brandAccount: string;
}

/** The retailer creates the collaboration, in which the brand runs jobs, receives their results, and pays for them. */
export class RetailerStack extends Stack {
  readonly collaboration: Collaboration;
  readonly membership: Membership;

  constructor(scope: Construct, id: string, props: RetailerStackProps) {
    super(scope, id, props);

    this.collaboration = new Collaboration(this, 'SpringCampaign', {
      description: 'How fast customers of the retailer buy after a contact of the brand',
      creator: { displayName: 'Retailer' },
      members: [
        Member.account(props.brandAccount, {
          displayName: 'Brand',
          abilities: [MemberAbility.QUERY, MemberAbility.RUN_JOB, MemberAbility.RECEIVE_RESULTS],
          paymentResponsibilities: [Payment.QUERY_COMPUTE, Payment.JOB_COMPUTE],
        }),
      ],
      jobLogging: true,
    });
    this.membership = new Membership(this, 'Membership', { collaboration: this.collaboration });
  }
}
