import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Construct } from 'constructs';
import { RemainingResource } from '../custom-resources/budget-remaining/resource';
import { collaborationArnOf, requireCollaborationId } from '../derivation/collaboration-arn';
import { MEMBERSHIP } from '../private/cdk-shapes';
import { defaultChildOf } from '../private/l1';
import { received } from '../private/received';
import { instance, optional, type Shapes, STRING } from '../private/shape';
import { createAfter } from '../private/stack-order';
import type { ExistingBudget } from './existing-budget';

/** Properties for defining a `BudgetRemaining`. */
export interface BudgetRemainingProps {
  /**
   * A membership of this account in the collaboration, which has joined.
   *
   * An imported membership must state its collaboration: use `Membership.fromMembershipAttributes`.
   */
  readonly membership: IMembershipRef;
  /** The privacy budget to read, which can be that of another member, and how much of it must remain. */
  readonly budget: ExistingBudget;
  /**
   * An arbitrary value.
   *
   * Change it to make the next deployment read again. To read at each deployment, specify a value that is another one in
   * each of them, such as the number of the build.
   *
   * @default - a deployment reads again only if another property changes
   */
  readonly revision?: string;
}

/**
 * Reads at deployment how much remains of a privacy budget, and fails if this is less than required.
 *
 * Queries spend a budget, and there is neither an event nor a metric of it: the first sign of a budget that is spent is a
 * query that fails. A deployment that ships more analyses can require that enough of the budget remains for them. Every
 * member can read the budgets of a collaboration, so the members who query can require it, too. A rollback never fails
 * because of a budget that was spent in the meantime.
 *
 * CloudFormation calls a custom resource only if its properties change, so this construct reads when it is created, and
 * whenever `revision` or another property changes. It is created after the membership and the table of the budget. Add a
 * dependency on the template of the budget if the same app defines it, and one of what must not be deployed without
 * enough budget:
 *
 * ```ts
 * declare const membership: Membership;
 * declare const budget: PrivacyBudgetTemplate;
 * declare const analysisTemplate: AnalysisTemplate;
 *
 * const remaining = new BudgetRemaining(this, 'Remaining', {
 *   membership,
 *   budget: ExistingBudget.differentialPrivacy({ minimums: { countDistinct: 10 } }),
 *   revision: '2026-11',
 * });
 * remaining.node.addDependency(budget);
 * analysisTemplate.node.addDependency(remaining);
 * ```
 *
 * The Lambda function of this construct can only list the privacy budgets of this collaboration.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ListCollaborationPrivacyBudgets.html
 * @example
 * declare const membership: Membership;
 * declare const association: ConfiguredTableAssociation;
 * new BudgetRemaining(this, 'Remaining', {
 *   membership,
 *   budget: ExistingBudget.access(association, { minimumAccesses: 20 }),
 * });
 */
export class BudgetRemaining extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.BudgetRemaining';

  /** The number of averages that remain. `NONE` for an access budget, or if the service has not returned it. */
  public readonly remainingAvg: string;
  /** The number of counts that remain. `NONE` for an access budget, or if the service has not returned it. */
  public readonly remainingCount: string;
  /** The number of counts of distinct values that remain. `NONE` for an access budget, or if it was not returned. */
  public readonly remainingCountDistinct: string;
  /** The number of standard deviations that remain. `NONE` for an access budget, or if it was not returned. */
  public readonly remainingStddev: string;
  /** The number of sums that remain. `NONE` for an access budget, or if the service has not returned it. */
  public readonly remainingSum: string;
  /**
   * The number of accesses that remain, of the limit that ends first. `NONE` for a differential privacy budget, or if it
   * was not returned.
   */
  public readonly remainingAccesses: string;
  /** The number of averages that the budget allows. `NONE` for an access budget, or if it was not returned. */
  public readonly maxAvg: string;
  /** The number of counts that the budget allows. `NONE` for an access budget, or if it was not returned. */
  public readonly maxCount: string;
  /** The number of counts of distinct values that the budget allows. `NONE` for an access budget, or if not returned. */
  public readonly maxCountDistinct: string;
  /** The number of standard deviations that the budget allows. `NONE` for an access budget, or if not returned. */
  public readonly maxStddev: string;
  /** The number of sums that the budget allows. `NONE` for an access budget, or if it was not returned. */
  public readonly maxSum: string;
  /**
   * The number of accesses that the limit with the fewest remaining accesses allows, in its period or in total. `NONE` for
   * a differential privacy budget, or if it was not returned.
   */
  public readonly maxAccesses: string;

  constructor(scope: Construct, id: string, props: BudgetRemainingProps) {
    props = received(BudgetRemaining.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    const { membership, budget } = props;

    const resource = new RemainingResource(this, 'Resource', {
      ...budget._render(),
      collaborationId: requireCollaborationId(this, membership, 'the service lists the budgets of a collaboration'),
      collaborationArn: collaborationArnOf(membership),
      revision: props.revision,
    });
    // Only members can list the budgets. Only the resources, because what else is in the scope of a membership can depend
    // on this.
    const needed = budget._table ? [membership, budget._table.construct] : [membership];
    createAfter(this, ...needed.map((construct) => defaultChildOf(construct) ?? construct));
    this.remainingAvg = resource.attrRemaining('AVG');
    this.remainingCount = resource.attrRemaining('COUNT');
    this.remainingCountDistinct = resource.attrRemaining('COUNT_DISTINCT');
    this.remainingStddev = resource.attrRemaining('STDDEV');
    this.remainingSum = resource.attrRemaining('SUM');
    this.remainingAccesses = resource.attrRemaining('ACCESSES');
    this.maxAvg = resource.attrMax('AVG');
    this.maxCount = resource.attrMax('COUNT');
    this.maxCountDistinct = resource.attrMax('COUNT_DISTINCT');
    this.maxStddev = resource.attrMax('STDDEV');
    this.maxSum = resource.attrMax('SUM');
    this.maxAccesses = resource.attrMax('ACCESSES');
  }
}

const PROPS: Shapes<BudgetRemainingProps> = {
  membership: MEMBERSHIP,
  budget: instance<ExistingBudget>('ExistingBudget'),
  revision: optional(STRING),
};
