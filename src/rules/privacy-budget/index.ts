import type { Rule } from '../rule';
import { accessBudgetNamesAssociation } from './access-budget-names-association';
import { budgetIsInRange } from './budget-is-in-range';
import { budgetParametersFitType } from './budget-parameters-fit-type';
import { monthlyRefreshIsDeliberate } from './monthly-refresh-is-deliberate';
import { oneDifferentialPrivacyBudget } from './one-differential-privacy-budget';

/** The rules for privacy budget templates. */
export const PRIVACY_BUDGET_RULES: readonly Rule[] = [
  budgetParametersFitType,
  budgetIsInRange,
  oneDifferentialPrivacyBudget,
  monthlyRefreshIsDeliberate,
  accessBudgetNamesAssociation,
];
