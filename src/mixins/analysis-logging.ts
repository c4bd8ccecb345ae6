import { Mixin } from 'aws-cdk-lib';
import { CfnCollaboration, CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';

/**
 * Logs the queries of collaborations and memberships, also of those that are plain L1s.
 *
 * The logs of a member are written only if both its membership and its collaboration have the property. CloudFormation cannot
 * change it in place for a collaboration: one that is deployed without the log is replaced, and every partner must join the new
 * one. Apply the mixin before the first deployment, or only to memberships.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/query-logs.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cleanrooms-collaboration.html
 * @example
 * Mixins.of(this).apply(new QueryLogging());
 *
 * // Only memberships, because collaborations are deployed:
 * const memberships = ConstructSelector.resourcesOfType(CfnMembership.CFN_RESOURCE_TYPE_NAME);
 * Mixins.of(this, memberships).apply(new QueryLogging());
 */
export class QueryLogging extends Mixin {
  /** Whether a construct is the L1 of a collaboration or a membership. */
  public supports(construct: IConstruct): construct is CfnCollaboration | CfnMembership {
    return isLogged(construct);
  }

  /** Sets `QueryLogStatus` to `ENABLED`. */
  public applyTo(construct: IConstruct): void {
    if (isLogged(construct)) {
      construct.queryLogStatus = ENABLED;
    }
  }
}

/**
 * Logs the jobs of collaborations and memberships, also of those that are plain L1s.
 *
 * The logs of a member are written only if both its membership and its collaboration have the property. CloudFormation cannot
 * change it in place for a collaboration: one that is deployed without the log is replaced, and every partner must join the new
 * one. Apply the mixin before the first deployment, or only to memberships.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/query-logs.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cleanrooms-collaboration.html
 * @example
 * Mixins.of(this).apply(new JobLogging());
 */
export class JobLogging extends Mixin {
  /** Whether a construct is the L1 of a collaboration or a membership. */
  public supports(construct: IConstruct): construct is CfnCollaboration | CfnMembership {
    return isLogged(construct);
  }

  /** Sets `JobLogStatus` to `ENABLED`. */
  public applyTo(construct: IConstruct): void {
    if (isLogged(construct)) {
      construct.jobLogStatus = ENABLED;
    }
  }
}

const ENABLED = 'ENABLED';

function isLogged(construct: IConstruct): construct is CfnCollaboration | CfnMembership {
  return CfnCollaboration.isCfnCollaboration(construct) || CfnMembership.isCfnMembership(construct);
}
