import type { Rule } from '../rule';
import { accountsAreAllowed } from './accounts-are-allowed';
import { allowedTemplateIsAsReviewed } from './allowed-template-is-as-reviewed';
import { allowedTemplatesAreReviewed } from './allowed-templates-are-reviewed';
import { entityPoliciesAreManaged } from './entity-policies-are-managed';
import { groupsAreLargeEnough } from './groups-are-large-enough';
import { keysAdmitCleanRooms } from './keys-admit-clean-rooms';
import { mlRolesAreOwn } from './ml-roles-are-own';
import { mlRolesTrustCleanRoomsMl } from './ml-roles-trust-clean-rooms-ml';
import { referencesFitProperties } from './references-fit-properties';
import { resourceIsOfMembershipAccount } from './resource-is-of-membership-account';
import { tableNamesAreUnique } from './table-names-are-unique';
import { valuesAreWithinLimits } from './values-are-within-limits';

/** The rules for resources of every kind, or of more than one kind. */
export const RESOURCE_RULES: readonly Rule[] = [
  referencesFitProperties,
  valuesAreWithinLimits,
  mlRolesAreOwn,
  mlRolesTrustCleanRoomsMl,
  resourceIsOfMembershipAccount,
  tableNamesAreUnique,
  allowedTemplateIsAsReviewed,
  keysAdmitCleanRooms,
  entityPoliciesAreManaged,
  accountsAreAllowed,
  groupsAreLargeEnough,
  allowedTemplatesAreReviewed,
];
