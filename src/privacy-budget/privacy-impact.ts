import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Construct } from 'constructs';
import { ImpactResource } from '../custom-resources/privacy-impact/resource';
import { MEMBERSHIP } from '../private/cdk-shapes';
import { defaultChildOf } from '../private/l1';
import { received } from '../private/received';
import { knownNumber, NUMBER, optional, type Shapes, struct } from '../private/shape';
import { createAfter } from '../private/stack-order';

/** How many aggregations of each type a differential privacy budget must allow. */
export interface AggregationMinimums {
  /**
   * The number of averages.
   *
   * @default - any number, also none
   */
  readonly avg?: number;
  /**
   * The number of counts.
   *
   * @default - any number, also none
   */
  readonly count?: number;
  /**
   * The number of counts of distinct values.
   *
   * @default - any number, also none
   */
  readonly countDistinct?: number;
  /**
   * The number of standard deviations.
   *
   * @default - any number, also none
   */
  readonly stddev?: number;
  /**
   * The number of sums.
   *
   * @default - any number, also none
   */
  readonly sum?: number;
}

/** Properties for defining a `PrivacyImpact`. */
export interface PrivacyImpactProps {
  /** A membership of this account, for which the service computes the impact. */
  readonly membership: IMembershipRef;
  /** The privacy budget (epsilon), an integer from 1 to 20. */
  readonly epsilon: number;
  /** The amount of noise per query, in number of users: an integer from 10 to 100. */
  readonly usersNoisePerQuery: number;
  /**
   * The numbers of aggregations that the budget must allow. Otherwise the deployment fails, with the numbers of the
   * service.
   *
   * @default - the numbers are only attributes
   */
  readonly minimums?: AggregationMinimums;
}

/**
 * Computes at deployment how many aggregations a differential privacy budget allows.
 *
 * Epsilon and noise state how well users are protected, and not how many queries a partner can run. The service computes
 * the number of aggregations of each type that they allow, if only aggregations of that type are run. With `minimums`, a
 * budget that allows fewer fails the deployment, before the partner runs out of it. A rollback never fails because of
 * that. The preview neither needs nor changes a privacy budget, and computes again only when the properties change.
 *
 * A budget template that must not be created without enough aggregations depends on the preview:
 *
 * ```ts
 * declare const membership: Membership;
 *
 * const impact = new PrivacyImpact(this, 'Impact', {
 *   membership,
 *   epsilon: 3,
 *   usersNoisePerQuery: 30,
 *   minimums: { countDistinct: 10 },
 * });
 * const budget = membership.addPrivacyBudget(
 *   'Budget',
 *   PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }),
 * );
 * budget.node.addDependency(impact);
 * ```
 *
 * The Lambda function of this construct can only preview the impact for this membership.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_PreviewPrivacyImpact.html
 * @example
 * declare const membership: Membership;
 * new PrivacyImpact(this, 'Impact', { membership, epsilon: 3, usersNoisePerQuery: 30, minimums: { countDistinct: 10 } });
 */
export class PrivacyImpact extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.PrivacyImpact';

  /** The number of averages that the budget allows, or `NONE` if the service has not returned it. */
  public readonly maxAvg: string;
  /** The number of counts that the budget allows, or `NONE` if the service has not returned it. */
  public readonly maxCount: string;
  /** The number of counts of distinct values that the budget allows, or `NONE` if the service has not returned it. */
  public readonly maxCountDistinct: string;
  /** The number of standard deviations that the budget allows, or `NONE` if the service has not returned it. */
  public readonly maxStddev: string;
  /** The number of sums that the budget allows, or `NONE` if the service has not returned it. */
  public readonly maxSum: string;

  constructor(scope: Construct, id: string, props: PrivacyImpactProps) {
    props = received(PrivacyImpact.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    const { membership, epsilon, usersNoisePerQuery, minimums = {} } = props;

    const resource = new ImpactResource(this, 'Resource', {
      membershipId: membership.membershipRef.membershipIdentifier,
      membershipArn: membership.membershipRef.membershipArn,
      epsilon,
      usersNoisePerQuery,
      minimums: {
        AVG: minimums.avg,
        COUNT: minimums.count,
        COUNT_DISTINCT: minimums.countDistinct,
        STDDEV: minimums.stddev,
        SUM: minimums.sum,
      },
    });
    createAfter(this, defaultChildOf(membership) ?? membership);
    this.maxAvg = resource.attrMaxCount('AVG');
    this.maxCount = resource.attrMaxCount('COUNT');
    this.maxCountDistinct = resource.attrMaxCount('COUNT_DISTINCT');
    this.maxStddev = resource.attrMaxCount('STDDEV');
    this.maxSum = resource.attrMaxCount('SUM');
  }
}

const MINIMUM = optional(
  knownNumber((value) => Number.isInteger(value) && value >= 0, {
    why: 'a number of aggregations is a whole number, which must be known at synthesis',
    fix: 'specify a whole number from 0, or omit the minimum',
  }),
);

const PROPS: Shapes<PrivacyImpactProps> = {
  membership: MEMBERSHIP,
  epsilon: NUMBER,
  usersNoisePerQuery: NUMBER,
  minimums: optional(
    struct<AggregationMinimums>({
      avg: MINIMUM,
      count: MINIMUM,
      countDistinct: MINIMUM,
      stddev: MINIMUM,
      sum: MINIMUM,
    }),
  ),
};
