import type { Rule } from '../rule';
import { mappedIdsStayInJoins } from './mapped-ids-stay-in-joins';
import { namespaceIsOfMembershipAccount } from './namespace-is-of-membership-account';
import { providerIsInRegion } from './provider-is-in-region';

/** The rules for ID namespace associations. */
export const ID_NAMESPACE_RULES: readonly Rule[] = [
  namespaceIsOfMembershipAccount,
  providerIsInRegion,
  mappedIdsStayInJoins,
];
