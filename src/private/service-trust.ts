import { Stack } from 'aws-cdk-lib';
import { CompositePrincipal, type IPrincipal, type PrincipalBase, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/** The service principal of Clean Rooms. */
export const CLEAN_ROOMS = 'cleanrooms.amazonaws.com';
/** The service principal of Clean Rooms ML. */
export const CLEAN_ROOMS_ML = 'cleanrooms-ml.amazonaws.com';

export interface ServiceTrustOptions {
  /**
   * The ARNs of the memberships for which Clean Rooms can assume the role. If an ID is not known yet, the ARN is a
   * pattern.
   */
  readonly membershipArns: readonly string[];
  /**
   * The ID of the membership that runs queries.
   *
   * @default - any membership, while the ID is unknown
   */
  readonly runnerMembershipId?: string;
}

/**
 * A principal that allows only Clean Rooms to assume a role, and only for these memberships.
 *
 * As the guide requires, it has two statements. The query engine uses an external ID that ends in the ID of the
 * membership that runs queries. All other requests have the ARN of a membership.
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
    membershipTrust(options.membershipArns),
  );
}

/**
 * A principal that allows only Clean Rooms to assume a role, and only for these memberships. The guide requires it for
 * roles of jobs, which the query engine does not use.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html
 */
export function membershipTrust(membershipArns: readonly string[]): PrincipalBase {
  return new ServicePrincipal(CLEAN_ROOMS).withConditions({
    'ForAnyValue:ArnLike': { 'aws:SourceArn': [...membershipArns] },
  });
}

/**
 * A principal that allows only Clean Rooms ML to assume a role, and only for the training datasets of the account.
 *
 * As the guide requires, the conditions apply only to requests that have the account and the ARN of a source.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-roles.html
 */
export function trainingDatasetTrust(scope: IConstruct): IPrincipal {
  return trustOfMl(scope, 'training-dataset');
}

/**
 * A principal that allows only Clean Rooms ML to assume a role, and only for the configured audience models of the account,
 * with the conditions of `trainingDatasetTrust`.
 */
export function configuredAudienceModelTrust(scope: IConstruct): IPrincipal {
  return trustOfMl(scope, 'configured-audience-model');
}

function trustOfMl(scope: IConstruct, resource: string): IPrincipal {
  const { account } = Stack.of(scope);
  const sources = Stack.of(scope).formatArn({ service: 'cleanrooms-ml', resource, resourceName: '*' });
  return new ServicePrincipal(CLEAN_ROOMS_ML).withConditions({
    StringEqualsIfExists: { 'aws:SourceAccount': account },
    ArnLikeIfExists: { 'aws:SourceArn': sources },
  });
}

/**
 * A principal that allows only Clean Rooms ML to assume a role, and only for one membership, as the guide requires it for
 * the role of an ML configuration.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-roles.html
 */
export function mlConfigurationTrust(scope: IConstruct, membershipArn: string): IPrincipal {
  return new ServicePrincipal(CLEAN_ROOMS_ML).withConditions({
    StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
    ArnLike: { 'aws:SourceArn': membershipArn },
  });
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
