import { Mixin } from 'aws-cdk-lib';
import { CfnCollaboration, CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';

/**
 * Publishes the Amazon CloudWatch metrics of queries, for collaborations and memberships, also for those that are plain L1s.
 *
 * A member has metrics only if both its membership and its collaboration have the property, and if the member runs queries or
 * pays for them. A rule reports the membership of any other member. CloudFormation changes the property in place.
 * `MembershipMetrics.fromMembership` has the metrics of an L1.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/cloudwatch-metrics.html
 * @example
 * declare const collaboration: CfnCollaboration;
 * declare const membership: CfnMembership;
 * collaboration.with(new AnalysisMetrics());
 * membership.with(new AnalysisMetrics());
 */
export class AnalysisMetrics extends Mixin {
  /** Whether a construct is the L1 of a collaboration or a membership. */
  public supports(construct: IConstruct): construct is CfnCollaboration | CfnMembership {
    return CfnCollaboration.isCfnCollaboration(construct) || CfnMembership.isCfnMembership(construct);
  }

  /** Sets `IsMetricsEnabled` to `true`. */
  public applyTo(construct: IConstruct): void {
    if (this.supports(construct)) {
      construct.isMetricsEnabled = true;
    }
  }
}
