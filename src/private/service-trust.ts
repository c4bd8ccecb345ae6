import { Stack } from 'aws-cdk-lib';
import { CompositePrincipal, type IPrincipal, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

const CLEAN_ROOMS = 'cleanrooms.amazonaws.com';

export interface ServiceTrustOptions {
  /** The ARNs of the memberships that Clean Rooms may act for; a pattern where an id is not known yet. */
  readonly membershipArns: readonly string[];
  /**
   * The id of the membership that runs queries.
   *
   * @default - any membership, as long as it is not known
   */
  readonly runnerMembershipId?: string;
}

/**
 * Clean Rooms as the only one to assume a role, and only for these memberships.
 *
 * Two statements, as the guide prescribes: the query engine comes with an external id that ends in the membership of
 * the member who queries, everything else with the ARN of a membership.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/cross-service-confused-deputy-prevention.html
 */
export function serviceTrust(scope: IConstruct, options: ServiceTrustOptions): IPrincipal {
  const { region, partition } = Stack.of(scope);
  const runner = options.runnerMembershipId ?? '';
  return new CompositePrincipal(
    new ServicePrincipal(CLEAN_ROOMS).withConditions({
      StringLike: { 'sts:ExternalId': `arn:${partition}:*:${region}:*:dbuser:*/${runner}*` },
    }),
    new ServicePrincipal(CLEAN_ROOMS).withConditions({
      'ForAnyValue:ArnLike': { 'aws:SourceArn': [...options.membershipArns] },
    }),
  );
}

/** The ARN of a membership, or the pattern for all memberships of an account. */
export function membershipArn(scope: IConstruct, account: string, membershipId: string): string {
  return Stack.of(scope).formatArn({
    service: 'cleanrooms',
    account,
    resource: 'membership',
    resourceName: membershipId,
  });
}
