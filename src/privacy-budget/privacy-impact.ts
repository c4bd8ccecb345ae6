import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Construct } from 'constructs';
import { ImpactResource } from '../custom-resources/privacy-impact/resource';
import { MEMBERSHIP } from '../private/cdk-shapes';
import { defaultChildOf } from '../private/l1';
import { received } from '../private/received';
import { NUMBER, type Shapes } from '../private/shape';
import { createAfter } from '../private/stack-order';
import type { AggregationMinimums } from './aggregation-minimums';
import { MINIMUMS, renderMinimums } from './minimums';

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
      minimums: renderMinimums(minimums),
    });
    createAfter(this, defaultChildOf(membership) ?? membership);
    this.maxAvg = resource.attrMaxCount('AVG');
    this.maxCount = resource.attrMaxCount('COUNT');
    this.maxCountDistinct = resource.attrMaxCount('COUNT_DISTINCT');
    this.maxStddev = resource.attrMaxCount('STDDEV');
    this.maxSum = resource.attrMaxCount('SUM');
  }
}

const PROPS: Shapes<PrivacyImpactProps> = {
  membership: MEMBERSHIP,
  epsilon: NUMBER,
  usersNoisePerQuery: NUMBER,
  minimums: MINIMUMS,
};
