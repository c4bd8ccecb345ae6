import type { Rule } from '../rule';
import { additionalAnalysesAreConfigured } from './additional-analyses-are-configured';
import { additionalAnalysesFitTable } from './additional-analyses-fit-table';
import { additionalAnalysesNameMembers } from './additional-analyses-name-members';
import { associationHasCollaborationRule } from './association-has-collaboration-rule';
import { associationRoleIsOwn } from './association-role-is-own';
import { associationWaitsForPolicies } from './association-waits-for-policies';
import { collaborationRuleFitsTableRule } from './collaboration-rule-fits-table-rule';
import { foreignBucketAdmitsRole } from './foreign-bucket-admits-role';
import { joinColumnsShareNames } from './join-columns-share-names';
import { joinedTablesShareRuleType } from './joined-tables-share-rule-type';
import { narrowTrustStandsAlone } from './narrow-trust-stands-alone';
import { queryRunnerBringsTable } from './query-runner-brings-table';
import { receiversCanReceive } from './receivers-can-receive';
import { roleCanDecryptTable } from './role-can-decrypt-table';
import { roleCanReadTable } from './role-can-read-table';
import { roleTrustsCleanRooms } from './role-trusts-clean-rooms';
import { sumsNeedCleartext } from './sums-need-cleartext';
import { tableHasResultReceiver } from './table-has-result-receiver';
import { tableIsOfMembershipAccount } from './table-is-of-membership-account';
import { tableNameNeedsNoQuotes } from './table-name-needs-no-quotes';
import { trustAdmitsMembership } from './trust-admits-membership';
import { trustNamesQueryRunner } from './trust-names-query-runner';

/** The rules for configured table associations. */
export const ASSOCIATION_RULES: readonly Rule[] = [
  tableIsOfMembershipAccount,
  roleTrustsCleanRooms,
  roleCanReadTable,
  collaborationRuleFitsTableRule,
  receiversCanReceive,
  associationHasCollaborationRule,
  joinedTablesShareRuleType,
  associationRoleIsOwn,
  roleCanDecryptTable,
  trustAdmitsMembership,
  narrowTrustStandsAlone,
  associationWaitsForPolicies,
  queryRunnerBringsTable,
  additionalAnalysesAreConfigured,
  sumsNeedCleartext,
  joinColumnsShareNames,
  tableHasResultReceiver,
  additionalAnalysesFitTable,
  additionalAnalysesNameMembers,
  tableNameNeedsNoQuotes,
  trustNamesQueryRunner,
  foreignBucketAdmitsRole,
];
