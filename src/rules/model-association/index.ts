import type { Rule } from '../rule';
import { logReceiversAreMembers } from './log-receivers-are-members';
import { modelIsOfMembershipAccount } from './model-is-of-membership-account';
import { redactionPatternsFitEntities } from './redaction-patterns-fit-entities';

/** The rules for configured model algorithm associations. */
export const MODEL_ASSOCIATION_RULES: readonly Rule[] = [
  modelIsOfMembershipAccount,
  logReceiversAreMembers,
  redactionPatternsFitEntities,
];
