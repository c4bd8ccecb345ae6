import { ANALYSIS_TEMPLATE_RULES } from './analysis-template/index';
import { ASSOCIATION_RULES } from './association/index';
import { COLLABORATION_RULES } from './collaboration/index';
import { CONFIGURED_TABLE_RULES } from './configured-table/index';
import { EVERY_RULES } from './every/index';
import { MEMBERSHIP_RULES } from './membership/index';
import { PRIVACY_BUDGET_RULES } from './privacy-budget/index';
import type { Rule } from './rule';

/** All rules, in the order of the documentation. */
export const CATALOGUE: readonly Rule[] = [
  ...EVERY_RULES,
  ...COLLABORATION_RULES,
  ...MEMBERSHIP_RULES,
  ...CONFIGURED_TABLE_RULES,
  ...ASSOCIATION_RULES,
  ...ANALYSIS_TEMPLATE_RULES,
  ...PRIVACY_BUDGET_RULES,
];
