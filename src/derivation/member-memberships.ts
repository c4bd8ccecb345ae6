import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';
import { membershipArn } from '../private/service-trust';
import { partiesAt } from './terms';

/**
 * Patterns for the ARNs of the memberships of all members: for each account of a member, or for every account unless all
 * of them are known.
 */
export function membershipPatterns(user: IConstruct, membership: IMembershipRef): string[] {
  const parties = partiesAt(membership, user);
  const accounts = parties?.all.flatMap(({ account }) => account ?? []) ?? [];
  const everyoneIsKnown = parties?.complete && accounts.length === parties.all.length;
  return (everyoneIsKnown ? accounts : ['*']).map((account) => membershipArn(user, account, '*'));
}
