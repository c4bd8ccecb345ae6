import { type CfnResource, Mixin, RemovalPolicy, Token } from 'aws-cdk-lib';
import { CfnCollaboration, CfnMembership, CfnPrivacyBudgetTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';
import { DIFFERENTIAL_PRIVACY } from '../private/words';

/**
 * Retains what cannot be created again as it was, also if it is a plain L1.
 *
 * - A deleted collaboration ends for every member, and each partner must join another one.
 * - An account that leaves a collaboration cannot join it again.
 * - A budget for differential privacy that is created again is unused, so that results show more than was agreed.
 *
 * The constructs of this library have these removal policies by default. The mixin replaces the removal policies that were
 * set before it is applied.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/delete-collaboration.html
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/leave-collab.html
 * @example
 * Mixins.of(this).apply(new CollaborationRetention());
 */
export class CollaborationRetention extends Mixin {
  /** Whether a construct is the L1 of a collaboration, a membership or a budget that can be for differential privacy. */
  public supports(construct: IConstruct): construct is CfnCollaboration | CfnMembership | CfnPrivacyBudgetTemplate {
    return policyOf(construct) !== undefined;
  }

  /** Sets the deletion policies that the construct of this library has by default. */
  public applyTo(construct: IConstruct): void {
    const policy = policyOf(construct);
    if (policy !== undefined) {
      (construct as CfnResource).applyRemovalPolicy(policy);
    }
  }
}

function policyOf(construct: IConstruct): RemovalPolicy | undefined {
  if (CfnMembership.isCfnMembership(construct)) {
    // An account that was in the collaboration for a failed deployment cannot join it again either.
    return RemovalPolicy.RETAIN;
  }
  const isBudget =
    CfnPrivacyBudgetTemplate.isCfnPrivacyBudgetTemplate(construct) &&
    // It is better to retain a budget of a type that is not known than to lose one for differential privacy.
    (construct.privacyBudgetType === DIFFERENTIAL_PRIVACY || Token.isUnresolved(construct.privacyBudgetType));
  return isBudget || CfnCollaboration.isCfnCollaboration(construct)
    ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
    : undefined;
}
