import type { Rule } from '../rule';
import { collaborationRuleFitsTableRule } from './collaboration-rule-fits-table-rule';
import { receiversCanReceive } from './receivers-can-receive';
import { roleCanReadTable } from './role-can-read-table';
import { roleTrustsCleanRooms } from './role-trusts-clean-rooms';
import { tableIsOfMembershipAccount } from './table-is-of-membership-account';
import { tableNamesAreUnique } from './table-names-are-unique';

/** The rules for configured table associations. */
export const ASSOCIATION_RULES: readonly Rule[] = [
  tableNamesAreUnique,
  tableIsOfMembershipAccount,
  roleTrustsCleanRooms,
  roleCanReadTable,
  collaborationRuleFitsTableRule,
  receiversCanReceive,
];
