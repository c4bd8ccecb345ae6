import type { Rule } from '../rule';
import { accountIsInvited } from './account-is-invited';
import { dataOwnerLogsQueries } from './data-owner-logs-queries';
import { jobLogFollowsCollaboration } from './job-log-follows-collaboration';
import { jobResultsHaveDestination } from './job-results-have-destination';
import { membershipIsInRegion } from './membership-is-in-region';
import { membershipOutlivesStack } from './membership-outlives-stack';
import { membershipRolesAreOwn } from './membership-roles-are-own';
import { metricsAreAvailable } from './metrics-are-available';
import { oneMembershipPerAccount } from './one-membership-per-account';
import { onlyPayerAccepts } from './only-payer-accepts';
import { payerAccepts } from './payer-accepts';
import { queryLogFollowsCollaboration } from './query-log-follows-collaboration';
import { receiverHasDestination } from './receiver-has-destination';
import { receiverHasRole } from './receiver-has-role';
import { resultBucketHoldsNoData } from './result-bucket-holds-no-data';
import { resultRegionIsAllowed } from './result-region-is-allowed';
import { resultRoleCanUseKey } from './result-role-can-use-key';
import { resultRoleCanWrite } from './result-role-can-write';
import { resultRoleTrustsCleanRooms } from './result-role-trusts-clean-rooms';
import { resultsNeedReceiving } from './results-need-receiving';

/** The rules for memberships. */
export const MEMBERSHIP_RULES: readonly Rule[] = [
  accountIsInvited,
  oneMembershipPerAccount,
  receiverHasDestination,
  receiverHasRole,
  resultsNeedReceiving,
  resultBucketHoldsNoData,
  membershipRolesAreOwn,
  payerAccepts,
  onlyPayerAccepts,
  queryLogFollowsCollaboration,
  resultRegionIsAllowed,
  resultRoleTrustsCleanRooms,
  resultRoleCanWrite,
  resultRoleCanUseKey,
  membershipIsInRegion,
  membershipOutlivesStack,
  dataOwnerLogsQueries,
  metricsAreAvailable,
  jobLogFollowsCollaboration,
  jobResultsHaveDestination,
];
