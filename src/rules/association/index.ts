import type { Rule } from '../rule';
import { additionalAnalysesAreConfigured } from './additional-analyses-are-configured';
import { associationHasCollaborationRule } from './association-has-collaboration-rule';
import { associationRoleIsOwn } from './association-role-is-own';
import { associationWaitsForPolicies } from './association-waits-for-policies';
import { collaborationRuleFitsTableRule } from './collaboration-rule-fits-table-rule';
import { joinColumnsShareNames } from './join-columns-share-names';
import { joinedTablesShareRuleType } from './joined-tables-share-rule-type';
import { narrowTrustStandsAlone } from './narrow-trust-stands-alone';
import { queryRunnerBringsTable } from './query-runner-brings-table';
import { receiversCanReceive } from './receivers-can-receive';
import { roleCanDecryptTable } from './role-can-decrypt-table';
import { roleCanReadTable } from './role-can-read-table';
import { roleTrustsCleanRooms } from './role-trusts-clean-rooms';
import { sumsNeedCleartext } from './sums-need-cleartext';
import { tableIsOfMembershipAccount } from './table-is-of-membership-account';
import { trustAdmitsMembership } from './trust-admits-membership';

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
];
